import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import type { JsonSchema, OpenApiDocument } from "../../scripts/contract/document.ts"
import { withoutDates } from "../../scripts/contract/dates.ts"
import { dereference, operationsOf } from "../../scripts/contract/document.ts"
import { knownAt } from "../../scripts/contract/locate.ts"
import { readOverlay } from "../../scripts/contract/overlay.ts"
import { isNameable, mapInner, mapOperation, mapOperations, placesOf } from "../../scripts/contract/schemas.ts"
import { sync } from "../../scripts/contract/sync.ts"

const root = join(import.meta.dirname, "../..")
const text = readFileSync(join(root, "openapi.json"), "utf8")
const contract: OpenApiDocument = JSON.parse(text)
const overlay = readOverlay(join(root, "scripts/overlay"))

// The facts are of the project's shared reference: a clone of the repository alone does not have them.
const factsFile = join(root, "../shared/reference/management-api.facts.json")
const facts = existsSync(factsFile) ? JSON.parse(readFileSync(factsFile, "utf8")) : undefined
// What the contract has gained since is not in them.
const itWithFacts = it.skipIf(facts === undefined || contract.info.version !== facts.info.version)

/** What no client or server can see. `properties` are names of the wire, whatever they are called. */
const wireOf = (value: unknown, areNames = false): unknown => {
  if (Array.isArray(value)) return value.map((item) => wireOf(item))
  if (typeof value !== "object" || value === null) return value
  const isWords = (key: string) => /^(summary|description|tags|operationId|x-.*)$/.test(key)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => areNames || !isWords(key))
      .map(([key, inner]) => [key, wireOf(inner, key === "properties" && !areNames)])
  )
}

const schemas = Object.entries(contract.components?.schemas ?? {})

/** The property names of every object in an operation's answers, with where they stand. */
const answeredProperties = (): ReadonlyArray<
  { readonly place: string; readonly name: string; readonly schema: JsonSchema }
> => {
  const found: Array<{ readonly place: string; readonly name: string; readonly schema: JsonSchema }> = []
  const visit = (trail: string) => (schema: JsonSchema): JsonSchema => {
    const place = schema.$ref === undefined ? trail : schema.$ref.slice("#/components/schemas/".length)
    const resolved = schema.$ref === undefined ? schema : contract.components?.schemas?.[place] ?? {}
    for (const [name, inner] of Object.entries(resolved.properties ?? {})) {
      found.push({ place: `${place}.${name}`, name, schema: inner })
    }
    return mapInner(resolved, "", visit(place))
  }
  for (const { operation } of operationsOf(contract)) {
    for (const { content } of Object.values(operation.responses)) {
      for (const { schema } of Object.values(content ?? {})) visit(operation.operationId)(schema ?? {})
    }
  }
  return found
}

/** The facts with the one thing that their document leaves out: which operations need no token. */
const withPublicOperations = (document: OpenApiDocument): OpenApiDocument =>
  mapOperations(
    document,
    (operation, _pointer, key) => overlay.operations[key]?.public === true ? { ...operation, security: [] } : operation
  )

