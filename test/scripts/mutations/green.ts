/** What goes through with no edit by hand: at most a name, a sentence or a verdict is owed. */
import {
  type Accepted,
  answering,
  answerOf,
  bodyOf,
  idOf,
  json,
  object,
  operationOf,
  taking,
  text,
  type Vendor
} from "./mutation.ts"

const added = (name: string, path: string, item: unknown, holds?: Accepted["holds"]): Accepted => ({
  name,
  change: ({ paths }: Vendor) => void (paths[path] = { ...paths[path], ...(item as object) }),
  ...(holds && { holds })
})

const called = (
  name: string,
  path: string,
  id: string,
  item: unknown = { get: answering(object({ data: text })) }
): Accepted =>
  added(name, path, item, (document) => idOf(document, path, Object.keys(item as object)[0] as "get") === id)

const answers = (name: string, path: string, schema: unknown): Accepted => added(name, path, { get: answering(schema) })

const takes = (name: string, path: string, schema: unknown): Accepted => added(name, path, { post: taking(schema) })

const asks = (name: string, path: string, parameter: unknown): Accepted =>
  added(name, path, { get: { ...answering(text), parameters: [parameter] } })

const named = { id: text, name: text, createdAt: { type: "string", format: "date-time" } }

const page = (items: unknown) =>
  object({
    data: { type: "array", items },
    pagination: object({ nextCursor: { type: ["string", "null"] }, hasMore: { type: "boolean" } })
  })

const responseOf = (path: string, status = 200) => (document: Parameters<NonNullable<Accepted["holds"]>>[0]) =>
  operationOf(document, path)?.responses[status]?.content?.["application/json"]?.schema

