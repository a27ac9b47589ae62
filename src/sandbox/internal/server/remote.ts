/** An isolated sandbox on a server that runs elsewhere, as another process of the tests does: all that can be done to it, over HTTP. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type { HttpMethod } from "effect/http/HttpMethod"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { parseUrl } from "../../../internal/failure/urls.ts"
import type { Instant } from "../control/clock.ts"
import type { Fault, PendingFault } from "../control/Fault.ts"
import type { LoginDecision, LoginTokens, LoginTokensRequest } from "../control/Login.ts"
import type { ReceivedRequest } from "../control/received.ts"
import type { Client } from "../state/settings.ts"
import type { Snapshot } from "../state/Snapshot.ts"
import { controlInvalid, SandboxError } from "../state/SandboxError.ts"
import type { SandboxOptions } from "./sandboxes.ts"

/** A value as a body has it. */
const toJson = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return toJson(Redacted.value(value))
  if (DateTime.isDateTime(value)) return DateTime.formatIso(value)
  if (value instanceof Date) return value.toISOString()
  if (Duration.isDuration(value)) return Duration.toMillis(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (!Predicate.isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]))
}

const Refusal = Schema.Struct({
  error: Schema.Struct({ message: Schema.String, hint: Schema.optionalKey(Schema.String) })
})

