/**
 * Schemas of what an operation returns and how it fails, to pass results through RPC, Workflow or Cluster.
 *
 * @since 0.1.0
 */
import type * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import * as ApiError from "./ApiError.ts"
import * as Failures from "./Failures.ts"

/**
 * A group of operations, for example `ProjectsGroup` of `effect-prisma-management/api/projects`.
 *
 * @since 0.1.0
 * @category models
 */
export type Group<Client> = HttpApiGroup.Constraint & { readonly Client: Client }

type Answer<Client, Method extends keyof Client> = Client[Method] extends (...args: never) => infer A ? A : never

/**
 * The type that a method returns. For a stream, the type of its records.
 *
 * @since 0.1.0
 * @category models
 */
export type Success<Client, Method extends keyof Client> = Answer<Client, Method> extends
  Effect.Effect<infer A, infer _E, infer _R> | Stream.Stream<infer A, infer _E, infer _R> ? A
  : never

/**
 * The type that a method fails with.
 *
 * @since 0.1.0
 * @category models
 */
export type Failure<Client, Method extends keyof Client> = Answer<Client, Method> extends
  Effect.Effect<infer _A, infer E, infer _R> | Stream.Stream<infer _A, infer E, infer _R> ? E
  : never

interface Responses {
  readonly successes: ReadonlyArray<Schema.Top>
  readonly errors: ReadonlyMap<number, unknown>
}

const isLines = (schema: Schema.Top): schema is Schema.Top & { readonly schema: Schema.Top } => "read" in schema

const responsesOf = (group: HttpApiGroup.Constraint, method: string): Responses => {
  let found: Responses | undefined
  HttpApi.reflect(HttpApi.make(group.identifier).add(group as HttpApiGroup.Constraint & HttpApiGroup.Top), {
    onGroup: () => {},
    onEndpoint: ({ endpoint, errors, successes }) => {
      if (endpoint.identifier === method) {
        const lines = Array.from(endpoint.success).find(isLines)
        found = { successes: lines === undefined ? Array.from(successes.values()).flat() : [lines.schema], errors }
      }
    }
  })
  if (found === undefined) throw new Error(`The group ${group.identifier} has no operation "${method}".`)
  return found
}

/**
 * The schema of what an operation returns. For a stream, the schema of its records.
 *
 * **Gotchas**
 *
 * Encoded secrets are plain text, as in the API's answer. To store a result for longer, for example as a step of a
 * workflow, seal it: see `Secrets`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const success = <Client, const Method extends keyof Client & string>(
  group: Group<Client>,
  method: Method
): Schema.Codec<Success<Client, Method>, Schema.Json> => {
  const members = responsesOf(group, method).successes.map((schema) =>
    HttpApiSchema.isNoContent(schema.ast) ? Schema.Void : schema
  )
  return Schema.toCodecJson(members.length === 1 ? members[0]! : Schema.Union(members)) as unknown as Schema.Codec<
    Success<Client, Method>,
    Schema.Json
  >
}

/**
 * The schema of everything that an operation fails with: its declared error classes, `UnexpectedStatus`, `AuthError`
 * and `FetchError`.
 *
 * **Details**
 *
 * Use it to pass failures through RPC, Workflow or Cluster. They arrive as the same classes with the same fields. Of
 * each cause, the name and code are kept.
 *
 * **Example** (Defining an RPC from an operation)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Rpc from "effect/rpc/Rpc"
 * import * as RpcGroup from "effect/rpc/RpcGroup"
 * import * as Schema from "effect/Schema"
 * import { ProjectsGroup } from "effect-prisma-management/api/projects"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Operation from "effect-prisma-management/Operation"
 *
 * class Rpcs extends RpcGroup.make(
 *   Rpc.make("getProject", {
 *     payload: { id: Schema.String },
 *     success: Operation.success(ProjectsGroup, "get"),
 *     error: Operation.failure(ProjectsGroup, "get")
 *   })
 * ) {}
 *
 * export const Handlers = Rpcs.toLayer(Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   return { getProject: (params) => client.projects.get({ params }) }
 * }))
 * ```
 *
 * @since 0.1.0
 * @category schemas
 */
export const failure = <Client, const Method extends keyof Client & string>(
  group: Group<Client>,
  method: Method
): Schema.Codec<Failure<Client, Method>, Schema.Json> => {
  const declared = Array.from(responsesOf(group, method).errors.keys()).map((status) =>
    Failures.byTag[ApiError.byStatus[status as ApiError.DeclaredStatus].prototype.name as ApiError.ApiError["_tag"]]
  )
  return Schema.Union([
    ...declared,
    Failures.byTag.UnexpectedStatus,
    Failures.AuthError,
    Failures.FetchError
  ]) as Schema.Codec<unknown, Schema.Json> as Schema.Codec<Failure<Client, Method>, Schema.Json>
}
