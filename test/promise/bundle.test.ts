/** What the Promise entry does not bring into a browser. */
import { assert, it } from "@effect/vitest"
import { bundledFiles } from "../support/bundle.ts"

it("the Promise entry brings neither Schema, nor Config, nor http-api, nor a storage of browsers into a bundle", async () => {
  const files = await bundledFiles(`
    import { createManagementApiSdk } from "./promise/index.ts"
    console.log(createManagementApiSdk)
  `)
  assert.isTrue(files.some((file) => file.endsWith("src/internal/session/session.ts")))
  assert.deepStrictEqual(
    files.filter((file) =>
      /effect\/dist\/(Schema|Config|Metric|ManagedRuntime|internal\/schema)|http-api\/|indexedDb\//.test(file)
    ),
    []
  )
})
