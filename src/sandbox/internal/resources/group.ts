/**
 * The handlers of a group. The API gains operations every week: one that nobody has written a handler for yet is there, needs a token as all others do, and
 * answers 501.
 */
import * as Effect from "effect/Effect"
import type * as HttpApi from "effect/http-api/HttpApi"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { Authorization } from "../../../internal/contract/bearer.ts"
import { ManagementApi } from "../../../ManagementApi.ts"
import * as answer from "../protocol/answer.ts"

type Group = typeof ManagementApi extends HttpApi.HttpApi<"ManagementApi", infer Groups> ? Groups : never

/** The services of all groups, which the routes of the API need. */
export type AllGroups = HttpApiGroup.ToService<"ManagementApi", Group>

type Identifier = Group["identifier"]

type HandlersOf<Id extends Identifier> = HttpApiBuilder.Handlers.FromGroup<HttpApiGroup.WithIdentifier<Group, Id>>

/** What Effect keeps of handlers: those that there are, by their operations. */
interface Written {
  readonly handlers: ReadonlyMap<string, unknown>
  readonly handleRaw: (name: string, handler: () => Effect.Effect<unknown>) => unknown
}

const withRest = (identifier: Identifier, given: unknown): unknown => {
  const written = given as Written
  for (
    const { identifier: name } of Object.values<{ readonly identifier: string }>(
      ManagementApi.groups[identifier].endpoints
    )
  ) {
    if (written.handlers.has(name)) continue
    const unwritten = answer.respond(answer.notImplemented({
      message: `The sandbox does not implement ${identifier}.${name} yet.`,
      hint: `Answer it with a fault for this operation, or mock it: openapi.json describes ${identifier}.${name}.`
    }))
    written.handleRaw(name, () => Effect.succeed(unwritten))
  }
  return written
}

/** A group with the handlers that `build` adds, and 501 for all operations that it has none for. */
export const group = <const Id extends Identifier, Return>(
  identifier: Id,
  build: (handlers: HandlersOf<Id>) => Return
): Layer.Layer<
  HttpApiGroup.Service<"ManagementApi", Id>,
  HttpApiBuilder.Handlers.Error<Return>,
  Exclude<HttpApiBuilder.Handlers.Context<Return>, Scope.Scope> | Authorization
> => {
  const all = (handlers: HandlersOf<Id>): unknown => {
    const built = build(handlers)
    return Effect.isEffect(built)
      ? Effect.map(built, (written) => withRest(identifier, written))
      : withRest(identifier, built)
  }
  return HttpApiBuilder.group(ManagementApi, identifier, all as never) as never
}

/** A group that nobody has written a handler for. */
export const unwritten = (identifier: Identifier) => group(identifier, (handlers) => handlers)
