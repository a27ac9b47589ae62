/** What an editor shows of the calls that people write, and what the compiler says when something is missing. */
import { assert, it } from "@effect/vitest"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import type TypeScript from "../scripts/generate/node_modules/typescript/lib/typescript.js"
import { root } from "./support/contract.ts"

// The generator's: a compiler that answers as an editor asks.
const ts: typeof TypeScript = createRequire(path.join(root, "scripts/generate/package.json"))("typescript")

const program = `
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ApiError from "../src/ApiError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Pagination from "../src/Pagination.ts"
import * as Waiting from "../src/Waiting.ts"
declare const client: ManagementClient.ManagementClient["Service"]
export const items = Pagination.items(client.projects.list)
export const waited = Waiting.database(client, "db_1")
export const hint = client.projects.list().pipe(Effect.catchIf(ApiError.isApiError, (error) => Effect.succeed(error.hint)))
export const retried = client.projects.list().pipe(Effect.retry({ while: ApiError.isRetryable, times: 3 }))
Effect.runFork(Effect.provide(ManagementClient.ManagementClient, ManagementClient.layer().pipe(Layer.provide(FetchHttpClient.layer))))
`

const service = () => {
  const file = path.join(root, "test", "editor.program.ts")
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root
  )
  const read = (name: string) => name === file ? program : ts.sys.readFile(name)
  const languageService = ts.createLanguageService({
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = read(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || fs.existsSync(name)
  })
  return {
    hover: (name: string): string =>
      ts.displayPartsToString(
        languageService.getQuickInfoAtPosition(file, program.indexOf(`const ${name}`) + "const ".length)?.displayParts
      ),
    errors: () =>
      languageService.getSemanticDiagnostics(file).map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n")
      )
  }
}

it("an editor shows the item of a list, the errors of a wait, and which layer a client lacks", () => {
  const { errors, hover } = service()
  assert.include(hover("items"), "Stream<Project, ")
  assert.match(hover("waited"), /Effect<Database, .*NotFound.*WaitTimeout<Database>.*WaitFailure<Database>/)
  assert.match(hover("hint"), /Effect<string \| .*Page|Effect<.*undefined/)
  assert.include(hover("retried"), "Unauthorized")
  const found = errors()
  assert.lengthOf(found, 1)
  assert.include(found[0], "Authorization.layerToken, layerConfig, layerSession or layerGitHubActions")
})
