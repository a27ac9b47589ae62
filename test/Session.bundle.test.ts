import { assert, it } from "@effect/vitest"
import { build } from "esbuild"
import { fileURLToPath } from "node:url"

const bundle = async (code: string) => {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("../src", import.meta.url)), loader: "ts" },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    metafile: true,
    platform: "browser"
  })
  return Object.entries(Object.values(metafile.outputs)[0]!.inputs).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : []
  )
}

it("session and OAuth bring neither Schema, nor Config, nor http-api into a bundle", async () => {
  const files = await bundle(`
    import * as FetchHttpClient from "effect/http/FetchHttpClient"
    import * as OAuth from "./OAuth.ts"
    import * as Session from "./Session.ts"
    console.log(OAuth.layer, Session.authorize, FetchHttpClient.layer)
  `)
  assert.isTrue(files.some((file) => file.endsWith("src/internal/session/session.ts")))
  assert.deepStrictEqual(files.filter((file) => /effect\/dist\/(Schema|Config)|http-api\//.test(file)), [])
})
