/** What the Promise entry does not bring into a browser. */
import { assert, it } from "@effect/vitest"
import { bundledFiles, filesAtStart } from "../support/bundle.ts"

const program = `
  import { createManagementApiSdk } from "./promise/index.ts"
  console.log(createManagementApiSdk)
`

it("the Promise entry brings neither Schema, nor Config, nor http-api, nor a storage of browsers into a bundle", async () => {
  const files = await bundledFiles(program)
  assert.isTrue(files.some((file) => file.endsWith("src/internal/session/session.ts")))
  assert.deepStrictEqual(
    files.filter((file) =>
      /effect\/dist\/(Schema|Config|Metric|ManagedRuntime|internal\/schema)|http-api\/|indexedDb\//.test(file)
    ),
    []
  )
})

it("the Promise entry loads no session, and no fibers, before an SDK is used", async () => {
  const files = await filesAtStart(program)
  assert.isTrue(files.some((file) => file.endsWith("src/promise/internal/client.ts")))
  assert.deepStrictEqual(
    files.filter((file) =>
      /src\/internal\/(session|oauth)|effect\/dist\/(Effect|Layer|Stream|Scope|http\/)/.test(file)
    ),
    []
  )
})

it("the Promise entry brings no device logins, and nothing of Node, into a program that does not ask for them", async () => {
  const files = await bundledFiles(program)
  assert.deepStrictEqual(files.filter((file) => /device|src\/node|src\/promise\/node/i.test(file)), [])
})