describe("openapi.json", () => {
  itWithFacts("is on the wire what the vendor's facts are", () => {
    const components = knownAt(contract)
    const inline = withoutDates(dereference(contract), overlay.dates, (name) => components.get(name) ?? [])
    assert.deepStrictEqual(wireOf(inline.paths), wireOf(withPublicOperations(facts).paths))
    assert.deepStrictEqual(inline.servers, facts.servers)
    assert.deepStrictEqual(inline.security, facts.security)
    assert.deepStrictEqual(inline.components?.securitySchemes, facts.components.securitySchemes)
    assert.deepStrictEqual(inline["x-id-prefixes"], facts["x-id-prefixes"])
  })

  itWithFacts("is what sync makes of the facts, byte for byte and without a warning", () => {
    const { document, warnings } = sync(facts, overlay)
    assert.deepStrictEqual(warnings, [])
    assert.strictEqual(`${JSON.stringify(document, null, 2)}\n`, text)
  })

  it("is what sync makes of its own inline form: the overlay matches it, and owes at most names to it", () => {
    const { document, warnings, changes } = sync(dereference(contract), overlay, contract)
    assert.deepStrictEqual(warnings.filter(({ kind }) => kind === "stale" || kind === "moved"), [])
    assert.deepStrictEqual(changes, { added: [], removed: [], moved: [], changed: [], api: [] })
    assert.strictEqual(`${JSON.stringify(document, null, 2)}\n`, text)
  })

  it("has all operations, each in a described group, with a name of its own and a summary", () => {
    const operations = operationsOf(contract)
    const groups = new Map(contract.tags?.map(({ name, description }) => [name, description]))
    assert.isNotEmpty(operations)
    assert.strictEqual(new Set(operations.map(({ operation }) => operation.operationId)).size, operations.length)
    for (const { key, operation } of operations) {
      const [group = ""] = operation.tags
      assert.lengthOf(operation.tags, 1, key)
      assert.match(operation.operationId, new RegExp(`^${group}\\.[a-z][A-Za-z0-9]*$`))
      assert.match(groups.get(group) ?? "", /\.$/, key)
      assert.match(operation.summary, /^[A-Z].*\.$/, key)
      for (const response of Object.values(operation.responses)) assert.isNotEmpty(response.description, key)
    }
  })

  it("names no schema after the path of properties that leads to it", () => {
    const paths = new Set<string>()
    const walk = (trail: ReadonlyArray<string>) => (schema: JsonSchema): JsonSchema => {
      if (trail.length > 2) paths.add(trail.map(capitalized).join(""))
      for (const [name, inner] of Object.entries(schema.properties ?? {})) walk([...trail, name])(inner)
      return mapInner({ ...schema, properties: {} }, "", walk(trail))
    }
    mapOperations(dereference(contract), (operation, at) => mapOperation(operation, at, walk([])))
    const longest = [...paths]
    // What has a derived name yet is told by every sync.
    for (const name of Object.keys(overlay.components)) {
      assert.notMatch(name, /Data[A-Z]|Items?$|\d$/, name)
      assert.isUndefined(longest.find((path) => name.endsWith(path)), name)
    }
  })

  it("has every object, union and enumeration that a group repeats as a named schema", () => {
    const inline = new Map<string, string>()
    const operations = operationsOf(contract)
    const groupAt = (pointer: string) =>
      operations.find((operation) => pointer.startsWith(`${operation.pointer}/`))?.operation.tags[0]
    const visit = (schema: JsonSchema, pointer: string): JsonSchema => {
      // Two groups may have the same by chance.
      const shape = `${groupAt(pointer)} ${JSON.stringify(schema)}`
      if (isNameable(schema)) assert.isUndefined(inline.get(shape), `${inline.get(shape)} and ${pointer}`)
      if (isNameable(schema)) inline.set(shape, pointer)
      return mapInner(schema, pointer, visit)
    }
    mapOperations(contract, (operation, pointer, key) =>
      // What is new has a name where nothing had its shape before.
      Object.hasOwn(overlay.operations, key) ? mapOperation(operation, pointer, visit) : operation)
    for (const [name, schema] of schemas) mapInner(schema, `/components/schemas/${name}`, visit)
  })

  it("refers to every schema that it names", () => {
    const refs = new Set(text.match(/(?<="\$ref": "#\/components\/schemas\/)[^"]+/g))
    assert.deepStrictEqual(schemas.map(([name]) => name).filter((name) => !refs.has(name)), [])
  })

  it("marks every secret", () => {
    const secrets = /^(connectionString|pass|secretAccessKey|uploadUrl|recipientAccessToken|leaseId|token)$/
    for (const { schema, pointers } of placesOf(dereference(contract)).values()) {
      for (const [name, inner] of Object.entries(schema.properties ?? {})) {
        if (secrets.test(name)) assert.isTrue(inner["x-sensitive"], `${name} at ${pointers[0]}`)
      }
    }
    // These names are secret only in their places.
    const { GET, POST, PATCH } = responsesAndBodies()
    assert.isTrue(POST("/v1/workspaces/{workspaceId}/service-tokens").response?.["value"]?.["x-sensitive"])
    assert.isTrue(POST("/v1/auth/github-actions/token").response?.["value"]?.["x-sensitive"])
    assert.isTrue(POST("/v1/environment-variables").body?.["value"]?.["x-sensitive"])
    assert.isTrue(PATCH("/v1/environment-variables/{envVarId}").body?.["value"]?.["x-sensitive"])
    const { envVars } = GET("/v1/deployments/{deploymentId}").response ?? {}
    assert.deepStrictEqual(envVars?.additionalProperties, { type: "string", "x-sensitive": true })
    for (const { operation, key } of operationsOf(dereference(contract))) {
      const lease = operation.parameters?.find(({ name }) => name === "alchemy-state-lease-id")
      if (lease !== undefined) assert.isTrue(lease.schema["x-sensitive"], key)
    }
  })

  it("answers with a date-time wherever a property is called like a point in time, but for those with a reason", () => {
    const called = answeredProperties().filter(({ name }) => /[a-z]At$/.test(name))
    const texts = called.filter(({ schema }) => schema.format !== "date-time").map(({ place }) => place)
    assert.deepStrictEqual(Array.from(new Set(texts)).sort(), Object.keys(overlay.dates.texts).sort())
    // It looks into components, pages and error bodies alike.
    assert.includeMembers(called.map(({ place }) => place), ["Backup.createdAt", "Build.startedAt", "Lease.expiresAt"])
  })

  it("calls safe to repeat only the writes that are", () => {
    const marked = operationsOf(contract).filter(({ operation }) => operation["x-idempotent"] === true)
    assert.deepStrictEqual(marked.map(({ operation }) => operation.operationId), [
      "apps.createDomain",
      "services.createDomain",
      "alchemyState.renewLease"
    ])
  })
})

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const responsesAndBodies = () => {
  const { paths } = dereference(contract)
  const at = (method: "get" | "post" | "patch") => (path: string) => {
    const operation = paths[path]?.[method]
    const success = operation?.responses["200"] ?? operation?.responses["201"]
    return {
      response: success?.content?.["application/json"]?.schema?.properties?.["data"]?.properties,
      body: operation?.requestBody?.content["application/json"]?.schema?.properties
    }
  }
  return { GET: at("get"), POST: at("post"), PATCH: at("patch") }
}
