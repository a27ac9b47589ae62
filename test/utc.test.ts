/** Points in time that are read without `Date`: they are what `Date` makes of them, or left to it. */
import { assert, it } from "@effect/vitest"
import { utcOf } from "../src/internal/contract/utc.ts"
import { random } from "./support/random.ts"

const times = (seed: number, count: number): ReadonlyArray<string> => {
  const pick = random(seed)
  // To the year 2200, and a few from before the epoch.
  return Array.from({ length: count }, () => new Date(pick(2 ** 31) * 3400 - 1e12 + pick(1000)).toISOString())
}

it("a time as APIs write it is read as Date reads it, on every day that all months have", () => {
  for (const text of times(1, 5000)) {
    const day = Number(text.slice(8, 10))
    const expected = day <= 28 ? Date.parse(text) : undefined
    assert.strictEqual(utcOf(text), expected, text)
    const whole = `${text.slice(0, 19)}Z`
    assert.strictEqual(utcOf(whole), day <= 28 ? Date.parse(whole) : undefined, whole)
  }
})

it("a text that is no such time, or one that is written in another way, is left to Date", () => {
  const pick = random(2)
  const characters = "0129:-+.TZz éa\u0660"
  for (const text of times(3, 5000)) {
    const at = pick(text.length)
    const broken = text.slice(0, at) + characters[pick(characters.length)] + text.slice(at + pick(3))
    const read = utcOf(broken)
    if (read !== undefined) assert.strictEqual(read, Date.parse(broken), broken)
  }
  for (
    const text of [
      "",
      "2026-01-31",
      "2026-01-20T12:00:00",
      "2026-01-20T12:00:00+00",
      "2026-01-20T24:00:00Z",
      "2026-01-20T12:60:00Z",
      "2026-01-20T12:00:60Z",
      "2026-13-20T12:00:00Z",
      "2026-00-20T12:00:00Z",
      "2026-01-00T12:00:00Z",
      "0026-01-20T12:00:00Z",
      "2026-02-30T12:00:00Z"
    ]
  ) assert.isUndefined(utcOf(text), text)
})
