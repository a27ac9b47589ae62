/** Puts into a sandbox what it is to start with, by its own API: what the API refuses is wrong in the seed. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as scm from "../resources/scm.ts"
import * as users from "../resources/users.ts"
import type { User } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { SandboxError } from "./SandboxError.ts"
import { inProcess, type Respond } from "./inProcess.ts"

const invalid = (message: string) => new SandboxError({ message, reason: "SeedInvalid", cause: undefined })

type Fields = { readonly [name: string]: unknown }

const Answer = Schema.Union([
  Schema.Struct({ data: Schema.Struct({ id: Schema.String }) }),
  Schema.Struct({ error: Schema.Struct({ message: Schema.String }) })
])

const Repository = Schema.Union([
  Schema.String,
  Schema.Struct({
    fullName: Schema.String,
    isPrivate: Schema.optionalKey(Schema.Boolean),
    defaultBranch: Schema.optionalKey(Schema.String)
  })
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

/** The repositories of a seed: full names, or objects with one. */
const repositoriesOf = (
  given: unknown
): Effect.Effect<ReadonlyArray<readonly [owner: string, repository: scm.NewRepository]>, SandboxError> => {
  if (given === undefined) return Effect.succeed([])
  if (!Array.isArray(given)) return Effect.fail(invalid("The seed is wrong at repositories: expected a list."))
  return Effect.forEach(given, (repository: unknown, n) => {
    const where = `repositories[${n}]`
    const decoded = Schema.decodeUnknownExit(Repository, { onExcessProperty: "error" })(repository)
    if (Exit.isFailure(decoded)) {
      return Effect.fail(invalid(
        `The seed is wrong at ${where}: expected \`owner/name\`, or an object with \`fullName\` and perhaps \`isPrivate\` and \`defaultBranch\`.`
      ))
    }
    const named = typeof decoded.value === "string" ? { fullName: decoded.value } : decoded.value
    const owner = scm.ownerOf(named.fullName)
    return owner === undefined
      ? Effect.fail(invalid(`The seed is wrong at ${where}: ${JSON.stringify(named.fullName)} is not \`owner/name\`.`))
      : Effect.succeed([owner, { isPrivate: true, ...named }] as const)
  })
}

/** No operation adds a user: they sign up, elsewhere. */
const plantUsers = (state: Store["Service"], given: unknown): Effect.Effect<void, SandboxError> => {
  if (given === undefined) return Effect.void
  const found = users.problemOfUsers(given, state.users.all())
  if (found !== undefined) {
    return Effect.fail(
      invalid(`The seed is wrong at users${found.at === undefined ? "" : `[${found.at}]`}: ${found.problem}`)
    )
  }
  for (const user of given as ReadonlyArray<User>) users.add(state, user)
  users.giveWorkspaces(state)
  return Effect.void
}

export const plant = Effect.fnUntraced(function*(
  respond: Respond,
  { state, token, workspaceId }: {
    readonly state: Store["Service"]
    readonly token: Redacted.Redacted<string>
    readonly workspaceId: string
  },
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

  if (!isFields(seed)) {
    return yield* invalid("The seed is wrong: expected an object with `users`, `projects` and `repositories`.")
  }
  const { projects: given, repositories, users: people, ...unknown } = seed
  const [other] = Object.keys(unknown)
  if (other !== undefined) {
    return yield* invalid(`The seed is wrong at ${other}: there are \`users\`, \`projects\` and \`repositories\` only.`)
  }
  yield* plantUsers(state, people)
  // No operation adds a repository: a person does, on GitHub.
  for (const [owner, repository] of yield* repositoriesOf(repositories)) {
    scm.install(state, workspaceId, owner, [repository])
  }
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
