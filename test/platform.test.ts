/** Platforms that lack something: what every program needs is told by name, what is new is not needed. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { text } from "node:stream/consumers"
import { createManagementApiClient } from "../src/promise/index.ts"
import { builtin } from "../src/internal/failure/builtin.ts"
import { eitherOf } from "../src/promise/internal/signals.ts"
import * as Program from "./support/program.ts"
import { without } from "./support/withoutGlobals.ts"

/** What the first calls of programs fail with where something is missing. */
const failuresWithout = (part: string, calls: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const program = await Program.start("bareProgram", [part, ...calls])
    return JSON.parse(await text(program.stdout)) as {
      readonly [call: string]: { readonly name: string; readonly field: string; readonly message: string }
    }
  })

const requests = ["Effect call", "Effect refresh", "Promise client", "Promise call", "Promise logout"]
const logins = ["Effect login", "Effect key ring", "Promise login"]

/** What needs it, by what is missing, with its name for people. */
const needs: { readonly [part: string]: readonly [calls: ReadonlyArray<string>, words: string] } = {
  fetch: [requests, "`fetch`"],
  ReadableStream: [requests, "web streams (`ReadableStream`)"],
  Headers: [["Promise client", "Promise call"], "`Headers`"],
  Request: [["Promise client", "Promise call"], "`Request`"],
  Response: [["Promise client", "Promise call"], "`Response`"],
  crypto: [logins, "Web Crypto (`crypto.subtle`)"],
  // A page that came over http.
  "Crypto.prototype.subtle": [logins, "Web Crypto (`crypto.subtle`)"]
}

describe("a platform that lacks what every program needs", () => {
  for (const [part, [calls, words]] of Object.entries(needs)) {
    it.live(`the first call says in one typed error what the platform lacks: ${part}`, () =>
      Effect.map(failuresWithout(part, calls), (failures) => {
        const field = `ConfigurationInvalid ${part.startsWith("Crypto") ? "crypto" : part}`
        for (const call of calls) {
          const { message, ...failure } = failures[call]!
          assert.deepStrictEqual(failure, { name: "AuthError", field }, call)
          assert.isTrue(message.startsWith(`This platform has no ${words}. `), message)
        }
      }))
  }

  it.effect("a program's own fetch stands for the platform's", () =>
    without(
      ["fetch"],
      Effect.promise(async () => {
        const fetch = async () => Response.json({ data: [] })
        const client = createManagementApiClient({ baseUrl: "http://127.0.0.1:1", fetch })
        assert.deepStrictEqual((await client.GET("/v1/workspaces")).data?.data, [])
      })
    ))
})

describe("what a platform has built in", () => {
  it.effect("a platform that has the function which gives it, and throws what it is called for, has nothing built in", () =>
    Effect.acquireUseRelease(
      Effect.sync(() => Object.getOwnPropertyDescriptor(process, "getBuiltinModule")!),
      () =>
        Effect.sync(() => {
          assert.isDefined(builtin("node:zlib"))
          assert.isUndefined(builtin("node:nothing"))
          // As in Next's edge routes.
          Object.defineProperty(process, "getBuiltinModule", {
            configurable: true,
            value: () => {
              throw new Error(
                "A Node.js API is used (process.getBuiltinModule) which is not supported in the Edge Runtime."
              )
            }
          })
          assert.isUndefined(builtin("node:zlib"))
        }),
      (property) => Effect.sync(() => Object.defineProperty(process, "getBuiltinModule", property))
    ))
})

describe("a signal of two", () => {
  const kinds: { readonly [kind: string]: ReadonlyArray<string> } = {
    "where platforms have AbortSignal.any": [],
    "where they do not": ["AbortSignal.any"]
  }
  for (const [kind, lacks] of Object.entries(kinds)) {
    const withSignals = (title: string, run: (one: AbortController, ending: AbortController) => void) =>
      it.effect(`${title}, ${kind}`, () =>
        without(lacks, Effect.sync(() => run(new AbortController(), new AbortController()))))

    withSignals("a signal of two aborts with the first of them, and with its reason", (one, ending) => {
      const both = eitherOf(one.signal, ending.signal)
      assert.isFalse(both.aborted)
      one.abort("one")
      ending.abort("ending")
      assert.strictEqual(both.reason, "one")
      const other = eitherOf(new AbortController().signal, ending.signal)
      assert.strictEqual(other.reason, "ending")
    })

    withSignals("a signal of two aborts with the ending one, and with its reason", (one, ending) => {
      const both = eitherOf(one.signal, ending.signal)
      const reasons: Array<unknown> = []
      both.addEventListener("abort", () => reasons.push(both.reason))
      ending.abort("ending")
      one.abort("one")
      assert.deepStrictEqual(reasons, ["ending"])
    })

    withSignals("a signal of two that were aborted is aborted with the reason of the first", (one, ending) => {
      one.abort("one")
      ending.abort("ending")
      assert.strictEqual(eitherOf(one.signal, ending.signal).reason, "one")
    })
  }

  it.effect("a signal of two is held by the lasting one no longer than the ending one lasts", () =>
    without(
      ["AbortSignal.any"],
      Effect.sync(() => {
        const lasting = new AbortController().signal
        let listeners = 0
        const { addEventListener, removeEventListener } = lasting
        lasting.addEventListener = (...args: Parameters<typeof addEventListener>) => {
          listeners++
          addEventListener.apply(lasting, args)
        }
        lasting.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
          listeners--
          removeEventListener.apply(lasting, args)
        }
        const ending = new AbortController()
        eitherOf(lasting, ending.signal)
        assert.strictEqual(listeners, 1)
        ending.abort()
        assert.strictEqual(listeners, 0)
      })
    ))
})
