/** What a program waits for that makes one call and ends: a process from its start to its end, as it is installed and in one file. */
import { build } from "esbuild"
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { median } from "./median.ts"
import { withServer } from "./withServer.ts"

const promise = (entry: string) => `
  import { createManagementApiClient } from "${entry}"
  const { data } = await createManagementApiClient({ token: "bench-token", baseUrl }).GET("/v1/projects/{id}", { params: { path: { id: "proj_abc123" } } })
  if (data.data.id === undefined) throw new Error("no project")`

const loggedIn = (entry: string) => `
  import { createManagementApiSdk } from "${entry}"
  const tokens = { workspaceId: "wksp_1", accessToken: "access-token", refreshToken: "refresh-token" }
  const { client } = createManagementApiSdk({
    clientId: "bench",
    redirectUri: "https://bench.example/callback",
    apiBaseUrl: baseUrl,
    tokenStorage: { getTokens: async () => tokens, setTokens: async () => {}, clearTokens: async () => {} }
  })
  const { data } = await client.GET("/v1/projects/{id}", { params: { path: { id: "proj_abc123" } } })
  if (data.data.id === undefined) throw new Error("no project")`

const effect = (transport: string) => `
  import * as Effect from "effect/Effect"
  import * as Layer from "effect/Layer"
  import * as Transport from "${transport}"
  import * as Authorization from "effect-prisma-management/Authorization"
  import * as GroupClient from "effect-prisma-management/GroupClient"
  import { ProjectsGroup } from "effect-prisma-management/api/projects"
  const program = Effect.flatMap(
    GroupClient.make(ProjectsGroup, { baseUrl }),
    (projects) => projects.get({ params: { id: "proj_abc123" } })
  )
  const { id } = await Effect.runPromise(Effect.provide(
    program,
    Authorization.layerToken("bench-token").pipe(Layer.provideMerge(Transport.layer))
  ))
  if (id === undefined) throw new Error("no project")`

const programs = {
  "fetch": `
  const response = await fetch(baseUrl + "/v1/projects/proj_abc123", { headers: { authorization: "Bearer bench-token" } })
  if ((await response.json()).data.id === undefined) throw new Error("no project")`,
  "@prisma/management-api-sdk": promise("@prisma/management-api-sdk"),
  "@prisma/management-api-sdk, logged in": loggedIn("@prisma/management-api-sdk"),
  "ours, promise": promise("effect-prisma-management/promise"),
  "ours, promise, logged in": loggedIn("effect-prisma-management/promise"),
  "ours, fetch": effect("effect/http/FetchHttpClient"),
  "ours, node": effect("effect-prisma-management/node/NodeTransport")
} as const

type Name = keyof typeof programs

const referenceOf = (name: Name): Name =>
  name.endsWith("logged in") ? "@prisma/management-api-sdk, logged in" : "@prisma/management-api-sdk"

export interface ColdRow {
  readonly subject: Name
  readonly form: "installed" | "one file"
  readonly milliseconds: number
  readonly ratio: number
}

/** The programs in a folder that finds what is installed here: as they are, and each with all that it uses in one file. */
const write = async (directory: string) => {
  const forms: Array<{ readonly subject: Name; readonly form: ColdRow["form"]; readonly file: string }> = []
  for (const [index, [subject, program]] of Object.entries(programs).entries()) {
    const installed = path.join(directory, `${index}.mjs`)
    const oneFile = path.join(directory, `${index}.bundle.mjs`)
    fs.writeFileSync(installed, `const baseUrl = process.argv[2]\n${program}\nprocess.exit(0)\n`)
    await build({
      entryPoints: [installed],
      outfile: oneFile,
      bundle: true,
      minify: true,
      platform: "node",
      format: "esm",
      // What is CommonJS asks for Node's own modules by it.
      banner: { js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url)` },
      logLevel: "error"
    })
    forms.push({ subject: subject as Name, form: "installed", file: installed })
    forms.push({ subject: subject as Name, form: "one file", file: oneFile })
  }
  return forms
}

export const measureCold = (rounds: number): Promise<ReadonlyArray<ColdRow>> =>
  withServer(async (url) => {
    // Below the package, which then finds itself by its name, and not in `node_modules`, where it would not.
    const directory = fs.mkdtempSync(path.join(import.meta.dirname, ".cold-"))
    try {
      const forms = await write(directory)
      const samples = forms.map((): Array<number> => [])
      for (let round = 0; round < rounds; round++) {
        forms.forEach(({ file }, index) => {
          const start = performance.now()
          execFileSync(process.execPath, [file, url])
          samples[index]!.push(performance.now() - start)
        })
      }
      const medians = samples.map(median)
      return forms.map(({ form, subject }, index): ColdRow => {
        const reference = forms.findIndex((other) => other.form === form && other.subject === referenceOf(subject))
        return { subject, form, milliseconds: medians[index]!, ratio: medians[index]! / medians[reference]! }
      })
    } finally {
      fs.rmSync(directory, { recursive: true, force: true })
    }
  })
