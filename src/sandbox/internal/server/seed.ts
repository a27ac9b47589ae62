/** Puts into a sandbox what it is to start with, by its own API: what the API refuses is wrong in the seed. */
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { SandboxError } from "./SandboxError.ts"
import { inProcess, type Respond } from "./inProcess.ts"

const invalid = (message: string) => new SandboxError({ message, reason: "SeedInvalid", cause: undefined })

type Fields = { readonly [name: string]: unknown }

const Answer = Schema.Union([
  Schema.Struct({ data: Schema.Struct({ id: Schema.String }) }),
  Schema.Struct({ error: Schema.Struct({ message: Schema.String }) })
])

const parts = ["databases", "services", "buckets", "environmentVariables"] as const

const isFields = (u: unknown): u is Fields => Predicate.isObject(u)

const isList = (u: unknown): u is ReadonlyArray<Fields> => Array.isArray(u) && u.every(isFields)

const listOf = (value: unknown, where: string): Effect.Effect<ReadonlyArray<Fields>, SandboxError> =>
  value === undefined
    ? Effect.succeed([])
    : isList(value)
    ? Effect.succeed(value)
    : Effect.fail(invalid(`The seed is wrong at ${where}: expected a list of objects.`))

export const plant = Effect.fnUntraced(function*(
  respond: Respond,
  token: Redacted.Redacted<string>,
  seed: unknown
): Effect.fn.Return<void, SandboxError> {
  const client = inProcess(respond)
  const post = Effect.fnUntraced(function*(path: string, body: Fields, where: string) {
    const request = HttpClientRequest.post(`http://localhost/v1/${path}`).pipe(
      HttpClientRequest.bearerToken(token),
      HttpClientRequest.bodyJsonUnsafe(body)
    )
    const answer = yield* Effect.flatMap(client.execute(request), HttpClientResponse.schemaBodyJson(Answer))
    return "data" in answer
      ? answer.data.id
      : yield* invalid(`The seed is wrong at ${where}: ${answer.error.message}`)
  }, Effect.catchTag(["HttpClientError", "SchemaError"], Effect.die))

  if (!isFields(seed)) return yield* invalid("The seed is wrong: expected an object with `projects`.")
  const { projects: given, ...unknown } = seed
  const [other] = Object.keys(unknown)
  if (other !== undefined) return yield* invalid(`The seed is wrong at ${other}: there is \`projects\` only.`)
  const projects = yield* listOf(given, "projects")
  for (const [n, project] of projects.entries()) {
    const where = `projects[${n}]`
    const { buckets, databases, environmentVariables, services, ...payload } = project
    const projectId = yield* post("projects", payload, where)
    const contents = { buckets, databases, environmentVariables, services }
    for (const part of parts) {
      const path = part === "environmentVariables" ? "environment-variables" : part
      for (const [m, body] of (yield* listOf(contents[part], `${where}.${part}`)).entries()) {
        const inProject = part === "databases"
          ? { path: `projects/${projectId}/databases`, body }
          : { path, body: { ...body, projectId } }
        yield* post(inProject.path, inProject.body, `${where}.${part}[${m}]`)
      }
    }
  }
})
