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
import type { CreatedConnection } from "../src/api/schemas.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Pagination from "../src/Pagination.ts"
import * as Waiting from "../src/Waiting.ts"
import { createManagementApiClient } from "../src/promise/index.ts"
declare const client: ManagementClient.ManagementClient["Service"]
export const items = Pagination.items(client.projects.list)
export const waited = Waiting.database(client, "db_1")
export const hint = client.projects.list().pipe(Effect.catchIf(ApiError.isApiError, (error) => Effect.succeed(error.hint)))
export const retried = client.projects.list().pipe(Effect.retry({ while: ApiError.isRetryable, times: 3 }))
export const created = client.projects./*method*/create({ payload: { /*input*/name: "shop" } })
export const read = Effect.map(client.projects.get({ params: { /*parameter*/id: "proj_1" } }), (project) => project./*answer*/logicalId)
export const old = client./*group*/apps./*oldMethod*/list()
declare const connection: CreatedConnection
export const connect = connection./*oldField*/connectionString
const promised = createManagementApiClient({ token: "token" })
export const ofPromise = async () => {
  await promised.POST("/v1/projects", { body: { /*promiseInput*/name: "shop" } })
  const { data } = await promised.GET("/v1/projects/{id}", { params: { path: { /*promiseParameter*/id: "proj_1" } } })
  await promised.POST("/v1/projects/{projectId}/databases", {
    params: { path: { projectId: "proj_1" } },
    body: { /*promiseBody*/region: "eu-west-3" }
  })
  return data?.data./*promiseAnswer*/logicalId
}
Effect.runFork(Effect.provide(ManagementClient.ManagementClient, ManagementClient.layer().pipe(Layer.provide(FetchHttpClient.layer))))
`

const makeService = () => {
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
    /** The words that an editor shows of what stands behind a mark. */
    words: (mark: string): string => {
      const info = languageService.getQuickInfoAtPosition(file, program.indexOf(`/*${mark}*/`) + mark.length + 4)
      const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`)
      return [ts.displayPartsToString(info?.documentation), ...tags].join("\n")
    },
    /** The words that an editor shows of a property that it offers behind a mark. */
    offered: (mark: string, name: string): string => {
      const position = program.indexOf(`/*${mark}*/`) + mark.length + 4
      const details = languageService.getCompletionEntryDetails(
        file,
        position,
        name,
        undefined,
        undefined,
        undefined,
        undefined
      )
      return ts.displayPartsToString(details?.documentation)
    },
    errors: () =>
      languageService.getSemanticDiagnostics(file).map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n")
      )
  }
}

const service = makeService()

it("an editor shows the item of a list, the errors of a wait, and which layer a client lacks", () => {
  const { errors, hover } = service
  assert.include(hover("items"), "Stream<Project, ")
  assert.match(hover("waited"), /Effect<Database, .*NotFound.*WaitTimeout<Database>.*WaitFailure<Database>/)
  assert.match(hover("hint"), /Effect<string \| .*Page|Effect<.*undefined/)
  assert.include(hover("retried"), "Unauthorized")
  const found = errors()
  assert.lengthOf(found, 1)
  assert.include(found[0], "Authorization.layerToken, layerConfig, layerSession or layerGitHubActions")
})

it("an editor shows the sentence of a method, an input, a parameter and an answer, in both entries", () => {
  const { offered, words } = service
  const name = "The display name of the project. Omitted: the API chooses one. Not empty."
  const id =
    "The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\\s-]{8,}|[a-z0-9]+)$`."
  const logicalId = "The identifier that its creator chose, unique in the workspace. Null if there is none."
  assert.strictEqual(words("input"), name)
  // `openapi-fetch` infers the type of a request from what is written, so its words come while one writes.
  assert.strictEqual(offered("promiseInput", "name"), name)
  assert.strictEqual(words("parameter"), id)
  assert.strictEqual(offered("promiseParameter", "id"), id)
  assert.include(offered("promiseBody", "region"), "The region to run in.")
  assert.strictEqual(words("answer"), logicalId)
  assert.strictEqual(words("promiseAnswer"), logicalId)
  assert.include(words("method"), "- `Conflict`: Another project of the workspace already has this `logicalId`.")
})

it("an editor strikes out what is deprecated, and says what replaces it", () => {
  const { words } = service
  assert.include(words("group"), "@deprecated Use `services`.")
  assert.include(words("oldMethod"), "@deprecated Use `services.list`.")
  assert.include(
    words("oldField"),
    "@deprecated Replaced by `connectionString` of `endpoints.direct` or `endpoints.pooled`."
  )
})
