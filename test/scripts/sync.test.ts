import { assert, describe, it } from "vitest"
import type { OpenApiDocument } from "../../scripts/contract/document.ts"
import type { Overlay } from "../../scripts/contract/overlay.ts"
import { ContractError, sync as syncWith } from "../../scripts/contract/sync.ts"
import { answering, before, overlay, schemaOf, vendor, widget } from "./vendor.ts"

/** What sync makes, with what it warns of as text. */
const sync = (document: unknown, overlay: Overlay, previous?: OpenApiDocument) => {
  // Of so few operations, one is more than a fifth.
  const { warnings, ...made } = syncWith(document, overlay, previous, { allowRemovals: true })
  return { ...made, warnings: warnings.map(({ text }) => text) }
}

describe("the document that sync makes", () => {
  it("has our words and none of the vendor's", () => {
    assert.notInclude(JSON.stringify(before), "vendor's words")
    assert.strictEqual(before.info.title, "Fixture API")
    assert.strictEqual(before.paths["/v1/projects"]?.get?.summary, "Lists projects.")
    assert.strictEqual(before.paths["/v1/projects"]?.get?.responses["401"]?.description, "Unauthorized")
    assert.strictEqual(before.components?.schemas?.["Project"]?.description, "A project.")
  })

  it("keeps a property that is called like one of the vendor's words", () => {
    assert.property(before.components?.schemas?.["Project"]?.properties, "title")
  })

  it("nests named schemas, and marks secrets and what is safe to repeat", () => {
    const { Project, CreatedProject } = before.components?.schemas ?? {}
    assert.deepStrictEqual(Project?.properties?.["status"], { $ref: "#/components/schemas/ProjectStatus" })
    assert.deepStrictEqual(CreatedProject?.properties?.["data"], { $ref: "#/components/schemas/Project" })
    assert.deepStrictEqual(CreatedProject?.properties?.["token"], { type: "string", "x-sensitive": true })
    assert.isTrue(before.paths["/v1/projects"]?.post?.["x-idempotent"])
  })

  it("gives an operation the parameters of its path", () => {
    assert.deepStrictEqual(before.paths["/v1/projects/{id}"]?.delete?.parameters, [
      { in: "path", name: "id", required: true, schema: { $ref: "#/components/schemas/ProjectId" } }
    ])
  })

  it("is the same for a vendor that names its schemas and refers to them", () => {
    const named = vendor((document) => {
      const { get } = document.paths["/v1/projects"]
      document.components.schemas = { Error: schemaOf(get, "401") }
      get.responses[401].content["application/json"].schema = { $ref: "#/components/schemas/Error" }
    })
    assert.deepStrictEqual(sync(named, overlay).document, before)
  })
})

