/** The oldest browsers that docs/places.md names: Chromium without all that those may not have. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { language, minimum } from "../scripts/browsers/minimum.ts"
import * as newer from "../scripts/browsers/newer.ts"
import { type Use, usesOf } from "../scripts/browsers/scan.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import { inPage, live, serve } from "./browser/browsers.ts"
import * as Chromium from "./support/Chromium.ts"

/** Takes away what is newer, before a page runs anything. Runs in the page. */
const age = ({ globals, members, statics }: typeof newer): void => {
  const all = Object.getOwnPropertyNames(globalThis).flatMap((name) => {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, name)!
    return typeof value === "function" && typeof value.prototype === "object" ? [value] : []
  })
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values()))
  for (const prototype of [iterators, ...all.map((constructor) => constructor.prototype)]) {
    for (const member of members) Reflect.deleteProperty(prototype, member)
  }
  for (const path of statics) {
    const [owner = "", member = ""] = path.split(".")
    // V8 itself looks at these two, and every tool in the page.
    if (owner !== "Error") Reflect.deleteProperty(Reflect.get(globalThis, owner) ?? {}, member)
  }
  for (const name of globals) Reflect.deleteProperty(globalThis, name)
}

for (const program of ["session", "promise"]) {
  live(Chromium)(
    `a page in a browser without what is newer than the minimum logs in, calls, refreshes and logs out (${program})`,
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ autoApprove: true })
        const url = yield* serve(program, { url: sandbox.url })
        const { context, errors, page } = yield* Chromium.make()
        yield* Effect.promise(async () => {
          await context.addInitScript(age, { ...newer })
          await page.goto(url)
        })
        assert.deepStrictEqual(
          yield* inPage(
            page,
            "[AbortSignal.any, URL.parse, Promise.withResolvers, [].toSorted, \"\".isWellFormed].map(String)"
          ),
          Array.from({ length: 5 }, () => "undefined")
        )
        const loginUrl = String(yield* inPage(page, "begin()"))
        const { headers } = yield* Effect.promise(() => fetch(loginUrl, { redirect: "manual" }))
        assert.strictEqual(yield* inPage(page, `end(${JSON.stringify(headers.get("location"))})`), "in")
        assert.deepStrictEqual(yield* inPage(page, "list()"), ["Sandbox"])
        yield* sandbox.faults.expireTokens
        assert.deepStrictEqual(yield* inPage(page, "list()"), ["Sandbox"])
        assert.strictEqual(yield* inPage(page, "logout()"), "out")
        assert.deepStrictEqual(errors.filter((error) => !error.includes("401")), [])
      })
  )
}

describe("what is newer than the browsers of the minimum", () => {
  const uses = (code: string) => Effect.promise(() => usesOf(code, newer))
  const names = (found: ReadonlyArray<Use>) => found.map(({ line, name }) => `${line} ${name}`)

  it("what Safari 17 and Next's edge routes lack is known to be newer", () => {
    assert.include(newer.statics, "AbortSignal.any")
    assert.include(newer.statics, "URL.parse")
    assert.include(newer.statics, "Promise.withResolvers")
    assert.include(newer.members, "isWellFormed")
    assert.include(newer.members, "symmetricDifference")
    assert.include(newer.globals, "Temporal")
  })

  it.effect("uses are found by the name of a global, of a function on it, and of a member of whatever", () =>
    Effect.map(
      uses("URL.parse(x)\nAbortSignal[\"any\"](x)\nx.toSorted()\nTemporal.Now\nglobalThis.Temporal\nx?.isWellFormed()"),
      (found) =>
        assert.deepStrictEqual(names(found), [
          "1 URL.parse",
          "2 AbortSignal.any",
          "3 toSorted",
          "4 Temporal",
          "5 Temporal",
          "6 isWellFormed"
        ])
    ))

  it.effect("a name of the program's own, and a question whether something is there, are no uses", () =>
    Effect.map(
      uses("const URL = { parse() {} }\nURL.parse(x)\ntypeof Temporal\nJSON.parse(x)\nx.Temporal\nx.toSorted"),
      (found) => assert.deepStrictEqual(names(found), [])
    ))

  it("the minimum is one for a browser, wherever it runs", () => {
    assert.deepStrictEqual(Object.values(minimum), ["109", "109", "109", "115", "115", "16.4", "16.4"])
    assert.strictEqual(language, "es2022")
  })
})
