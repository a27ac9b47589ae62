/** What the Promise entry does not bring into a browser. */
import { assert, describe, it } from "@effect/vitest"
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

describe("what takes several calls", () => {
  const parts = {
    paginate: /promise\/internal\/paginate|answer\/pages/,
    waitFor: /promise\/internal\/waitFor|answer\/waits/,
    logs: /promise\/internal\/log|answer\/(log|lines)/,
    connectionString: /[cC]onnectionString/
  }

  for (const name of Object.keys(parts) as ReadonlyArray<keyof typeof parts>) {
    it(`what takes several calls comes with the program that uses it, and brings no other, and no fibers before a call failed: ${name}`, async () => {
      const program = `
        import { createManagementApiClient, ${name} } from "./promise/index.ts"
        console.log(createManagementApiClient, ${name})
      `
      const files = await bundledFiles(program)
      for (const [other, pattern] of Object.entries(parts)) {
        assert.strictEqual(files.some((file) => pattern.test(file)), other === name, other)
      }
      assert.deepStrictEqual(
        (await filesAtStart(program)).filter((file) =>
          /effect\/dist\/(Schema|Effect|Layer|Stream|Fiber|Scope)\.js|effect\/dist\/http\//.test(file)
        ),
        []
      )
    })
  }

  it("a client alone brings nothing of what takes several calls, and loads its retries when it first needs them", async () => {
    const client = `
      import { createManagementApiClient } from "./promise/index.ts"
      console.log(createManagementApiClient)
    `
    const files = await bundledFiles(client)
    for (const [name, pattern] of Object.entries(parts)) assert.isFalse(files.some((file) => pattern.test(file)), name)
    assert.deepStrictEqual(files.filter((file) => /apiErrors|answer\/refusals/.test(file)), [])
    const retries = /promise\/internal\/(retries|idempotentOperations)|call\/retrying/
    assert.isTrue(files.some((file) => retries.test(file)))
    assert.deepStrictEqual((await filesAtStart(client)).filter((file) => retries.test(file)), [])
  })

  it("all that takes several calls has no Schema, and no stream", async () => {
    const files = await bundledFiles(`
      import { createManagementApiSdk, ${Object.keys(parts).join(", ")} } from "./promise/index.ts"
      console.log(createManagementApiSdk, ${Object.keys(parts).join(", ")})
    `)
    assert.deepStrictEqual(files.filter((file) => /effect\/dist\/(Schema|Stream|Channel)\b/.test(file)), [])
  })
})
