/** The lines of a log, to the byte: which are too long, and where the text of one that is too long is cut. */
import { assert, describe, it } from "@effect/vitest"
import { longestLine } from "../src/internal/answer/limits.ts"
import { Lines } from "../src/internal/answer/lines.ts"

/** How much is kept of the beginning, and at least of the end, of a line that is too long. */
const kept = 16 * 1024

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Gives bytes in one piece or in several, and what lines they end. */
const linesOf = (bytes: Uint8Array, size = bytes.length) => {
  const lines = new Lines()
  const all: Array<string> = []
  for (let at = 0; at < bytes.length; at += size) all.push(...lines.push(bytes.subarray(at, at + size)))
  return all
}

/** A record as a line with its text as the last member but one. */
const lineOf = (text: string) => bytesOf(`${JSON.stringify({ type: "log", text, cursor: "17" })}\n`)

const head = JSON.stringify({ type: "log", text: "" }).length - 2
const tail = JSON.stringify({ cursor: "17" }).length + 1

const mark = / \[([\d,]+) bytes of this line were omitted\] /

/** What is left of a text: before its mark, behind it, and how much the mark says is missing. */
const partsOf = (line: string) => {
  const { cursor, text, type } = JSON.parse(line) as { readonly [name: string]: string }
  assert.deepStrictEqual([type, cursor], ["log", "17"])
  const [before, omitted, after] = text!.split(mark)
  return { before: before!, after: after!, omitted: Number(omitted!.replaceAll(",", "")) }
}

describe("a line of a log", () => {
  it("is whole up to 1 MiB, and shortened from the next byte on", () => {
    const long = lineOf("x".repeat(longestLine - lineOf("").length + 1))
    const [whole] = linesOf(long, 100_000)
    assert.strictEqual(whole, new TextDecoder().decode(long.subarray(0, -1)))
    const [shortened] = linesOf(lineOf("x".repeat(long.length - lineOf("").length + 1)))
    assert.match(shortened!, mark)
  })

  it("that is too long says how much of it is missing, to the byte", () => {
    const long = lineOf("x".repeat(longestLine))
    for (const size of [undefined, 100_000, 5000]) {
      const { after, before, omitted } = partsOf(linesOf(long, size)[0]!)
      assert.lengthOf(before, kept - head - 1)
      assert.isAtLeast(after.length, kept - tail - 1)
      assert.isBelow(after.length, 2 * kept + 100_000)
      // The last character before the mark and the first behind it may have been cut: they are taken for that.
      assert.strictEqual(omitted, long.length - 1 - (head + before.length + 1) - (1 + after.length + tail))
    }
  })

  const pieces = ["é", "€", "😀", "\\", "\"", "\n", "\u0007", "\\\\\\", "\"\"", "é\\é"]

  it.each(pieces)("that is too long is cut before or behind a character, never in it: %j", (piece) => {
    const inLine = bytesOf(JSON.stringify(piece).slice(1, -1))
    for (let shift = 0; shift <= inLine.length; shift++) {
      const beginning = "a".repeat(kept - head - shift)
      const text = `${beginning}${piece}${"x".repeat(longestLine)}`
      const { before } = partsOf(linesOf(lineOf(text))[0]!)
      assert.isTrue(text.startsWith(before), before.slice(-10))
      assert.isAtLeast(before.length, beginning.length - 1)
      assert.isAtMost(before.length, beginning.length + piece.length)
    }
  })

  it.each(pieces)("that is too long goes on before or behind a character, never in it: %j", (piece) => {
    const inLine = bytesOf(JSON.stringify(piece).slice(1, -1))
    for (let shift = 0; shift <= inLine.length; shift++) {
      const end = "z".repeat(kept - tail - 1 - shift)
      const text = `${"x".repeat(longestLine)}${piece}${end}`
      const { after } = partsOf(linesOf(lineOf(text))[0]!)
      assert.isTrue(after.endsWith(end.slice(1)), after.slice(0, 10))
      assert.notInclude(after, "\ufffd")
      // What is left of a cut escape reads as the text that it is.
      assert.isAtMost(after.length, end.length + inLine.length)
    }
  })

  it("that is too long, and no JSON with a text where it is cut, is empty", () => {
    for (const line of [`[${"1,".repeat(longestLine)}1]`, `{"a":"b","c":${"1".repeat(2 * longestLine)}}`]) {
      assert.deepStrictEqual(linesOf(bytesOf(`${line}\n`)), [""])
    }
  })

  it("that is too long leaves the next one as it is", () => {
    const bytes = Buffer.concat([lineOf("x".repeat(2 * longestLine)), lineOf("short"), lineOf("é")])
    assert.deepStrictEqual(
      linesOf(bytes, 10_000).slice(1).map((line) => JSON.parse(line).text),
      ["short", "é"]
    )
  })

  it("that has not ended can be looked at: its first byte, and all of it as long as it is not too long", () => {
    const lines = new Lines()
    assert.isTrue(lines.isEmpty)
    assert.isUndefined(lines.first)
    assert.deepStrictEqual(lines.push(bytesOf(" \t\n \r\n  ")), [])
    assert.isTrue(lines.isEmpty)
    lines.push(bytesOf(" {\"a\""))
    lines.push(bytesOf(":1 }"))
    assert.isFalse(lines.isEmpty)
    assert.strictEqual(lines.first, "{".charCodeAt(0))
    assert.strictEqual(lines.rest(), "{\"a\":1 }")
    assert.deepStrictEqual(lines.push(bytesOf("\nx")), ["{\"a\":1 }"])
    assert.strictEqual(lines.first, "x".charCodeAt(0))
    lines.push(bytesOf("y".repeat(2 * longestLine)))
    assert.strictEqual(lines.first, "x".charCodeAt(0))
    assert.strictEqual(lines.rest(), "")
    assert.strictEqual(lines.take(), "")
    assert.isTrue(lines.isEmpty)
    assert.isUndefined(lines.first)
  })

  it("keeps its bytes when whoever brought them uses them again", () => {
    const lines = new Lines()
    const bytes = bytesOf("abc")
    lines.push(bytes)
    bytes.fill(0)
    assert.deepStrictEqual(lines.push(bytesOf("\n")), ["abc"])
  })
})
