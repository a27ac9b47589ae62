import { assert, describe, it } from "vitest"
import { classOf, formatChanges, nextVersion } from "../../scripts/contract/changes.ts"
import type { JsonSchema } from "../../scripts/contract/document.ts"
import { describeSchemaChange } from "../../scripts/contract/schemaChanges.ts"
import { sync } from "../../scripts/contract/sync.ts"
import { answering, before, bodyOf, overlay, schemaOf, vendor, widget } from "./vendor.ts"

const changesOf = (change: Parameters<typeof vendor>[0]) =>
  formatChanges(sync(vendor(change), overlay, before, { allowRemovals: true }).changes)

describe("the class of changes", () => {
  const { changes } = sync(vendor(({ paths }) => delete paths["/v1/me"]), overlay, before, { allowRemovals: true })
  const none = sync(vendor(), overlay, before).changes

  it("is the worst of them, and names the next version", () => {
    assert.strictEqual(classOf(none), undefined)
    assert.strictEqual(classOf(changes), "breaking")
    assert.strictEqual(classOf({ ...none, added: ["a.b (GET /a)"] }), "addition")
    assert.strictEqual(classOf({ ...none, api: [{ text: "words", impact: "fix" }] }), "fix")
    assert.deepStrictEqual(
      (["breaking", "addition", "fix"] as const).map((
        impact
      ) => [nextVersion("0.1.4", impact), nextVersion("2.3.4", impact)]),
      [["0.2.0", "3.0.0"], ["0.1.5", "2.4.0"], ["0.1.5", "2.3.5"]]
    )
  })

  it("knows a union or null in any spelling", () => {
    const place = { subject: "response", isRequest: false }
    const text = { type: "string" }
    const spellings: ReadonlyArray<JsonSchema> = [
      { type: ["string", "null"] },
      { type: ["null", "string"] },
      { anyOf: [text, { type: "null" }] },
      { oneOf: [{ type: "null" }, text] }
    ]
    for (const spelling of spellings) assert.deepStrictEqual(describeSchemaChange(spellings[0]!, spelling, place), [])
    const kind = (name: string, more = {}) => ({ type: "object", properties: { kind: { const: name }, ...more } })
    const changed = describeSchemaChange(
      { oneOf: [kind("a"), kind("b")] },
      { anyOf: [kind("c"), kind("b", { x: text }), kind("a")] },
      place
    )
    assert.deepStrictEqual(changed, [
      { text: "response may be \"c\" too", impact: "addition" },
      { text: "response: new property `x`", impact: "addition" }
    ])
  })
})

