/** What may stand in a path: a parameter is one segment of it, or is refused before anything is sent. */
import { assert, describe, it } from "@effect/vitest"
import { pathTemplate, problemOfSegment } from "../src/internal/call/pathTemplate.ts"

describe("a path parameter", () => {
  const refused: ReadonlyArray<readonly [what: string, value: unknown, message: string]> = [
    ["a number", 1, "Expected a non-empty string"],
    ["nothing", undefined, "Expected a non-empty string"],
    ["an empty text", "", "Expected a non-empty string"],
    ["the segment .", ".", "Expected a name, got a relative path segment"],
    ["the segment ..", "..", "Expected a name, got a relative path segment"],
    ["the first control character", "a\u0000", "Expected no control characters"],
    ["the last C0 control character", "a\u001f", "Expected no control characters"],
    ["DEL", "a\u007f", "Expected no control characters"],
    ["the first C1 control character", "a\u0080", "Expected no control characters"],
    ["the last C1 control character", "\u009fa", "Expected no control characters"],
    ["half of a surrogate pair", "\ud800", "Expected well-formed Unicode"]
  ]
  for (const [what, value, message] of refused) {
    it(`a path parameter that has or is ${what} is refused, naming it and not showing it`, () => {
      const issue = pathTemplate("/v1/projects/:id")({ id: value })
      assert(typeof issue !== "string", `it made ${JSON.stringify(issue)}`)
      assert.strictEqual(issue.path, "id")
      assert.deepStrictEqual([issue.message, problemOfSegment(value)], [message, message])
    })
  }

  const encoded: ReadonlyArray<readonly [value: string, segment: string]> = [
    ["...", "..."],
    [".a", ".a"],
    ["a/../b", "a%2F..%2Fb"],
    ["%2e%2e", "%252e%252e"],
    ["a?b#c", "a%3Fb%23c"],
    [" ", "%20"],
    ["\u00a0", "%C2%A0"],
    ["é😀", "%C3%A9%F0%9F%98%80"]
  ]
  for (const [value, segment] of encoded) {
    it(`a path parameter that is ${JSON.stringify(value)} is one segment`, () => {
      assert.strictEqual(pathTemplate("/v1/:a/x/:id")({ a: "b", id: value }), `/v1/b/x/${segment}`)
    })
  }
})
