import { assert, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { AuthError } from "../src/AuthError.ts"
import * as Session from "../src/Session.ts"
import {
  type LockFault,
  refreshTokenOf,
  SessionModel,
  type StorageFault,
  type TokenFault
} from "./support/SessionModel.ts"

const between = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

const Action = Schema.Struct({
  // Many at once, some a little later: that is where the races are.
  slot: between(0, 40),
  offset: Schema.Literals([0, 0, 1, 25, 200]),
  kind: Schema.Literals([
    "call",
    "call",
    "call",
    "calls",
    "kill",
    "refresh",
    "logout",
    "login",
    "jump",
    "break storage",
    "end process"
  ]),
  session: between(0, 1),
  interruptAfter: Schema.Literals(["never", "never", 0, 1, 19, 21, 100, 5000])
})

const arbitraryPlan = {
  actions: Arbitrary.array(Arbitrary.schema(Action), { minLength: 8, maxLength: 24 }),
  token: Arbitrary.array(
    Arbitrary.schema(Schema.Struct({
      kind: Schema.Literals(["ok", "ok", "ok", "ok", "unsent", "down", "busy", "cut"]),
      latency: Schema.Literals([0, 1, 30, 3000, 6000])
    })),
    { maxLength: 6 }
  ),
  storage: Arbitrary.array(
    Arbitrary.schema(Schema.Struct({
      kind: Schema.Literals([
        "ok",
        "ok",
        "ok",
        "ok",
        "ok",
        "fails",
        "fails after writing",
        "hangs",
        "hangs after writing"
      ]),
      // The longest ones are over after the session has given up.
      latency: Schema.Literals([0, 0, 0, 1, 25, 400, 7_000, 20_000])
    })),
    { maxLength: 9 }
  ),
  lock: Arbitrary.array(
    Arbitrary.schema(Schema.Struct({
      kind: Schema.Literals(["ok", "ok", "ok", "ok", "hangs"]),
      latency: Schema.Literals([0, 0, 0, 7_000, 50_000])
    })),
    { maxLength: 5 }
  )
}

type Action = typeof Action.Type

interface Plan {
  readonly actions: ReadonlyArray<Action>
  readonly token: ReadonlyArray<TokenFault>
  readonly storage: ReadonlyArray<StorageFault>
  readonly lock: ReadonlyArray<LockFault>
}

/** How long each caller waits at most: a session's turn, its lock, and every write four times; one that refreshes has ten seconds for it. */
const longest = (kind: Action["kind"]): number => {
  switch (kind) {
    case "call":
    case "calls":
    case "refresh":
      return 40_000
    default:
      return 180_000
  }
}

interface Process {
  readonly session: Session.Session["Service"]
  readonly scope: Scope.Closeable
  readonly send: HttpClient.HttpClient["execute"]
  ended: boolean
}

const start = Effect.fnUntraced(function*(model: SessionModel, number: number) {
  const scope = yield* Scope.make()
  const session = yield* Scope.provide(model.session(number), scope)
  return { session, scope, send: model.httpClient(number).execute, ended: false } as Process
})

const callOf = ({ send, session }: Process) =>
  Session.authorize(session)(HttpClientRequest.get("https://api.test/v1/me"), send)

const step = (model: SessionModel, process: Process, action: Action): Effect.Effect<unknown, unknown> => {
  const { session } = process
  switch (action.kind) {
    case "call":
      return callOf(process)
    case "calls":
      return Effect.all(Array.from({ length: 20 }, () => callOf(process)), { concurrency: "unbounded" })
    case "kill":
      return Effect.sync(() => model.kill())
    case "refresh":
      return Effect.flatMap(session.tokens, (tokens) => {
        model.failedTokens.add(refreshTokenOf(tokens))
        return session.refresh(tokens)
      })
    case "logout":
      model.logouts++
      return session.logout
    case "login":
      return Effect.suspend(() => session.store(model.login()))
    case "jump":
      return Effect.sync(() => {
        model.skew += action.session === 0 ? 5 * 3_600_000 : -5 * 3_600_000
      })
    case "break storage":
      return Effect.sync(() => model.breakStorage())
    case "end process":
      process.ended = true
      return Scope.close(process.scope, Exit.void)
  }
}

const assertOutcome = (plan: Plan, action: Action, process: Process, exit: Exit.Exit<unknown, unknown>) => {
  if (Exit.isSuccess(exit)) {
    if (action.kind === "call" && isCalm(plan)) assert.propertyVal(exit.value, "status", 200)
    return
  }
  if (Cause.hasInterrupts(exit.cause)) {
    assert.isTrue(action.interruptAfter !== "never" || process.ended, "nobody interrupted this caller")
    return
  }
  assert.isFalse(Cause.hasDies(exit.cause), Cause.pretty(exit.cause))
  const error = Cause.squash(exit.cause)
  assert.instanceOf(error, AuthError)
  assert.isFalse(isCalm(plan), String(error))
}

const assertNoTokenSentTwice = ({ attempts }: SessionModel) => {
  attempts.forEach((attempt, index) => {
    for (const later of attempts.slice(index + 1)) {
      if (later.refreshToken !== attempt.refreshToken) continue
      // Another process cannot know what this one could not write.
      const isElsewhere = later.session !== attempt.session
      const mayGoAgain = ["unsent", "not processed", "lost"].includes(attempt.outcome) || isElsewhere
      assert.isTrue(mayGoAgain, `${attempt.refreshToken} was sent again after: ${attempt.outcome}`)
    }
  })
}

/** Goes on until it is over: what hung before may still be waited for. */
const overTime = Effect.fnUntraced(function*<A>(effect: Effect.Effect<A>) {
  const fiber = yield* Effect.forkDetach(effect, { startImmediately: true })
  yield* TestClock.adjust("5 minutes")
  assert.isDefined(fiber.pollUnsafe(), "something hangs when all is well")
})

/** All is well again: what was owed is paid, and the next refresh works or says that the login is over. */
const settle = Effect.fnUntraced(function*(model: SessionModel, processes: ReadonlyArray<Process>) {
  model.healthy = true
  for (const process of processes) {
    if (process.ended) continue
    yield* overTime(Effect.exit(Effect.provideService(process.session.tokens, Clock.Clock, model.clock)))
  }
})

/** The newest pair is beyond anyone's reach: its answer was lost, or its process ended while nothing could be written. */
const isOutOfReach = (model: SessionModel, processes: ReadonlyArray<Process>): boolean =>
  model.attempts.some(({ issued, outcome, session }) =>
    issued !== undefined && (outcome === "lost" || (processes[session]!.ended && !model.written.has(issued)))
  )

/** Nothing goes wrong and nobody ends anything: every call must be answered. */
const isCalm = ({ actions, lock, storage, token }: Plan): boolean =>
  token.every(({ kind, latency }) => kind === "ok" && latency < 3000) &&
  storage.every(({ kind, latency }) => kind === "ok" && latency < 3000) &&
  lock.every(({ kind, latency }) => kind === "ok" && latency === 0) &&
  actions.every(({ kind }) => ["call", "calls", "refresh", "login"].includes(kind))

it.effect.prop(
  "keeps the newest pair through every interleaving of callers, faults and other processes",
  arbitraryPlan,
  (plan) =>
    Effect.gen(function*() {
      const { actions, lock, storage, token } = plan
      const time = yield* Clock.Clock
      const model = new SessionModel(time, { token, storage, lock })
      model.plant()
      const processes = [yield* start(model, 0), yield* start(model, 1)]

      const run = Effect.fnUntraced(function*(action: Action) {
        yield* Effect.sleep(action.slot * 70_000 + action.offset)
        const process = processes[action.session]!
        if (process.ended) return
        const began = time.currentTimeMillisUnsafe()
        const fiber = yield* step(model, process, action).pipe(
          Effect.provideService(Clock.Clock, model.clock),
          Effect.forkDetach({ startImmediately: true })
        )
        if (action.interruptAfter !== "never") {
          yield* Effect.sleep(action.interruptAfter)
          yield* Fiber.interrupt(fiber)
        }
        assertOutcome(plan, action, process, yield* Fiber.await(fiber))
        assert.isAtMost(time.currentTimeMillisUnsafe() - began, longest(action.kind), action.kind)
      })
      const running = yield* Effect.forkDetach(
        Effect.forEach(actions, run, { concurrency: "unbounded", discard: true })
      )
      yield* TestClock.adjust("2 hours")
      const outcome = running.pollUnsafe()
      assert.isDefined(outcome, "a caller hangs")
      yield* outcome!

      yield* settle(model, processes)
      assert.isAtMost(model.mostInFlight, 1)
      assertNoTokenSentTwice(model)
      assert.isTrue(model.attempts.every(({ outcome }) => outcome !== "interrupted"), "an exchange was interrupted")
      assert.deepStrictEqual(model.unexplainedClears, [])
      // A clock may jump back between the decision and the exchange.
      if (actions.every(({ kind }) => kind !== "jump")) {
        assert.deepStrictEqual(model.needlessExchanges, [])
        assert.deepStrictEqual(model.impatient, [])
      }
      if (!isOutOfReach(model, processes)) {
        assert.strictEqual(model.stored === undefined ? undefined : refreshTokenOf(model.stored), model.newest)
      }
      for (const { scope } of processes) yield* overTime(Scope.close(scope, Exit.void))
    }),
  { timeout: 240_000, arbitrary: { runs: 4000 } }
)