describe("what sync says changed", () => {
  it("is nothing when nothing did", () => {
    assert.strictEqual(changesOf(() => {}), "Nothing changed.")
  })

  it("is exactly the operation added, the one removed and the one changed", () => {
    const said = changesOf(({ paths }) => {
      delete paths["/v1/me"]
      paths["/v1/widgets/{id}"] = { get: answering(widget) }
      paths["/v1/projects"].get.parameters.push({ in: "query", name: "cursor", schema: { type: "string" } })
    })
    assert.strictEqual(
      said,
      [
        "Added",
        "  widgets.get (GET /v1/widgets/{id})",
        "Removed",
        "  me.get (GET /v1/me)",
        "Changed",
        "  projects.list (GET /v1/projects)",
        "    new optional query parameter `cursor`"
      ].join("\n")
    )
  })

  it("says once what many operations have in common", () => {
    const said = changesOf(({ paths }) => {
      for (
        const operation of [paths["/v1/projects"].get, paths["/v1/projects"].post, paths["/v1/projects/{id}"].delete]
      ) {
        operation.deprecated = true
      }
    })
    assert.strictEqual(
      said,
      [
        "Changed",
        "  projects.list (GET /v1/projects)",
        "  projects.create (POST /v1/projects)",
        "  projects.delete (DELETE /v1/projects/{id})",
        "    deprecated"
      ].join("\n")
    )
  })

  // oxlint-disable-next-line typescript/no-explicit-any
  const cases: ReadonlyArray<readonly [string, (projects: any, document: any) => void]> = [
    [
      "new required header parameter `lease`",
      ({ get }) => get.parameters.push({ in: "header", name: "lease", required: true, schema: { type: "string" } })
    ],
    ["query parameter `limit` is gone", ({ get }) => get.parameters.pop()],
    ["query parameter `limit` is now required", ({ get }) => (get.parameters[0].required = true)],
    ["query parameter `limit` is now integer (was number)", ({ get }) => (get.parameters[0].schema.type = "integer")],
    ["maximum of query parameter `limit` is now 50", ({ get }) => (get.parameters[0].schema.maximum = 50)],
    ["default of query parameter `limit` is now 25 (was 100)", ({ get }) => (get.parameters[0].schema.default = 25)],
    ["deprecated", ({ get }) => (get.deprecated = true)],
    ["now experimental", ({ get }) => (get["x-prisma-stability"] = "experimental")],
    ["now answers 429", ({ get }) => (get.responses[429] = get.responses[401])],
    ["no longer answers 401", ({ get }) => delete get.responses[401]],
    ["response 200, 401: new property `next`", ({ get }) => {
      schemaOf(get, "200").properties.next = { type: "string" }
      schemaOf(get, "401").properties.next = { type: "string" }
    }],
    ["response 200: new property `next`", ({ get }) => (schemaOf(get, "200").properties.next = { type: "string" })],
    [
      "response 200: property `data.title` is gone",
      ({ get }) => delete schemaOf(get, "200").properties.data.items.properties.title
    ],
    [
      "response 200: property `data.title` is now required",
      ({ get }) => schemaOf(get, "200").properties.data.items.required.push("title")
    ],
    [
      "response 200: `data.status` may have a new value \"stopped\"",
      ({ get }) => schemaOf(get, "200").properties.data.items.properties.status.enum.push("stopped")
    ],
    [
      "response 200: `data.title` is now string or null (was string)",
      ({ get }) => (schemaOf(get, "200").properties.data.items.properties.title.type = ["string", "null"])
    ],
    ["new optional property `size` of the body", ({ post }) => (bodyOf(post).properties.size = { type: "number" })],
    ["new required property `size` of the body", ({ post }) => {
      bodyOf(post).properties.size = { type: "number" }
      bodyOf(post).required.push("size")
    }],
    ["property `region` of the body is now required", ({ post }) => bodyOf(post).required.push("region")],
    [
      "`region` accepts a new value \"ap-south-1\"",
      ({ post }) => bodyOf(post).properties.region.enum.push("ap-south-1")
    ],
    ["`region` no longer accepts \"eu-west-3\"", ({ post }) => bodyOf(post).properties.region.enum.pop()],
    ["minLength of `name` is now 3 (was 1)", ({ post }) => (bodyOf(post).properties.name.minLength = 3)],
    ["`name` is deprecated", ({ post }) => (bodyOf(post).properties.name.deprecated = true)],
    ["no longer takes a body", ({ post }) => delete post.requestBody],
    ["the body is now required", ({ post }) => (post.requestBody.required = true)],
    ["query parameter `limit` is written in another style", ({ get }) => (get.parameters[0].explode = false)],
    ["minimum of query parameter `limit` is now 1", ({ get }) => (get.parameters[0].schema.minimum = 1)],
    ["minLength of `name` is now 0 (was 1)", ({ post }) => (bodyOf(post).properties.name.minLength = 0)],
    ["now needs no token", ({ get }) => (get.security = [])],
    ["version 2026-10-05 (was 2026-09-28)", (_, document) => (document.info.version = "2026-10-05")]
  ]
  const breaking = new Set([
    "new required header parameter `lease`",
    "query parameter `limit` is gone",
    "query parameter `limit` is now required",
    "query parameter `limit` is now integer (was number)",
    "maximum of query parameter `limit` is now 50",
    "default of query parameter `limit` is now 25 (was 100)",
    "response 200: property `data.title` is gone",
    "response 200: `data.title` is now string or null (was string)",
    "new required property `size` of the body",
    "property `region` of the body is now required",
    "`region` no longer accepts \"eu-west-3\"",
    "minLength of `name` is now 3 (was 1)",
    "no longer takes a body",
    "the body is now required",
    "minimum of query parameter `limit` is now 1",
    "query parameter `limit` is written in another style"
  ])
  const fixes = new Set(["now experimental", "no longer answers 401", "version 2026-10-05 (was 2026-09-28)"])
  it.each(cases)("%s", (phrase, change) => {
    const impact = breaking.has(phrase) ? "breaking" : fixes.has(phrase) ? "fix" : "addition"
    const { changes } = sync(
      vendor((document) => change(document.paths["/v1/projects"], document)),
      overlay,
      before
    )
    const phrases = [...changes.api, ...changes.changed.flatMap(({ phrases }) => phrases)]
    assert.deepStrictEqual(phrases.map(({ text }) => text), [phrase])
    assert.strictEqual(phrases[0]?.impact, impact)
  })
})