export const green: ReadonlyArray<Accepted> = [
  called("a list", "/v1/widgets", "widgets.list", {
    get: answering(page(object({ ...named, type: { type: "string", const: "widget" } })))
  }),
  called("a get of a group that is known", "/v1/regions/northern", "regions.northern"),
  called("a create", "/v1/gadgets", "gadgets.create", { post: taking(object({ name: text })) }),
  called("a get", "/v1/gizmos/{gizmoId}", "gizmos.get"),
  called("a verb", "/v1/gizmos/{gizmoId}/polish", "gizmos.polish", {
    post: { responses: { 204: { description: "" } } }
  }),
  called("a list in another thing", "/v1/gizmos/{gizmoId}/processes", "gizmos.listProcesses"),
  called("one of what ends in -ses", "/v1/gizmos/{gizmoId}/databases/{databaseId}", "gizmos.getDatabase"),
  called("one of what ends in -uses", "/v1/gizmos/{gizmoId}/statuses/{statusId}", "gizmos.getStatus"),
  called("one of what ends in -ches", "/v1/gizmos/{gizmoId}/caches/{cacheId}", "gizmos.getCache"),
  called("one of what ends in -ies", "/v1/gizmos/{gizmoId}/policies/{policyId}", "gizmos.getPolicy"),
  called("a second version of a path", "/v2/projects", "projectsV2.get"),
  called("a group called schemas", "/v1/schemas", "schemaResources.get"),
  called("a group called groups", "/v1/groups", "groupResources.get"),
  called("a group called version", "/v1/version", "versionResources.get"),
  called("a group called like an import", "/v1/effect", "effectResources.get"),
  called("a group called like a type of TypeScript", "/v1/promise", "promiseResources.get"),
  called("a group called like a shape", "/v1/database", "databaseResources.get"),
  called("a group that begins with a digit", "/v1/2fa", "the2faResources.get"),
  called("a method that would make a promise of its group", "/v1/gizmos/{gizmoId}/then", "gizmos.getThen"),
  {
    name: "two operations that would have one name",
    change: ({ paths }: Vendor) => {
      for (const path of ["/v1/gizmos/{gizmoId}/parts/{partId}", "/v1/gizmos/parts/{partId}"]) {
        paths[path] = { get: answering(text) }
      }
    },
    holds: (document) =>
      idOf(document, "/v1/gizmos/{gizmoId}/parts/{partId}") === "gizmos.getPart"
      && idOf(document, "/v1/gizmos/parts/{partId}") === "gizmos.getParts"
  },
  added("a put and a delete with a body", "/v1/gizmos/{gizmoId}/label", {
    put: taking(object({ text })),
    delete: taking(object({ why: text }))
  }),
  added("a parameter that only the path names", "/v1/doohickeys/{id}", { get: answering(text) }),
  asks("a flag", "/v1/m1", { in: "query", name: "deep", schema: { type: "boolean" } }),
  asks("a number that may be null", "/v1/m2", {
    in: "query",
    name: "depth",
    schema: { type: ["integer", "null"], minimum: 1 }
  }),
  asks("a header in capitals", "/v1/m3", { in: "header", name: "X-Team", required: true, schema: text }),
  asks("a header that OpenAPI ignores", "/v1/m4", {
    in: "header",
    name: "Authorization",
    required: true,
    schema: text
  }),
  asks("one of a few", "/v1/m5", { in: "query", name: "order", schema: { type: "string", enum: ["asc", "desc"] } }),
  asks("an explicit usual style", "/v1/m6", { in: "query", name: "order", style: "form", explode: true, schema: text }),
  answers("a text or a number", "/v1/m7", object({ a: { type: ["string", "integer"] } })),
  answers("objects all of which hold", "/v1/m8", {
    allOf: [object({ a: text }), object({ b: text }), { description: "Both." }]
  }),
  answers("an object that does not say so", "/v1/m9", { properties: { a: text } }),
  answers("anything", "/v1/m10", object({ a: true })),
  answers("a shape with a place for others", "/v1/m11", { $defs: { a: text }, ...object({ a: text }) }),
  answers("a union with a discriminator", "/v1/m12", {
    discriminator: { propertyName: "type" },
    oneOf: [object({ type: { type: "string", const: "a" } }), object({ type: { type: "string", const: "b" } })]
  }),
  answers(
    "limits that only say what comes",
    "/v1/m13",
    object({ a: { type: "array", items: text, minItems: 1 }, b: { type: "number", multipleOf: 5 } })
  ),
  takes(
    "limits of lists, records and numbers",
    "/v1/m14",
    object({
      a: { type: "array", items: text, minItems: 1, maxItems: 3, uniqueItems: true },
      b: { type: "object", additionalProperties: text, minProperties: 1, maxProperties: 2 },
      c: { type: "integer", exclusiveMaximum: 100, multipleOf: 5 }
    })
  ),
  takes("letters of any language", "/v1/m15", object({ a: { type: "string", pattern: "^\\p{L}+$" } })),
  takes("a slash in a pattern", "/v1/m16", object({ a: { type: "string", pattern: "^[\\w-]+/[\\w.-]+$" } })),
  added("JSON that names its encoding", "/v1/m17", {
    get: { responses: { 200: { description: "", content: { "application/json; charset=utf-8": { schema: text } } } } }
  }),
  added("statuses without a class", "/v1/m18", {
    get: { responses: { ...answering(text).responses, 402: json(object({ error: text })), 410: { description: "" } } }
  }),
  added("errors of any kind", "/v1/m19", {
    get: { responses: { ...answering(text).responses, "4XX": json(text), default: json(text) } }
  }),
  added("another success, and an empty one", "/v1/m20", {
    get: { responses: { ...answering(text).responses, 202: { description: "" } } }
  }),
  added("no token", "/v1/m21", { get: { ...answering(text), security: [] } }),
  added("a deprecated and experimental one", "/v1/m22", {
    get: { ...answering(text), deprecated: true, "x-prisma-stability": "experimental" }
  }),
  added("what is for WebSocket clients only", "/v1/m25", { get: { responses: { 101: { description: "" } } } }),
  {
    name: "names for schemas",
    change: (document: Vendor) => {
      document.components.schemas = { Failure: answerOf(document, "/v1/projects", "get", "401") }
      document.paths["/v1/projects"].get.responses[401].content["application/json"].schema = {
        $ref: "#/components/schemas/Failure"
      }
    }
  },
  {
    name: "words",
    change: ({ paths }: Vendor) =>
      void Object.assign(paths["/v1/me"].get, { summary: "Other words.", description: "More." })
  },
  {
    name: "another name of a parameter of a path",
    change: ({ paths }: Vendor) => {
      const { "/v1/domains/{domainId}": item } = paths
      delete paths["/v1/domains/{domainId}"]
      for (const { parameters } of Object.values<Vendor>(item)) parameters[0].name = "id"
      paths["/v1/domains/{id}"] = item
    },
    holds: (document) =>
      idOf(document, "/v1/domains/{domainId}") === "domains.get" && document.paths["/v1/domains/{id}"] === undefined
  },
  {
    name: "a value more",
    change: (document: Vendor) => {
      const known: ReadonlyArray<string> =
        answerOf(document, "/v1/databases").properties.data.items.properties.status.enum
      const same = everyValue(document).filter((values) => Array.isArray(values) && values.join() === known.join())
      for (const values of new Set(same)) values.push("frozen")
    },
    holds: (document) => document.components?.schemas?.["DatabaseStatus"]?.enum?.includes("frozen") === true
  },
  {
    name: "a parameter more, before the others",
    change: ({ paths }: Vendor) =>
      void paths["/v1/projects"].get.parameters.unshift({ in: "query", name: "q", schema: text })
  },
  {
    name: "an optional field of a body",
    change: (document: Vendor) => void (bodyOf(document, "/v1/projects").properties.note = text)
  },
  {
    name: "three fields that another shape has by chance",
    change: ({ paths }: Vendor) =>
      void (paths["/v1/badges"] = { get: answering(object({ data: { type: "array", items: object(named) } })) }),
    holds: (document) => responseOf("/v1/badges")(document)?.properties?.["data"]?.items?.$ref === undefined
  },
  {
    name: "a secret by its name, in a list and in null",
    change: ({ paths }: Vendor) =>
      void (paths["/v1/m23"] = {
        get: answering(
          object({
            signingKey: text,
            tokens: { type: "array", items: text },
            downloadUrl: { anyOf: [text, { type: "null" }] }
          })
        )
      }),
    holds: (document) =>
      Object.values(responseOf("/v1/m23")(document)?.properties ?? {}).every((schema) => schema["x-sensitive"] === true)
  },
  {
    name: "a password by its format",
    change: ({ paths }: Vendor) =>
      void (paths["/v1/m24"] = { get: answering(object({ word: { ...text, format: "password" } })) }),
    holds: (document) => responseOf("/v1/m24")(document)?.properties?.["word"]?.["x-sensitive"] === true
  },
  {
    name: "a field beside a secret that is called like none",
    change: (document: Vendor) =>
      void (answerOf(document, "/v1/workspaces/{workspaceId}/service-tokens", "post", "201").properties.data.properties
        .note = text),
    holds: (document) =>
      JSON.stringify(document.paths["/v1/workspaces/{workspaceId}/service-tokens"]?.post).includes("x-sensitive")
      || document.components?.schemas?.["CreatedServiceToken"]?.properties?.["value"]?.["x-sensitive"] === true
  }
]

/** All that is in a document, at any depth. */
const everyValue = (value: Vendor): ReadonlyArray<Vendor> =>
  typeof value !== "object" || value === null ? [] : [value, ...Object.values(value).flatMap(everyValue)]
