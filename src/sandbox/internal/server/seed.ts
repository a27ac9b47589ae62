/** Puts into a sandbox what it is to start with, by its own API: what the API refuses is wrong in the seed. */
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import { SandboxError } from "./SandboxError.ts"
import { inProcess, type Respond } from "./inProcess.ts"

const invalid = (message: string) => new SandboxError({ message, reason: "SeedInvalid", cause: undefined })

type Fields = { readonly [name: string]: unknown }

const parts = ["databases", "services", "buckets", "environmentVariables"] as const

const listOf = (value: unknown, where: string): Effect.Effect<ReadonlyArray<Fields>, SandboxError> =>
  value === undefined
    ? Effect.succeed([])
    : Array.isArray(value) && value.every((item) => Predicate.isObject(item))
    ? Effect.succeed(value as ReadonlyArray<Fields>)
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
    const { json, status } = yield* client.execute(request)
    const answer = (yield* json) as { readonly data: { readonly id: string }; readonly error: Fields }
    if (status < 300) return answer.data.id
    return yield* Effect.fail(invalid(`The seed is wrong at ${where}: ${String(answer.error["message"])}`))
  }, Effect.catchTag("HttpClientError", Effect.die))

  if (!Predicate.isObject(seed)) return yield* invalid("The seed is wrong: expected an object with `projects`.")
  const { projects: given, ...unknown } = seed as Fields
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
