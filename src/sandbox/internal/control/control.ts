/** What a test does to a sandbox beside its API: `Running`, and the same by routes for other processes. */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import * as answer from "../protocol/answer.ts"
import * as faults from "./faults.ts"
import { isOfThisMachine } from "../protocol/caller.ts"
import * as clients from "../oauth/clients.ts"
import * as operations from "../protocol/operations.ts"
import * as received from "./received.ts"
import { type Client, Settings } from "../state/settings.ts"
import { instantText, type Snapshot, Store } from "../state/Store.ts"

type State = Store["Service"]

const tooFar = "The clock is moved ahead, until the year 8000: by milliseconds, or a text such as `1 hour`."

const canAdvance = (state: State, duration: Duration.Input): boolean =>
  faults.isDuration(duration) && state.canAdvance(Duration.toMillis(Duration.fromInputUnsafe(duration)))

export const make = (state: State) => {
  const known = operations.make()
  const injected = faults.make(state, known)
  const log = received.make(state)
  let first: Snapshot | undefined
  return {
    ...injected,
    operations: known,
    received: log,
    /** What is there now is how the sandbox starts. */
    begin: (): void => {
      first = state.dump()
    },
    /** Registers an application. Dies where it makes no sense. */
    registerClient: (client: Client) =>
      Effect.sync(() => {
        const problem = clients.problemOf(client)
        if (problem !== undefined) throw new Error(problem)
        clients.register(state, client)
      }),
    advance: (duration: Duration.Input) =>
      Effect.sync(() => {
        if (!canAdvance(state, duration)) throw new Error(tooFar)
        state.advance(Duration.toMillis(Duration.fromInputUnsafe(duration)))
      }),
    reset: Effect.andThen(
      injected.faults.clear,
      Effect.sync(() => {
        log.clear()
        if (first !== undefined) state.load(first)
      })
    )
  }
}

export class Control extends Context.Service<Control, ReturnType<typeof make>>()(
  "effect-prisma-management/sandbox/Control"
) {}

const duration = Schema.Union([Schema.DurationFromMillis, Schema.DurationFromString])

const faultRequest = ({ isId }: operations.Operations) =>
  Schema.Struct({
    operation: Schema.optionalKey(Schema.declare(isId, { expected: "the id of an operation" })),
    count: Schema.optionalKey(Schema.Finite),
    latency: Schema.optionalKey(duration),
    status: Schema.optionalKey(Schema.Finite),
    body: Schema.optionalKey(Schema.Unknown),
    headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
    retryAfter: Schema.optionalKey(Schema.Finite),
    cut: Schema.optionalKey(Schema.Boolean),
    carriedOut: Schema.optionalKey(Schema.Boolean),
    tokens: Schema.optionalKey(Schema.Literals(["expired", "revoked"])),
    clear: Schema.optionalKey(Schema.Boolean)
  })

const ClockRequest = Schema.Struct({ advance: duration })

const ClientRequest = Schema.Struct({
  id: Schema.String,
  secret: Schema.optionalKey(Schema.String),
  redirectUris: Schema.optionalKey(Schema.Union([Schema.Literal("loopback"), Schema.Array(Schema.String)]))
})

const invalid = (message: string, hint: string) => answer.respond(answer.invalid({ message, hint }))

const faultHint = "See `Fault` of effect-prisma-management/sandbox for what it takes."
const clockHint = "Send `{ \"advance\": \"1 hour\" }`, or a number of milliseconds."
const clientHint =
  "Send `{ \"id\": \"web\", \"secret\": \"a-secret\", \"redirectUris\": [\"https://app.example/callback\"] }`; a public client has no secret, and without redirectUris any loopback URL is one."

const body = <A>(schema: Schema.ConstraintDecoder<A>, request: HttpServerRequest.HttpServerRequest, hint: string) =>
  request.text.pipe(
    Effect.orDie,
    Effect.flatMap(
      Schema.decodeUnknownEffect(Schema.fromJsonString(schema), { onExcessProperty: "error", errors: "all" })
    ),
    Effect.mapError((error) => invalid(`Invalid body: ${error.message}`, hint))
  )

const done = HttpServerResponse.empty()

const addFault = Effect.fnUntraced(function*(
  control: Control["Service"],
  request: HttpServerRequest.HttpServerRequest
) {
  const { clear, tokens, ...fault } = yield* body(faultRequest(control.operations), request, faultHint)
  const isAdded = Object.keys(fault).length > 0
  const isAsked = isAdded || clear !== undefined || tokens !== undefined
  const problem = isAdded || !isAsked ? faults.problemOf(control.operations, fault) : undefined
  if (problem !== undefined) return invalid(problem, faultHint)
  if (isAdded && clear !== true && control.isFull()) return invalid(faults.tooMany, faultHint)
  if (clear === true) yield* control.faults.clear
  if (tokens === "expired") yield* control.faults.expireTokens
  if (tokens === "revoked") yield* control.faults.revokeTokens
  if (isAdded) yield* control.faults.add(fault)
  return done
})

const moveClock = Effect.fnUntraced(function*(
  state: State,
  control: Control["Service"],
  request: HttpServerRequest.HttpServerRequest
) {
  const { advance } = yield* body(ClockRequest, request, clockHint)
  if (!canAdvance(state, advance)) return invalid(tooFar, clockHint)
  yield* control.advance(advance)
  return HttpServerResponse.jsonUnsafe({ now: instantText(state.now()) })
})

const addClient = Effect.fnUntraced(function*(
  control: Control["Service"],
  request: HttpServerRequest.HttpServerRequest
) {
  const client = yield* body(ClientRequest, request, clientHint)
  const problem = clients.problemOf(client)
  if (problem !== undefined) return invalid(problem, clientHint)
  yield* control.registerClient(client)
  return done
})

const forbidden = answer.respond(
  answer.forbidden({ message: "The sandbox is controlled from its own machine only, and by no web page." })
)

/** No routes at all without `control`. */
export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  const control = yield* Control
  const route = (
    method: "GET" | "POST",
    path: `/${string}`,
    respond: (
      request: HttpServerRequest.HttpServerRequest
    ) => Effect.Effect<HttpServerResponse.HttpServerResponse, HttpServerResponse.HttpServerResponse>
  ) =>
    HttpRouter.route(
      method,
      path,
      (request) => isOfThisMachine(request) ? Effect.catch(respond(request), Effect.succeed) : Effect.succeed(forbidden)
    )
  return (yield* Settings).control
    ? [
      route("POST", "/__sandbox/faults", (request) => addFault(control, request)),
      route("POST", "/__sandbox/clock", (request) => moveClock(state, control, request)),
      route("POST", "/__sandbox/clients", (request) => addClient(control, request)),
      route("POST", "/__sandbox/reset", () => Effect.as(control.reset, done)),
      route(
        "GET",
        "/__sandbox/requests",
        () => Effect.sync(() => HttpServerResponse.jsonUnsafe({ data: control.received.list() }))
      )
    ]
    : []
}))
