import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import type { OpenApiDocument } from "../scripts/contract/document.ts"
import { generate } from "../scripts/generate/main.ts"
import { changedDeclarations } from "../scripts/generate/report.ts"
import { version } from "../src/internal/call/version.ts"
import { root } from "./support/contract.ts"

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

type Editable = Omit<OpenApiDocument, "paths"> & { readonly paths: Record<string, Record<string, any>> }

const document = (): Editable => JSON.parse(read("openapi.json"))

describe("generated files", () => {
  it("are what openapi.json makes of them, no more and no fewer", async () => {
    const files = await generate(document() as OpenApiDocument)
    assert.deepStrictEqual(
      fs.readdirSync(path.join(root, "src/api")).map((name) => `src/api/${name}`).sort(),
      Array.from(files.keys()).filter((file) => file.startsWith("src/api/")).sort()
    )
    for (const [file, text] of files) assert.strictEqual(read(file), text, file)
  })

  it("follow a contract with an operation added, one removed and one changed, and the report says so", async () => {
    const changed = document()
    const projects = changed.paths["/v1/projects/{id}"]!
    changed.paths["/v1/projects/{id}/photocopy"] = {
      post: { ...projects["get"], operationId: "projects.photocopy", summary: "Photocopies a project." }
    }
    delete projects["delete"]
    projects["get"].responses["409"] = projects["get"].responses["404"]
    const text = (await generate(changed as OpenApiDocument)).get("src/api/projects.ts")!

    assert.deepStrictEqual(
      Array.from(changedDeclarations("src/api/projects.ts", read("src/api/projects.ts"), text)).sort(),
      ["Added: projects.photocopy.", "Changed: projects.get.", "Removed: projects.delete."]
    )
    assert.include(text, `HttpApiEndpoint.post("photocopy", "/v1/projects/:id/photocopy"`)
    assert.include(text, "Photocopies a project.")
  })

  it("give the Promise entry what a request may leave away, and the vendor's names of operations", async () => {
    const text = (await generate(document() as OpenApiDocument)).get("src/promise/paths.ts")!
    assert.include(text, `* @default true\n             */\n            createDatabase?: boolean;`)
    assert.include(text, `get: operations["getV1ProjectsById"];`)
    assert.include(text, "Deletes an app. Deprecated: use `DELETE /v1/services/{serviceId}`.")
    assert.notMatch(text, /operations\["[^"]*\./)
  })

  it("take a default response and statuses without a class for what UnexpectedStatus is for", async () => {
    const changed = document()
    const { responses } = changed.paths["/v1/projects/{id}"]!["get"]
    const before = (await generate(changed as OpenApiDocument)).get("src/api/projects.ts")
    for (const status of ["default", "4XX", "402", "302"]) responses[status] = responses["404"]
    assert.strictEqual((await generate(changed as OpenApiDocument)).get("src/api/projects.ts"), before)
  })

  it("import what they name and nothing else, as a type where they name only a type", async () => {
    const changed = document()
    const schemas = changed.components!.schemas as Record<string, any>
    const generated = async () => (await generate(changed as OpenApiDocument)).get("src/api/me.ts")!
    assert.notMatch(await generated(), /import .* from "effect\/(Redacted|DateTime)"/)

    schemas["Credential"].properties.seenAt = { type: "string", format: "date-time" }
    schemas["Credential"].properties.pin = { type: "string", "x-sensitive": true }
    // A name of the modules in words of the contract is no reason to import one.
    schemas["Credential"].description = "Said by Stream.Stream of codecs.lines."
    const text = await generated()
    assert.include(text, `import type * as DateTime from "effect/DateTime"`)
    assert.include(text, `import type * as Redacted from "effect/Redacted"`)
    assert.include(text, "readonly seenAt?: DateTime.Utc\n")
    assert.include(text, "seenAt: Schema.optionalKey(codecs.Instant)")
    assert.notInclude(text, "effect/Stream")
  })

  it("hide what is in something secret, also where that is a shape with a name", async () => {
    const changed = document()
    const schemas = changed.components!.schemas as Record<string, any>
    schemas["Credential"].properties.vault = {
      type: "object",
      properties: { key: { $ref: "#/components/schemas/ProjectId" }, size: { type: "number" } },
      "x-sensitive": true
    }
    const text = (await generate(changed as OpenApiDocument)).get("src/api/me.ts")!
    assert.include(text, "readonly key?: Redacted.Redacted<string>")
    assert.include(text, "key: Schema.optionalKey(codecs.Sensitive)")
  })

  it("take any id that the API answers with, also where the contract has a pattern for it", async () => {
    const changed = document()
    const schemas = changed.components!.schemas as Record<string, any>
    schemas["Build"].properties.id = { type: "string", pattern: "^bld_[a-z]+$" }
    const text = (await generate(changed as OpenApiDocument)).get("src/api/builds.ts")!
    assert.include(text, "export const Build: Schema.Codec<Build, unknown> = Schema.Struct({\n  id: Schema.String,")
    assert.notInclude(text, "bld_[a-z]+")
  })

  it("take an enumeration for a string, also where the vendor does not say that it is one", async () => {
    const changed = document()
    const schemas = changed.components!.schemas as Record<string, any>
    delete schemas["RegionId"].type
    const before = (await generate(document() as OpenApiDocument)).get("src/api/schemas.ts")!
    assert.include(before, "export const RegionId: Schema.Codec<RegionId, string> = ")
    assert.strictEqual((await generate(changed as OpenApiDocument)).get("src/api/schemas.ts"), before)
  })

  it("are not made of what the generator does not understand", async () => {
    const failsWith = async (change: (changed: Editable) => void) => {
      const changed = document()
      change(changed)
      return generate(changed as OpenApiDocument).then(() => "nothing", (error: Error) => error.message)
    }
    const schemas = (changed: Editable) => changed.components!.schemas as Record<string, any>
    assert.include(
      await failsWith((changed) => schemas(changed)["Project"].properties.secret = { allOf: [{ type: "string" }] }),
      "/components/schemas/Project/properties/secret/allOf"
    )
    assert.include(
      await failsWith((changed) => schemas(changed)["Project"].additionalProperties = { type: "string" }),
      "/components/schemas/Project"
    )
    assert.include(
      await failsWith((changed) =>
        changed.paths["/v1/projects/{id}:archive"] = {
          post: { ...changed.paths["/v1/projects/{id}"]!["get"], operationId: "projects.photocopy" }
        }
      ),
      "{id}:archive"
    )
  })

  it("never give a shape the name of a group", async () => {
    const clash = document()
    const schemas = clash.components!.schemas as Record<string, unknown>
    schemas["Projects"] = { type: "string" }
    const error = await generate(clash as OpenApiDocument).then(() => undefined, (error: Error) => error)
    assert.include(error?.message, "/components/schemas/Projects")
  })
})

describe("the version", () => {
  it("is the package's", () => {
    assert.strictEqual(version, JSON.parse(read("package.json")).version)
  })
})