describe("sync on a newer document", () => {
  it("names what is new by the rules of the overlay, and warns", () => {
    const { document, warnings } = sync(
      vendor(({ paths }) => {
        const page = (items: unknown) => ({
          type: "object",
          properties: { data: { type: "array", items }, pagination: {} }
        })
        paths["/v1/blue-widgets"] = {
          get: answering(page(widget)),
          post: answering({ type: "object", properties: { data: widget } })
        }
        paths["/v1/blue-widgets/{id}"] = {
          get: answering({ type: "object", properties: { data: widget } }),
          put: answering({})
        }
        paths["/v1/blue-widgets/{id}/parts"] = { get: answering({}), post: answering({}) }
        paths["/v1/blue-widgets/{id}/parts/{partId}"] = { delete: answering({}) }
        paths["/v1/blue-widgets/{id}/paint"] = { post: answering({}) }
      }),
      overlay,
      before
    )
    const ids = Object.entries(document.paths).flatMap(([path, item]) =>
      path.includes("widgets") ? Object.values(item).map(({ operationId }) => operationId) : []
    )
    assert.deepStrictEqual(ids, [
      "blueWidgets.list",
      "blueWidgets.create",
      "blueWidgets.get",
      "blueWidgets.put",
      "blueWidgets.listParts",
      "blueWidgets.createPart",
      "blueWidgets.deletePart",
      "blueWidgets.paint"
    ])
    assert.includeMembers(Object.keys(document.components?.schemas ?? {}), ["Widget", "BlueWidgetResponse"])
    assert.lengthOf(warnings.filter((warning) => warning.includes("is new and named")), 8)
    assert.lengthOf(warnings.filter((warning) => warning.includes("is repeated and named")), 2)
  })

  it("warns about overlay entries whose operation the vendor removed", () => {
    const { warnings } = sync(vendor(({ paths }) => delete paths["/v1/me"]), overlay, before)
    assert.deepStrictEqual(warnings, [
      "GET /v1/me is gone: delete it from operations.json",
      "Me went with its operation: delete it from components.json"
    ])
  })

  it("finds a schema again whose pointed-to operation the vendor removed", () => {
    const { document, warnings } = sync(vendor(({ paths }) => delete paths["/v1/projects"].get), overlay, before)
    assert.deepStrictEqual(document.components?.schemas?.["Project"], before.components?.schemas?.["Project"])
    assert.match(warnings.join("\n"), /Project is no longer at .*: point components.json to .*\/post\/responses\/201/)
  })

  it("leaves a name with the places that kept the shape when one of them changed", () => {
    const { document } = sync(
      vendor(({ paths }) => (schemaOf(paths["/v1/projects"].get, "401").properties.traceId = { type: "string" })),
      overlay,
      before
    )
    assert.deepStrictEqual(document.components?.schemas?.["ErrorBody"], before.components?.schemas?.["ErrorBody"])
  })

  it("makes a secret of a new property that is called like one, until somebody says that it is none", () => {
    const newer = vendor((
      { paths }
    ) => (schemaOf(paths["/v1/me"].get, "200").properties.refreshToken = { type: "string" }))
    const { document, warnings } = sync(newer, overlay, before)
    assert.deepStrictEqual(warnings, [
      "GET /v1/me response refreshToken looks like a secret and is one now: list it in sensitive.json, under `plain` with the reason if it is none"
    ])
    assert.isTrue(document.components?.schemas?.["Me"]?.properties?.["refreshToken"]?.["x-sensitive"])
    const excused = { ...overlay, sensitive: { ...overlay.sensitive, plain: { "Me.refreshToken": "It is a name." } } }
    assert.deepStrictEqual(sync(newer, excused, document).warnings, [])
    assert.notProperty(
      sync(newer, excused, document).document.components?.schemas?.["Me"]?.properties?.["refreshToken"],
      "x-sensitive"
    )
  })

  it("points at a new property that is called like a point in time, until somebody says what it is", () => {
    const newer = vendor(({ paths }) => {
      const { properties } = schemaOf(paths["/v1/me"].get, "200")
      properties.seenAt = { type: ["string", "null"] }
      properties.madeAt = { type: "string", format: "date-time" }
      properties.format = { type: "string" }
    })
    assert.deepStrictEqual(sync(newer, overlay, before).warnings, [
      "GET /v1/me response seenAt looks like a point in time: list it in dates.json"
    ])

    const listed = sync(newer, { ...overlay, dates: { instants: ["Me.seenAt"], texts: {} } }, before)
    assert.deepStrictEqual(listed.warnings, [])
    assert.deepStrictEqual(listed.document.components?.schemas?.["Me"]?.properties?.["seenAt"], {
      type: ["string", "null"],
      format: "date-time"
    })
    const excused = sync(newer, { ...overlay, dates: { instants: [], texts: { "Me.seenAt": "A place." } } }, before)
    assert.deepStrictEqual(excused.warnings, [])
  })

  it("knows a shape with a listed point in time again when its pointed-to operation is removed", () => {
    const dated: Overlay = { ...overlay, dates: { instants: ["Project.title"], texts: {} } }
    const previous = sync(vendor(), dated).document
    const { document } = sync(vendor(({ paths }) => delete paths["/v1/projects"].get), dated, previous)
    assert.deepStrictEqual(document.components?.schemas?.["Project"], previous.components?.schemas?.["Project"])
  })

  it("applies patches, and says which the vendor made unnecessary", () => {
    const at = "/paths/~1v1~1me/get/security"
    const patched: Overlay = { ...overlay, patches: [{ at, op: "add", value: [], why: "documented" }] }
    assert.deepStrictEqual(sync(vendor(), patched).document.paths["/v1/me"]?.get?.security, [])
    const { warnings } = sync(vendor(({ paths }) => (paths["/v1/me"].get.security = [])), patched)
    assert.deepStrictEqual(warnings, [`the patch at ${at} is no longer needed: delete it from patches.json`])
  })
})

