/**
 * Requests made from `openapi.json`, a third of them broken: the sandbox answers each as the contract says, never with a 500, and
 * goes on answering. `HOSTILE_REQUESTS` and `HOSTILE_SEED` change how many there are and which.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { JsonSchema } from "../../scripts/contract/document.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { bodyOf, type ContractOperation, operations } from "../support/contract.ts"
import { makeValue, random } from "../support/values.ts"
import * as Wire from "./support/wire.ts"

const requests = Number(process.env.HOSTILE_REQUESTS ?? 2_000)
const seed = Number(process.env.HOSTILE_SEED ?? 1)

const junk: ReadonlyArray<unknown> = [
  "",
  "x",
  "../..",
  "%00",
  "\u0000",
  "é",
  "1",
  "null",
  "__proto__",
  "'\"<>",
  "a".repeat(300),
  0,
  -1,
  1e308,
  null,
  true,
  [],
  {},
  { a: 1 }
]

const make = (next: ReturnType<typeof random>) => {
  /** Ids that the sandbox has shown, by their prefix: without them almost all requests would be 404. */
  const shown = new Map<string, Array<string>>()

  const pick = <A>(values: ReadonlyArray<A>): A => values[next(values.length)]!

  const remember = (value: unknown): void => {
    if (typeof value === "string") {
      const prefix = /^([a-z]+_)c[a-z0-9]{24}$/.exec(value)?.[1]
      if (prefix !== undefined) shown.set(prefix, [...(shown.get(prefix) ?? []).slice(-20), value])
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(remember)
  }

  const prefixOf = (schema: JsonSchema | undefined): string | undefined =>
    /^\^\(([a-z]+_)\)\?/.exec(schema?.pattern ?? "")?.[1]
      ?? (schema?.anyOf ?? schema?.oneOf)?.map(prefixOf).find((prefix) => prefix !== undefined)

  /** Puts ids that were shown in the places of made up ones. */
  const withIds = (schema: JsonSchema | undefined, value: unknown): unknown => {
    if (typeof value === "string") return pick(shown.get(prefixOf(schema) ?? "") ?? [value])
    if (Array.isArray(value)) return value.map((item) => withIds(schema?.items, item))
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withIds(schema?.properties?.[name], inner)])
    )
  }

  const value = (schema: JsonSchema): unknown => withIds(schema, makeValue(schema, next))

  const broken = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
      return pick(junk)
    }
    return { ...value, [pick(Object.keys(value))]: pick(junk) }
  }

  const request = (operation: ContractOperation): Wire.Call => {
    const isBroken = next(3) === 0
    const of = (location: string): { readonly [name: string]: string } =>
      Object.fromEntries(
        (operation.operation.parameters ?? [])
          .filter((parameter) =>
            parameter.in === location && parameter.name !== "follow" && (parameter.required === true || next(4) === 0)
          )
          .map(({ name, schema }) => [name, String(isBroken && next(3) === 0 ? pick(junk) : value(schema))])
      )
    const schema = bodyOf(operation)
    const body = schema === undefined || next(20) === 0 ? undefined : value(schema)
    const params = Object.fromEntries(
      Object.entries(of("path")).map(([name, text]) => [name, text === "" ? "x" : text])
    )
    const headers = Object.fromEntries(Object.entries(of("header")).filter(([, text]) => /^[\x20-\x7e]*$/.test(text)))
    return {
      params,
      query: of("query"),
      headers,
      ...(body === undefined ? {} : { body: isBroken ? broken(body) : body })
    }
  }

  return { pick, remember, request }
}

describe("a hostile client", () => {
  it.effect(`gets an answer of the contract to each of ${requests} requests`, () =>
    Effect.gen(function*() {
      const wire = Wire.make(yield* Sandbox.serve())
      const client = make(random(seed))
      const statuses = new Map<number, number>()
      for (let n = 0; n < requests; n++) {
        const operation = client.pick(operations)
        // What is deleted all the time is never found.
        if (operation.method === "delete" && n % 4 !== 0) continue
        const { body, status } = yield* wire.call(operation.id, client.request(operation))
        client.remember(body)
        assert.isBelow(status, 500, `${operation.id} ${JSON.stringify(body)}`)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
      assert.isAbove(wire.used.size, 70, JSON.stringify(Object.fromEntries(statuses)))
      yield* wire.ok("me.get")
    }), 120_000)
})
