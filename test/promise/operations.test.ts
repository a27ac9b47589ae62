/** Every operation of `openapi.json`, called with both SDKs: the same goes out, and the same comes back. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bodyOf, type ContractOperation, operations, responsesOf } from "../support/contract.ts"
import type { Answer, RecordingServer } from "../support/RecordingServer.ts"
import { type Random, random } from "../support/random.ts"
import { makeValue } from "../support/values.ts"
import { sdks } from "./support/sdks.ts"
import { makeWorld, type World } from "./support/world.ts"

const seedOf = ({ id }: ContractOperation): number =>
  Array.from(id).reduce((seed, char) => Math.imul(seed, 31) + char.charCodeAt(0), 0)

/** What a program gives an operation. */
const makeInit = (operation: ContractOperation, next: Random) => {
  const of = (location: string) =>
    Object.fromEntries(
      (operation.operation.parameters ?? [])
        .filter((parameter) => parameter.in === location && (parameter.required === true || next(2) === 1))
        .map(({ name, schema }) => [name, makeValue(schema, next)])
    )
  const body = bodyOf(operation)
  return {
    params: { path: of("path"), query: of("query"), header: of("header") },
    ...(body === undefined ? undefined : { body: makeValue(body, next) })
  }
}

const makeAnswer = (
  { mediaType, schema, status }: ReturnType<typeof responsesOf>[number],
  next: Random
): Answer => {
  if (schema === undefined) return { status }
  const body = JSON.stringify(makeValue(schema, next))
  return { status, headers: { "content-type": mediaType! }, body: mediaType!.includes("ndjson") ? `${body}\n` : body }
}

/** What of a request matters: what tells the operation and carries its input. */
const sent = (server: RecordingServer) => {
  const { body, headers, method, url } = server.take()
  const { authorization, "content-type": contentType, "alchemy-state-lease-id": lease } = headers
  return { method, url: url.href, authorization, contentType, lease, body }
}

describe.each(operations)("$key", (operation) => {
  const answers = responsesOf(operation).filter(({ status }) => status >= 200 && status !== 401)

  const callAll = (world: World, kind: "client" | "full") =>
    Effect.promise(async () => {
      const next = random(seedOf(operation))
      const calls: any = kind === "client" ? world.client() : world.full().client
      const seen: Array<unknown> = []
      for (const response of answers) {
        world.server.answerWith(makeAnswer(response, next))
        const parseAs = response.mediaType?.includes("ndjson") ? { parseAs: "text" } : {}
        const init = { ...makeInit(operation, next), ...parseAs }
        const { data, error, response: { status } } = await calls[operation.method.toUpperCase()](operation.path, init)
        seen.push({ sent: sent(world.server), status, data, error })
      }
      return seen
    })

  for (const kind of ["client", "full"] as const) {
    it.live(`${operation.key} is the same call with the ${kind === "full" ? "full" : "simple"} client`, () =>
      Effect.gen(function*() {
        const published = yield* callAll(yield* makeWorld(sdks.published), kind)
        const ours = yield* callAll(yield* makeWorld(sdks.ours), kind)
        assert.isNotEmpty(ours)
        assert.deepStrictEqual(ours, published)
      }))
  }
})
