/** What the client cannot express. */
import { answering, json, object, type Refused, taking, text, type Vendor } from "./mutation.ts"

/** A new operation, at a path of its own. */
const operation = (
  name: string,
  method: string,
  given: unknown,
  pointer: string,
  problem: RegExp,
  path = `/v1/${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}`
): Refused => ({
  name,
  change: ({ paths }: Vendor) => void (paths[path] = { ...paths[path], [method]: given }),
  pointer: `/paths/${path.replaceAll("/", "~1")}/${method}${pointer}`,
  problem
})

const content = (type: string) => type.replaceAll("/", "~1")

const answers = (type: string) =>
  operation(
    `answers ${type}`,
    "get",
    { responses: { 200: { description: "", content: { [type]: { schema: text } } } } },
    `/responses/200/content/${content(type)}`,
    /the client reads/
  )

const sends = (type: string) =>
  operation(
    `sends ${type}`,
    "post",
    { ...taking(text), requestBody: { content: { [type]: { schema: text } } } },
    `/requestBody/content/${content(type)}`,
    /the client sends application\/json/
  )

const schema = (name: string, value: unknown, at: string, problem: RegExp) =>
  operation(
    `an answer with ${name}`,
    "get",
    answering(value),
    `/responses/200/content/application~1json/schema${at}`,
    problem
  )

const body = (name: string, value: unknown, at: string, problem: RegExp) =>
  operation(`a body with ${name}`, "post", taking(value), `/requestBody/content/application~1json/schema${at}`, problem)

const keyword = (name: string, value: unknown) =>
  schema(name, { ...object({ a: text }), [name]: value }, `/${name}`, /does not know the keyword/)

const parameter = (name: string, given: { readonly [key: string]: unknown }, at: string, problem: RegExp) =>
  operation(
    `a parameter ${name}`,
    "get",
    { ...answering(text), parameters: [{ in: "query", name: "filter", schema: text, ...given }] },
    `/parameters/0${at}`,
    problem
  )

const responses = (name: string, given: unknown, at: string, problem: RegExp) =>
  operation(`answers ${name}`, "get", { responses: given }, `/responses${at}`, problem)

const lines = { description: "", content: { "application/x-ndjson": { schema: text } } }