describe("sync refuses, with the pointer", () => {
  const refuses = (document: unknown, pointer: string, problem: RegExp, given: Overlay = overlay) => {
    try {
      sync(document, given, before)
    } catch (error) {
      assert.instanceOf(error, ContractError)
      assert.strictEqual(error.pointer, pointer)
      assert.match(error.message, problem)
      assert.notInclude(error.message, "\n")
      return
    }
    assert.fail("it was accepted")
  }
  const projects = "/paths/~1v1~1projects"
  const errorSchema = `${projects}/get/responses/401/content/application~1json/schema`

  it("what is not OpenAPI 3.1", () => {
    refuses([], "", /not a JSON object/)
    refuses({ swagger: "2.0" }, "/openapi", /missing/)
    refuses(vendor((document) => (document.openapi = "3.0.3")), "/openapi", /"3\.0\.3"/)
    refuses(vendor((document) => delete document.paths), "/paths", /missing/)
    refuses(
      vendor(({ paths }) => delete paths["/v1/projects"].get.responses),
      `${projects}/get/responses`,
      /has no success/
    )
  })

  it("references that lead nowhere, out of the document or in a circle", () => {
    const referring = (ref: string) =>
      vendor((
        { paths }
      ) => (paths["/v1/projects"].get.responses[401].content["application/json"].schema = { $ref: ref }))
    refuses(referring("#/components/schemas/Nothing"), errorSchema, /refers to nothing/)
    refuses(referring("other.json#/Error"), errorSchema, /does not refer into this document/)
    refuses(referring(`#${errorSchema}`), errorSchema, /refers to itself/)
  })

  it("two operations with one id", () => {
    refuses(
      vendor(({ paths }) => (paths["/v1/me"].get.operationId = "getV1Projects")),
      "/paths/~1v1~1me/get/operationId",
      /already/
    )
  })

  it("an overlay that gives two operations one name", () => {
    const list = overlay.operations["GET /v1/projects"]!
    refuses(vendor(), "/paths/~1v1~1me/get", /projects\.list/, {
      ...overlay,
      operations: { ...overlay.operations, "GET /v1/me": list }
    })
  })
})

describe("what the overlay says of nothing that is there", () => {
  it("is told all at once, with what to delete, and stops nothing", () => {
    const projects = "/paths/~1v1~1projects"
    const failure = `${projects}/post/responses/401/content/application~1json/schema`
    const { document, warnings } = syncWith(
      vendor(),
      {
        ...overlay,
        components: {
          ...overlay.components,
          Failure: failure,
          Teapot: `${projects}/get/responses/418/content/application~1json/schema`,
          Limit: `${projects}/get/parameters/0/schema`
        },
        sensitive: {
          secrets: [...overlay.sensitive.secrets, "Me.pin", "GET /v1/me response pin"],
          plain: { "Nobody.pin": "" }
        },
        dates: { instants: ["Me.bornAt"], texts: { "Me.diedAt": "" } },
        patches: [
          { at: "/paths/~1v1~1you", op: "remove", why: "" },
          { at: "/paths/~1v1~1you/get", op: "replace", value: {}, why: "" },
          { at: "/info/title", op: "add", value: "Ours", why: "" }
        ]
      },
      before
    )
    assert.deepStrictEqual(document, before)
    assert.isTrue(warnings.every(({ kind }) => kind === "stale"))
    assert.deepStrictEqual(warnings.map(({ text }) => text).sort(), [
      "Failure has the shape of ErrorBody and is called so: delete Failure from components.json",
      "GET /v1/me response pin is gone: delete it from sensitive.json",
      `Limit has nothing to name at ${projects}/get/parameters/0/schema any more: delete it from components.json`,
      "Me.bornAt is gone: delete it from dates.json",
      "Me.diedAt is gone: delete it from dates.json",
      "Me.pin is gone: delete it from sensitive.json",
      "Nobody.pin is gone: delete it from sensitive.json",
      `Teapot has nothing to name at ${projects}/get/responses/418/content/application~1json/schema any more: delete it from components.json`,
      "the patch at /info/title adds what the vendor has now, and differently: delete it from patches.json",
      "the patch at /paths/~1v1~1you is no longer needed: delete it from patches.json",
      "the patch at /paths/~1v1~1you/get has nothing to replace any more: delete it from patches.json"
    ])
  })
})
