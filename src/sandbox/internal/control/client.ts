/** An application that is to be registered, as options, `registerClient` or a request say it: one reading for all of them. */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as clients from "../oauth/clients.ts"
import type { Client } from "../state/settings.ts"
import { attempt } from "./told.ts"

const Secret = Schema.declare(
  (u): u is string | Redacted.Redacted<string> => typeof (Redacted.isRedacted(u) ? Redacted.value(u) : u) === "string",
  { expected: "a string" }
)

const Fields = Schema.Struct({
  id: Schema.String,
  secret: Schema.optional(Secret),
  redirectUris: Schema.optional(
    Schema.Union([Schema.Literal("loopback"), Schema.Array(Schema.String)])
      .annotate({ expected: "a list of URLs, or \"loopback\"" })
  )
})

/** The client, or what is wrong with it. */
export const read = (given: unknown): Result.Result<Client, string> => {
  if (!Predicate.isObject(given)) {
    return Result.fail(
      "A client must be an object such as `{ \"id\": \"web\" }`, with optional `secret` and `redirectUris`."
    )
  }
  return Result.flatMap(attempt("client", Fields, given), (client) => {
    const problem = clients.problemOf(client)
    return problem === undefined ? Result.succeed(client) : Result.fail(problem)
  })
}

/** What is wrong with clients that a sandbox is to start with; undefined where nothing is. */
export const problemOfAll = (given: unknown): string | undefined => {
  if (!Array.isArray(given)) {
    return "The clients must be a list of applications, each `{ id, secret, redirectUris }`."
  }
  const ids = new Set<string>()
  for (const [at, each] of given.entries()) {
    const client = read(each)
    if (Result.isFailure(client)) return `Invalid clients[${at}]: ${client.failure}`
    const { id } = client.success
    if (ids.has(id)) return `The client ${id} is listed more than once: remove one.`
    ids.add(id)
  }
  return undefined
}
