/** The faults of a sandbox: which one a request takes, and what there is of them. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import * as grants from "../oauth/grants.ts"
import type { OperationId, Operations } from "../protocol/operations.ts"
import { controlInvalid } from "../state/SandboxError.ts"
import type { Snapshot, Store } from "../state/Store.ts"
import * as aim from "./aim.ts"
import { type Asked, askedOf } from "./asker.ts"
import type { Fault, Faults, FaultWhere, PendingFault } from "./Fault.ts"
import { millisOf, problemOf } from "./faultProblems.ts"
import { type ConnectionCut, happen, type Happening } from "./happening.ts"
import * as History from "./history.ts"

type State = Store["Service"]

type Response = HttpServerResponse.HttpServerResponse

const mostFaults = 1_000
export const tooMany = `There are already ${mostFaults} faults: clear them first.`

interface Entry {
  readonly id: string
  readonly fault: Fault
  readonly fits: (asked: Asked) => boolean
  readonly counted: ReturnType<typeof aim.makeCounter>
  readonly history: History.History | undefined
  left: number
  hits: number
}

/** A duration as JSON has it. */
const written = (input: Duration.Input): number | string =>
  typeof input === "number" || typeof input === "string" ? input : millisOf(input)

const redacted = ({ token, ...where }: FaultWhere): FaultWhere =>
  token === undefined ? where : { ...where, token: Redacted.isRedacted(token) ? token : Redacted.make(token) }

/** A fault as it may be shown: the same in a program and as JSON. */
const shown = (fault: Fault): Fault => {
  const { dribble, latency, rateLimit, stale, where } = fault
  const all = {
    ...fault,
    where: where === undefined ? undefined : redacted(where),
    latency: latency === undefined ? undefined : written(latency),
    dribble: dribble === undefined ? undefined : { ...dribble, interval: written(dribble.interval) },
    rateLimit: rateLimit === undefined ? undefined : { ...rateLimit, window: written(rateLimit.window) },
    stale: stale === undefined ? undefined : written(stale)
  }
  return Object.fromEntries(Object.entries(all).filter(([, field]) => field !== undefined)) as Fault
}

const numbered = (number: number): string => `fault_${number}`

/** A request that a fault may happen to, and what else there is to say of it. */
export interface Received {
  readonly operation: OperationId | undefined
  readonly request: HttpServerRequest.HttpServerRequest
  /** Is told of the fault that happens to it. */
  readonly met: (faultId: string) => void
}

export const make = (state: State, operations: Operations) => {
  let active: Array<Entry> = []
  /** How many there were: no id is given twice, also after a reset, so that who removes a fault late removes no other. */
  let added = 0
  /** How many there were since the last reset: what is drawn without a seed is the same after it. */
  let addedSince = 0

  const keep = (): void => active.forEach(({ history }) => history?.keep())

  const take = (asked: Asked): { readonly entry: Entry; readonly wait: number } | undefined => {
    const now = state.now()
    for (const entry of active) {
      const wait = entry.fits(asked) ? entry.counted(now) : undefined
      if (wait === undefined) continue
      entry.hits++
      entry.left--
      if (entry.left === 0) active = active.filter((other) => other !== entry)
      state.watched.tell()
      return { entry, wait }
    }
    return undefined
  }

  const isFull = (): boolean => active.length >= mostFaults

  /** The number in an id that was given; undefined where it was not. */
  const isKnown = (id: string): boolean => {
    const number = Number(/^fault_([1-9]\d*)$/.exec(id)?.[1])
    return number <= added
  }

  const problemOfId = (id: string): string | undefined =>
    isKnown(id)
      ? undefined
      : `Unknown fault ${id.slice(0, 100)}: ${
        active.length === 0
          ? "no faults are active"
          : `the active faults are ${active.slice(0, 10).map(({ id }) => id).join(", ")}`
      }.`

  const pending = (): ReadonlyArray<PendingFault> =>
    active.map(({ fault, hits, id, left }) => ({
      id,
      fault,
      hits,
      left: Number.isFinite(left) ? left : undefined
    }))

  const add = Effect.fnUntraced(function*(given: Fault) {
    const problem = problemOf(operations, given) ?? (isFull() ? tooMany : undefined)
    if (problem !== undefined) return yield* Effect.die(controlInvalid(problem))
    const number = added + 1
    const random = yield* Random.withSeed(Random.Random, given.seed ?? addedSince + 1)
    // What its owner does to it later changes nothing here.
    const fault = shown(given)
    active.push({
      id: numbered(number),
      fault,
      fits: aim.fits(operations, fault),
      counted: aim.makeCounter(fault, () => random.nextDoubleUnsafe()),
      history: fault.stale === undefined ? undefined : History.make(state, millisOf(fault.stale)),
      left: fault.count ?? Infinity,
      hits: 0
    })
    added = number
    addedSince++
    state.watched.tell()
    return numbered(number)
  })

  const faults: Faults = {
    add,
    remove: (id) =>
      Effect.suspend(() => {
        const problem = problemOfId(id)
        if (problem !== undefined) return Effect.die(controlInvalid(problem))
        active = active.filter((entry) => entry.id !== id)
        state.watched.tell()
        return Effect.void
      }),
    pending: Effect.sync(pending),
    clear: Effect.sync(() => {
      active = []
      state.watched.tell()
    }),
    // They stay so when the clock is set back.
    expireTokens: Effect.sync(() => {
      state.credentials.filter(({ type }) => type === "oauth")
        .forEach((row) => state.credentials.change(row, { expiresAt: 0 }))
    }),
    revokeTokens: Effect.sync(() => state.grants.all().forEach((grant) => grants.revoke(state, grant)))
  }

  const met = Effect.fnUntraced(function*<E, R>(
    { met, operation, request }: Received,
    respond: Effect.Effect<Response, E, R>,
    respondFrom: (snapshot: Snapshot) => Effect.Effect<Response, E, R>
  ): Effect.fn.Return<Response, E | ConnectionCut, R> {
    const asked = yield* askedOf(state, operation, request)
    keep()
    const taken = take(asked)
    if (taken === undefined) return yield* respond
    const { entry: { fault, history, id }, wait } = taken
    met(id)
    const happening: Happening = { id, fault, wait, asked }
    return yield* happen(
      happening,
      history === undefined ? respond : Effect.suspend(() => respondFrom(history.read()))
    )
  })

  /** Answers a request: as a fault says, where one fits it. `respondFrom` answers it from what was there before. */
  const through = <E, R>(
    received: Received,
    respond: Effect.Effect<Response, E, R>,
    respondFrom: (snapshot: Snapshot) => Effect.Effect<Response, E, R>
  ): Effect.Effect<Response, E | ConnectionCut, R> =>
    Effect.suspend(() =>
      active.length === 0
        ? respond
        : met(received, Effect.tap(respond, () => Effect.sync(keep)), respondFrom)
    )

  return {
    faults,
    isFull,
    problemOfId,
    through,
    /** As if there had never been one, but for the ids. */
    forgetFaults: (): void => {
      active = []
      addedSince = 0
    }
  }
}
