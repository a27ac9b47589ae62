import { assert, it } from "@effect/vitest"
import { bundledFiles } from "./support/bundle.ts"

it("session and OAuth bring neither Schema, nor Config, nor http-api, nor a storage of browsers into a bundle", async () => {
  const files = await bundledFiles(`
    import * as FetchHttpClient from "effect/http/FetchHttpClient"
    import * as OAuth from "./OAuth.ts"
    import * as Session from "./Session.ts"
    console.log(OAuth.layer, Session.authorize, FetchHttpClient.layer)
  `)
  assert.isTrue(files.some((file) => file.endsWith("src/internal/session/session.ts")))
  assert.deepStrictEqual(files.filter((file) => /effect\/dist\/(Schema|Config)|http-api\/|indexedDb\//.test(file)), [])
})
