/** `docs/operations.md`: what it shows can be called, and what it says is what the contract says. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import type { OpenApiDocument } from "../../scripts/contract/document.ts"
import { errorClasses, generate } from "../../scripts/generate/main.ts"
import { makeContract } from "../../scripts/generate/model.ts"
import { callsOf } from "../../scripts/generate/operations.ts"
import { root } from "../support/contract.ts"

type Editable = Omit<OpenApiDocument, "paths"> & { readonly paths: Record<string, Record<string, any>> }

const document = (): Editable => JSON.parse(fs.readFileSync(path.join(root, "openapi.json"), "utf8"))

const written = fs.readFileSync(path.join(root, "docs/operations.md"), "utf8")

/** What the document has below the heading of an operation. */
const sectionOf = (text: string, operationId: string): string =>
  text.split(/^#{2,3} /m).find((section) => section.startsWith(`${operationId}\n`))!.slice(operationId.length).trim()

/** A program with all calls, and with a value for each variable in them: of a type that is right everywhere. */
const programOf = (calls: ReadonlyArray<string>): string => {
  const shorthands = calls.flatMap((call) => Array.from(call.matchAll(/(?<=[{,:] )(\w+)(?= }|,)/g), ([name]) => name))
  return `${Array.from(new Set(shorthands), (name) => `declare const ${name}: never`).join("\n")}\n${
    calls.join("\n")
  }\n`
}

const effectEntry = `import * as Pagination from "effect-prisma-management/Pagination"
import type { ManagementClient } from "effect-prisma-management/ManagementClient"
declare const client: ManagementClient["Service"]
`

const promiseEntry = `import { type ManagementApiClient, paginate } from "effect-prisma-management/promise"
declare const client: ManagementApiClient
`

const compile = async (directory: string): Promise<string> => {
  fs.writeFileSync(
    path.join(directory, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] })
  )
  const compiler = path.join(root, "node_modules/typescript/bin/tsc")
  return promisify(execFile)(process.execPath, [compiler, "-p", directory]).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout: string }) => error.stdout
  )
}

describe("docs/operations.md", () => {
  it("docs/operations.md shows calls that compile, with all that they need and no more, in both entries", async () => {
    const contract = makeContract(document() as OpenApiDocument, errorClasses)
    const calls = contract.groups.flatMap(({ endpoints }) => endpoints).map((endpoint) => callsOf(contract, endpoint))
    const effect = calls.flatMap(({ effect, list }) => list === undefined ? [effect] : [effect, list.effect])
    const promise = calls.flatMap(({ list, promise }) => list === undefined ? [promise] : [promise, list.promise])
    for (const call of [...effect, ...promise]) assert.include(written, `\`${call}\``)

    const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    try {
      const wrong = ["// @ts-expect-error", "client.projects.get()", "// @ts-expect-error", "client.projects.gone()"]
      fs.writeFileSync(path.join(directory, "effect.ts"), effectEntry + programOf([...effect, ...wrong]))
      const wrongPath = ["// @ts-expect-error", "client.GET(\"/v1/projects/{id}\")"]
      fs.writeFileSync(path.join(directory, "promise.ts"), promiseEntry + programOf([...promise, ...wrongPath]))
      assert.strictEqual(await compile(directory), "")
    } finally {
      fs.rmSync(directory, { recursive: true })
    }
  })

  it("docs/operations.md has for an operation of each kind the request, both calls, the whole list, the errors and what replaces it", async () => {
    const changed = document()
    const projects = changed.paths["/v1/projects/{id}"]!
    changed.paths["/v1/projects/{id}/photocopies"] = {
      get: {
        operationId: "projects.listPhotocopies",
        tags: ["projects"],
        summary: "Lists the photocopies that `projects.photocopy` made.",
        deprecated: true,
        "x-replaced-by": "projects.list",
        parameters: [
          ...projects["get"].parameters,
          { in: "header", name: "x-lease-id", required: true, schema: { type: "string" } },
          { in: "query", name: "cursor", schema: { type: "string" } }
        ],
        responses: {
          200: changed.paths["/v1/projects"]!["get"].responses["200"],
          404: { ...projects["get"].responses["404"], description: "There was never a photocopy, see `projects.get`." }
        }
      },
      post: {
        operationId: "projects.photocopy",
        tags: ["projects"],
        summary: "Photocopies a project.",
        "x-prisma-stability": "experimental",
        parameters: projects["get"].parameters,
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: { pages: { type: "number" }, "two-sided": { type: "boolean" }, color: { type: "string" } },
                required: ["pages", "two-sided"]
              }
            }
          }
        },
        responses: { 204: { description: "Made." } }
      }
    }
    const files = await generate(changed as OpenApiDocument)
    const text = files.get("docs/operations.md")!
    const list = sectionOf(text, "projects.listPhotocopies")
    const line = /src\/api\/projects\.ts#L(\d+)/.exec(list)![1]!
    const source = files.get("src/api/projects.ts")!.split("\n")
    assert.strictEqual(source[Number(line) - 1], "  readonly listPhotocopies: (request: {")
    assert.strictEqual(
      list,
      `\`GET /v1/projects/{id}/photocopies\`

Lists the photocopies that [\`projects.photocopy\`](#projectsphotocopy) made. Deprecated: use [\`projects.list\`](#projectslist).

- Effect: [\`client.projects.listPhotocopies({ params: { id }, headers: { "x-lease-id": xLeaseId } })\`](../src/api/projects.ts#L${line})
- Promise: \`client.GET("/v1/projects/{id}/photocopies", { params: { path: { id }, header: { "x-lease-id": xLeaseId } } })\`
- The whole list: \`Pagination.items(client.projects.listPhotocopies, { params: { id }, headers: { "x-lease-id": xLeaseId } })\`, \`paginate(client, "/v1/projects/{id}/photocopies", { params: { path: { id }, header: { "x-lease-id": xLeaseId } } })\`
- Errors: \`NotFound\` 404
  - \`NotFound\`: There was never a photocopy, see [\`projects.get\`](#projectsget).`
    )
    assert.strictEqual(
      sectionOf(text, "projects.photocopy").replace(/#L\d+/, ""),
      `\`POST /v1/projects/{id}/photocopies\`, experimental

Photocopies a project.

- Effect: [\`client.projects.photocopy({ params: { id }, payload: { pages, "two-sided": twoSided } })\`](../src/api/projects.ts)
- Promise: \`client.POST("/v1/projects/{id}/photocopies", { params: { path: { id } }, body: { pages, "two-sided": twoSided } })\``
    )
    const row =
      "| `GET /v1/projects/{id}/photocopies` | [`projects.listPhotocopies`](#projectslistphotocopies) (deprecated) |"
    assert.include(sectionOf(text, "Index"), row)
  })

  it("docs/operations.md has an operation of every path and method, once in the index and once below its group", () => {
    const keys = Object.entries(document().paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `\`${method.toUpperCase()} ${path}\``)
    )
    const inIndex = Array.from(written.matchAll(/^\| (`[A-Z]+ [^`]+`) \|/gm), ([, key]) => key!)
    const below = Array.from(written.matchAll(/^(`[A-Z]+ \/[^`]+`)/gm), ([, key]) => key!)
    assert.deepStrictEqual(inIndex.sort(), keys.toSorted())
    assert.deepStrictEqual(below.sort(), keys.toSorted())
  })
})
