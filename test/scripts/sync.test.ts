import { assert, describe, it } from "vitest"
import type { Overlay } from "../../scripts/contract/overlay.ts"
import { ContractError, sync } from "../../scripts/contract/sync.ts"
import { answering, before, overlay, schemaOf, vendor, widget } from "./vendor.ts"

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

  it("points at a new property that is called like a secret", () => {
    const { warnings } = sync(
      vendor(({ paths }) => (schemaOf(paths["/v1/me"].get, "200").properties.refreshToken = { type: "string" })),
      overlay,
      before
    )
    assert.deepStrictEqual(warnings, [
      "/components/schemas/Me/properties/refreshToken looks like a secret: list it in sensitive.json if it is"
    ])
  })

  it("points at a new property that is called like a point in time, until somebody says what it is", () => {
    const newer = vendor(({ paths }) => {
      const { properties } = schemaOf(paths["/v1/me"].get, "200")
      properties.seenAt = { type: ["string", "null"] }
      properties.madeAt = { type: "string", format: "date-time" }
      properties.format = { type: "string" }
    })
    assert.deepStrictEqual(sync(newer, overlay, before).warnings, [
      "/components/schemas/Me/properties/seenAt looks like a point in time: list it in dates.json"
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
    refuses(vendor(({ paths }) => delete paths["/v1/projects"].get.responses), `${projects}/get/responses`, /missing/)
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

  it("an overlay that gives two operations one name, or two names to one shape", () => {
    const list = overlay.operations["GET /v1/projects"]!
    refuses(vendor(), "/paths/~1v1~1me/get", /projects\.list/, {
      ...overlay,
      operations: { ...overlay.operations, "GET /v1/me": list }
    })
    const at = `${projects}/post/responses/401/content/application~1json/schema`
    refuses(vendor(), at, /ErrorBody, and Failure too/, {
      ...overlay,
      components: { ...overlay.components, Failure: at }
    })
  })

  it("overlay entries that match nothing", () => {
    const at = `${projects}/get/responses/418/content/application~1json/schema`
    refuses(vendor(), at, /Teapot/, { ...overlay, components: { ...overlay.components, Teapot: at } })
    const bare = `${projects}/get/parameters/0/schema`
    refuses(vendor(), bare, /Limit/, { ...overlay, components: { ...overlay.components, Limit: bare } })
    refuses(vendor(), "/components/schemas/Me/properties/pin", /Me\.pin/, { ...overlay, sensitive: ["Me.pin"] })
    refuses(vendor(), "/components/schemas/Nobody", /Nobody\.pin/, { ...overlay, sensitive: ["Nobody.pin"] })
    refuses(vendor(), "/components/schemas/Me/properties/bornAt", /dates\.json has Me\.bornAt/, {
      ...overlay,
      dates: { instants: ["Me.bornAt"], texts: {} }
    })
    refuses(vendor(), "/paths/~1v1~1you", /patches\.json/, {
      ...overlay,
      patches: [{ at: "/paths/~1v1~1you", op: "remove", why: "" }, {
        at: "/paths/~1v1~1you",
        op: "replace",
        value: {},
        why: ""
      }]
    })
  })
})
