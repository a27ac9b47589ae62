import { assert, describe, it } from "vitest"
import { formatChanges } from "../../scripts/contract/changes.ts"
import type { Overlay } from "../../scripts/contract/overlay.ts"
import { sync } from "../../scripts/contract/sync.ts"
import { answering, before, bodyOf, overlay, schemaOf, vendor, widget } from "./vendor.ts"

const changesOf = (change: Parameters<typeof vendor>[0]) =>
  formatChanges(sync(vendor(change), overlay, before, { allowRemovals: true }).changes)

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
    ["version 2026-10-05 (was 2026-09-28)", (_, document) => (document.info.version = "2026-10-05")]
  ]
  // The overlay would not let go of the body that one of the cases removes.
  const { CreateProjectInput: _dropped, ...components } = overlay.components
  const open: Overlay = { ...overlay, components }
  it.each(cases)("%s", (phrase, change) => {
    const { changes } = sync(
      vendor((document) => change(document.paths["/v1/projects"], document)),
      open,
      sync(vendor(), open).document
    )
    assert.deepStrictEqual([...changes.api, ...changes.changed.flatMap(({ phrases }) => phrases)], [phrase])
  })
})
