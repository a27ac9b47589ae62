/** One thing that a test can do to a sandbox by HTTP. `routes.ts` serves all of them. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import * as answer from "../protocol/answer.ts"
import { pathOf } from "../protocol/paths.ts"
import type { Store } from "../state/Store.ts"
import type { Control } from "./control.ts"
import type { Sandboxes } from "./Sandboxes.ts"

type Response = HttpServerResponse.HttpServerResponse

/** The sandbox that it is done to. */
export interface Subject {
  readonly state: Store["Service"]
  readonly control: Control["Service"]
  /** Those that are on the same server. */
  readonly sandboxes: Sandboxes["Service"]
}

export interface ControlRoute {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly path: `/__sandbox/${string}`
  /** What it does, in a sentence: shown at `GET /__sandbox`. */
  readonly what: string
  /** A body that it takes, for those who read `GET /__sandbox`; undefined where it takes none. */
  readonly body?: unknown
  /** An answer; undefined where it is empty. */
  readonly answer?: unknown
  /** Fails with the answer to what was asked wrongly. */
  readonly respond: (
    subject: Subject,
    request: HttpServerRequest.HttpServerRequest
  ) => Effect.Effect<Response, Response>
}

export const invalid = (message: string, hint: string): Response => answer.respond(answer.invalid({ message, hint }))

const fromJson = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Unknown))

/** The body of a request as JSON. `hint` says what to send instead of another one. */
export const bodyOf = (request: HttpServerRequest.HttpServerRequest, hint: string): Effect.Effect<unknown, Response> =>
  request.text.pipe(
    Effect.orDie,
    Effect.flatMap((text) => Effect.mapError(fromJson(text), () => invalid("The body must be JSON.", hint)))
  )

/** What somebody sends to a route that takes no body means something to them: it is told, not passed over. */
export const noBody = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<void, Response> =>
  request.text.pipe(
    Effect.orDie,
    Effect.flatMap((text) =>
      /^\s*(\{\s*\}\s*)?$/.test(text)
        ? Effect.void
        : Effect.fail(invalid(`${request.method} ${pathOf(request.url)} takes no body.`, "Send none, or `{}`."))
    )
  )

export const done = HttpServerResponse.empty()