export const refused: ReadonlyArray<Refused> = [
  ...[
    "text/csv",
    "text/event-stream",
    "application/octet-stream",
    "text/plain",
    "text/html",
    "application/xml",
    "application/vnd.api+json",
    "image/png"
  ].map(answers),
  ...[
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "application/merge-patch+json",
    "application/octet-stream",
    "application/x-ndjson"
  ].map(sends),
  responses("lines as created", { 201: lines }, "/201/content/application~1x-ndjson", /with status 200/),
  responses("lines or a value", { 200: lines, 202: json(text) }, "", /beside another success/),
  responses("a body without content", { 204: json(text) }, "/204/content/application~1json", /there can be no body/),
  operation(
    "a body for HEAD",
    "head",
    answering(text),
    "/responses/200/content/application~1json",
    /there can be no body/
  ),
  ...([
    ["not", {}],
    ["if", {}],
    ["then", {}],
    ["else", {}],
    ["dependentRequired", { a: ["b"] }],
    ["dependentSchemas", {}],
    ["prefixItems", [text]],
    ["contains", {}],
    ["propertyNames", {}],
    ["patternProperties", { "^x": text }],
    ["unevaluatedProperties", false],
    ["unevaluatedItems", false],
    ["$dynamicRef", "#x"],
    ["$anchor", "x"],
    ["$id", "https://x.example"]
  ] as const).map(([name, value]) => keyword(name, value)),
  schema("nullable of 3.0", { ...text, nullable: true }, "/nullable", /OpenAPI 3\.0/),
  schema("allOf that contradicts itself", { allOf: [text, { type: "number" }] }, "/allOf", /does not know the keyword/),
  schema("a field that is nothing", object({ a: false }), "/properties/a", /nothing fulfils/),
  schema(
    "fields beside others of a kind",
    { ...object({ a: text }), additionalProperties: text },
    "",
    /beside additional ones/
  ),
  schema("anyOf beside oneOf", { anyOf: [text], oneOf: [text] }, "", /`anyOf` beside `oneOf`/),
  schema(
    "a union with fields of its own",
    { ...object({ a: text }), oneOf: [object({ b: text })] },
    "",
    /a union with properties/
  ),
  schema("no value to be", { type: "string", enum: [] }, "/enum", /not empty/),
  schema("objects as values", { enum: [{}] }, "/enum", /a list of texts/),
  schema("an object as constant", { const: {} }, "/const", /must be a text/),
  schema("a type that there is not", { type: "file" }, "/type", /must be one or several of/),
  schema("no type", { type: [] }, "/type", /must be one or several of/),
  schema(
    "required as of draft 3",
    object({ a: { ...text, required: true } }),
    "/properties/a/required",
    /a list of names/
  ),
  schema("a length that is a text", { ...text, minLength: "3" }, "/minLength", /must be a number/),
  schema(
    "an exclusive minimum of draft 4",
    { type: "number", exclusiveMinimum: true },
    "/exclusiveMinimum",
    /must be a number/
  ),
  schema("a field that is written only", object({ a: { ...text, writeOnly: true } }), "/properties/a", /write-only/),
  schema("items that are nothing", { type: "array", items: false }, "/items", /must be a schema/),
  body("a field that is read only", object({ a: { ...text, readOnly: true } }), "/properties/a", /read-only/),
  body(
    "a field called __proto__",
    JSON.parse("{\"type\":\"object\",\"properties\":{\"__proto__\":{\"type\":\"string\"}}}"),
    "/properties/__proto__",
    /called so/
  ),
  body(
    "a required field that is none",
    { ...object({ a: text }), required: ["a", "b"] },
    "/required",
    /"b" is required/
  ),
  body("a pattern with a flag inside", { ...text, pattern: "(?i)^a$" }, "/pattern", /flags inside/),
  body("a pattern with a flag for a part", { ...text, pattern: "^(?i:a)$" }, "/pattern", /flags inside/),
  body("a pattern with slashes and flags", { ...text, pattern: "/^a$/i" }, "/pattern", /slashes and flags/),
  body("a pattern that is none", { ...text, pattern: "([a-z" }, "/pattern", /no regular expression/),
  body(
    "a class of letters that there is not",
    { ...text, pattern: "^\\p{Nope}$" },
    "/pattern",
    /no regular expression/
  ),
  body("a reference to a group that there is not", { ...text, pattern: "^a\\2$" }, "/pattern", /no regular expression/),
  parameter("in a cookie", { in: "cookie" }, "", /does not know cookies/),
  parameter("in the body of Swagger", { in: "body" }, "", /in path, query or header/),
  parameter("with a deep object", { style: "deepObject" }, "/style", /in style form/),
  parameter("that is a list", { schema: { type: "array", items: text } }, "/schema", /no array/),
  parameter("that is an object", { schema: object({ a: text }) }, "/schema", /no object/),
  parameter(
    "of a content type",
    { schema: undefined, content: { "application/json": { schema: text } } },
    "/content",
    /not as a content type/
  ),
  parameter("of two types", { schema: { type: ["string", "integer"] } }, "/schema", /of one type/),
  parameter("of two kinds", { schema: { anyOf: [text, { type: "integer" }] } }, "/schema", /all its members are texts/),
  parameter("of some numbers", { schema: { type: "integer", enum: [1, 2] } }, "/schema", /texts only/),
  operation(
    "a parameter twice",
    "get",
    {
      ...answering(text),
      parameters: [{ in: "query", name: "a", schema: text }, { in: "query", name: "a", schema: text }]
    },
    "/parameters",
    /"a" twice/
  ),
  operation(
    "a parameter of no path",
    "get",
    { ...answering(text), parameters: [{ in: "path", name: "a", required: true, schema: text }] },
    "/parameters",
    /which the path has not/
  ),
  operation(
    "a parameter with an ending",
    "get",
    answering(text),
    "",
    /a parameter or a word, not both/,
    "/v1/reports/{name}.json"
  ),
  responses("with a redirect only", { 302: { description: "" } }, "", /has no success/),
  responses("with whatever", { default: json(text) }, "", /has no success/),
  responses("with nothing", {}, "", /has no success/),
  responses("with any success", { "2XX": json(text), 200: json(text) }, "/2XX", /say which/),
  responses("with a word", { ok: json(text), 200: json(text) }, "/ok", /is no status/),
  operation("a trace", "trace", { responses: { 200: { description: "" } } }, "", /TRACE/),
  operation("a method of 3.2", "query", answering(text), "", /no method that the client knows/),
  operation(
    "another server",
    "get",
    { ...answering(text), servers: [{ url: "https://other.example" }] },
    "/servers",
    /one server for all operations/
  ),
  operation("another server for a path", "servers", [{ url: "https://other.example" }], "", /one server for all paths/),
  operation("a body for GET", "get", { ...taking(text) }, "/requestBody", /no body with GET/),
  operation(
    "another security",
    "get",
    { ...answering(text), security: [{ Nobody: [] }] },
    "/security",
    /has a bearer token/
  ),
  operation(
    "a key beside the token",
    "get",
    { ...answering(text), security: [{ Bearer: [], Nobody: [] }] },
    "/security",
    /has a bearer token/
  ),
  operation(
    "parameters that are no list",
    "get",
    { ...answering(text), parameters: {} },
    "/parameters",
    /must be a list/
  ),
  operation("an answer that is none", "get", { responses: { 200: "OK" } }, "/responses/200", /must be an object/),
  {
    name: "two names of one parameter",
    change: ({ paths }) => void (paths["/v1/projects/{projectNumber}"] = { put: answering(text) }),
    pointer: "/paths/~1v1~1projects~1{projectNumber}",
    problem: /is the same path as/
  }
]