/** What a server said to what it did not do. */
const whyOf = (status: number, body: unknown): string => {
  const said = Schema.decodeUnknownOption(Refusal)(body)
  if (said._tag === "None") return `The answer was ${status}.`
  const { hint, message } = said.value.error
  return hint === undefined ? message : `${message} ${hint}`
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

type Ask = (method: HttpMethod, path: string, body?: unknown) => Effect.Effect<Answer, HttpClientError.HttpClientError>

const makeAsk = (client: HttpClient.HttpClient, url: string, token?: string | Redacted.Redacted<string>): Ask =>
  Effect.fnUntraced(function*(method, path, body) {
    const request = HttpClientRequest.make(method)(`${url}/__sandbox/${path}`, {
      ...token === undefined ? undefined : { headers: { authorization: `Bearer ${toJson(token)}` } },
      ...body === undefined ? undefined : { body: HttpBody.jsonUnsafe(toJson(body)) }
    })
    const response = yield* client.execute(request)
    const text = yield* response.text
    const read: Answer = { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
    return read
  })

const unusable = (message: string, cause?: unknown) => new SandboxError({ message, reason: "ServerUnusable", cause })

/** What the server refused is what the test asked for, unless the sandbox is gone. */
const refusalOf = ({ body, status }: Answer): SandboxError =>
  status === 422 || status === 404
    ? controlInvalid(whyOf(status, body))
    : unusable(whyOf(status, body))

/** What does not go wrong in a test that is right: it has no error to expect. */
const doOrDie = (ask: Ask) => <A = void>(method: HttpMethod, path: string, body?: unknown): Effect.Effect<A> =>
  Effect.flatMap(Effect.orDie(ask(method, path, body)), (answer) =>
    answer.status < 300
      // The routes of control and this are one release.
      ? Effect.succeed(answer.body as A)
      : Effect.die(refusalOf(answer)))

interface Clock {
  readonly now: string
  readonly frozen: boolean
}

const powersOf = (ask: Ask) => {
  const perform = doOrDie(ask)
  const data = <A>(path: string) => Effect.map(perform<{ readonly data: A }>("GET", path), ({ data }) => data)
  const clock = perform<Clock>("GET", "clock")
  const move = (to: object): Effect.Effect<void> => Effect.asVoid(perform("POST", "clock", to))
  const advance = (duration: Duration.Input) => move({ advance: duration })
  return {
    faults: {
      add: (fault: Fault) => Effect.map(perform<{ readonly id: string }>("POST", "faults", fault), ({ id }) => id),
      remove: (id: string) => perform("DELETE", `faults/${encodeURIComponent(id)}`),
      pending: data<ReadonlyArray<PendingFault>>("faults"),
      clear: perform("DELETE", "faults"),
      expireTokens: perform("POST", "faults", { tokens: "expired" }),
      revokeTokens: perform("POST", "faults", { tokens: "revoked" })
    },
    clock: {
      now: Effect.map(clock, ({ now }) => new Date(now)),
      set: (instant: Instant) => move({ set: instant }),
      advance,
      freeze: move({ freeze: true }),
      resume: move({ freeze: false }),
      isFrozen: Effect.map(clock, ({ frozen }) => frozen)
    },
    advance,
    logins: {
      next: (decision: LoginDecision) => perform("POST", "logins", { next: decision }),
      tokens: (request: LoginTokensRequest = {}) => perform<LoginTokens>("POST", "logins", { tokens: request }),
      pending: data<ReadonlyArray<LoginDecision>>("logins"),
      clear: perform("DELETE", "logins")
    },
    rotateKeys: (options: { readonly drop?: boolean | undefined } = {}) =>
      Effect.map(perform<{ readonly kid: string }>("POST", "keys", options), ({ kid }) => kid),
    registerClient: (client: Client) => perform("POST", "clients", client),
    reset: perform("POST", "reset"),
    snapshot: perform<Snapshot>("GET", "snapshot"),
    restore: (snapshot: Snapshot) =>
      Effect.flatMap(
        Effect.orDie(ask("PUT", "snapshot", snapshot)),
        ({ body, status }) =>
          status < 300 ? Effect.void : Effect.fail(
            new SandboxError({ message: whyOf(status, body), reason: "SnapshotInvalid", cause: undefined })
          )
      ),
    requests: data<ReadonlyArray<ReceivedRequest>>("requests")
  }
}

interface Made {
  readonly id: string
  readonly url: string
  readonly token: string
  readonly clientId: string
  readonly workspaceId: string
}

const begin = Effect.fnUntraced(function*(
  ask: Ask,
  url: string,
  options: SandboxOptions
): Effect.fn.Return<Made, SandboxError> {
  const { body, status } = yield* Effect.mapError(
    ask("POST", "sandboxes", options),
    (cause) => unusable(`No sandbox answers at ${url}: start one there with \`--control\`.`, cause)
  )
  if (status === 201) return body as Made
  if (status === 404) return yield* unusable(`The sandbox at ${url} offers no control: start it with \`--control\`.`)
  const reason = status === 422 ? "OptionsInvalid" : status === 409 ? "TooMany" : "ServerUnusable"
  return yield* new SandboxError({ message: whyOf(status, body), reason, cause: undefined })
})

/** The options of an isolated sandbox on a server in another process. */
export interface RemoteOptions extends SandboxOptions {
  /** The `controlToken` of the server, if it was started with one. */
  readonly controlToken?: string | Redacted.Redacted<string> | undefined
}

/** Makes one on the server at a URL. It ends when the scope closes, or with its server. */
export const make = Effect.fnUntraced(function*(server: string, { controlToken, ...options }: RemoteOptions = {}) {
  const url = parseUrl(server)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return yield* new SandboxError({
      message: "The server must be the URL of a running sandbox, such as http://127.0.0.1:4010.",
      reason: "OptionsInvalid",
      cause: undefined
    })
  }
  const client = yield* HttpClient.HttpClient
  const { clientId, id, token, workspaceId } = yield* Effect.acquireRelease(
    begin(makeAsk(client, url.origin, controlToken), url.origin, options),
    // The server may have ended before.
    ({ id, token }) => Effect.ignore(makeAsk(client, url.origin, token)("DELETE", `sandboxes/${id}`))
  )
  const powers = powersOf(makeAsk(client, url.origin, token))
  return { url: url.origin, id, token: Redacted.make(token), clientId, workspaceId, ...powers }
})
