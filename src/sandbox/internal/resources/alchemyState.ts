/** State of Alchemy stacks under leases: one at a time for a stage, gone when it runs out. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as ApiError from "../../../ApiError.ts"
import type { Lease } from "../../../api/alchemyState.ts"
import type { Caller } from "../../../Authorization.ts"
import * as access from "./access.ts"
import * as answer from "../protocol/answer.ts"
import type * as rows from "../state/rows.ts"
import { instant, instantText, type Store } from "../state/Store.ts"

type State = Store["Service"]

interface Place {
  readonly projectId: string
  readonly branchId: string
}

interface StagePlace extends Place {
  readonly stack: string
  readonly stage?: string | undefined
}

/** When a lease of that many seconds ends: 60 by default, from 30 to 300. */
const endOf = (state: State, ttlSeconds = 60): number => state.now() + Math.min(Math.max(ttlSeconds, 30), 300) * 1000

const holds = (state: State, lease: rows.Lease): boolean => lease.expiresAt > state.now()

export const leaseView = (row: rows.Lease): Lease => ({
  leaseId: Redacted.make(row.id),
  expiresAt: instant(row.expiresAt)
})

export const acquire = Effect.fnUntraced(function*(
  state: State,
  place: Place,
  { stack, stage, ttlSeconds }: {
    readonly stack: string
    readonly stage: string
    readonly ttlSeconds?: number | undefined
  }
) {
  const branch = yield* access.findBranchOf(state, place)
  const former = state.leases.find((row) => row.branchId === branch.id && row.stack === stack && row.stage === stage)
  if (former !== undefined && holds(state, former)) {
    return yield* Effect.fail(answer.conflict({
      message: "Someone else holds the lease of this stage.",
      hint: `It runs out at ${instantText(former.expiresAt)} unless it is renewed.`
    }))
  }
  if (former !== undefined) state.leases.remove(former)
  return state.leases.put({
    ...state.row("aslease_"),
    branchId: branch.id,
    stack,
    stage,
    expiresAt: endOf(state, ttlSeconds)
  })
})

/** The lease of an id on a branch, as long as it is held. */
export const held = Effect.fnUntraced(
  function*(state: State, place: Place, leaseId: string | Redacted.Redacted<string>) {
    const branch = yield* access.findBranchOf(state, place)
    const lease = state.leases.get(Redacted.isRedacted(leaseId) ? Redacted.value(leaseId) : leaseId)
    if (lease === undefined || lease.branchId !== branch.id || !holds(state, lease)) {
      return yield* Effect.fail(answer.notFound({
        message: "The lease is lost: it ran out, was released, or never was.",
        hint: "Take a new one."
      }))
    }
    return lease
  }
)

export const renew = Effect.fnUntraced(function*(
  state: State,
  place: Place,
  leaseId: string | Redacted.Redacted<string>,
  ttlSeconds: number | undefined
) {
  const lease = yield* held(state, place, leaseId)
  return state.leases.change(lease, { expiresAt: endOf(state, ttlSeconds) })
})

/** The branch whose state is read or written, once the lease was found to be one of that stack and stage. */
export const underLease = Effect.fnUntraced(function*(
  state: State,
  place: StagePlace,
  headers: { readonly "alchemy-state-lease-id": string | Redacted.Redacted<string> }
): Effect.fn.Return<string, ApiError.NotFound | ApiError.Conflict, Caller> {
  const lease = yield* held(state, place, headers["alchemy-state-lease-id"])
  if (lease.stack !== place.stack || (place.stage !== undefined && lease.stage !== place.stage)) {
    return yield* Effect.fail(answer.conflict({ message: "The lease is for another stack or stage." }))
  }
  return lease.branchId
})

type Key = Pick<rows.StackState, "branchId" | "stack" | "stage" | "fqn">

const isAt = (key: Partial<Key>) => (row: rows.StackState): boolean =>
  (["branchId", "stack", "stage", "fqn"] as const).every((name) => key[name] === undefined || row[name] === key[name])

export const entries = (state: State, key: Partial<Key>): Array<rows.StackState> => state.stackStates.filter(isAt(key))

export const read = (state: State, key: Key): Effect.Effect<unknown, ApiError.NotFound> => {
  const [row] = entries(state, key)
  return row === undefined
    ? Effect.fail(
      answer.notFound({ message: key.fqn === null ? "The stage has no output." : `${key.fqn} has no state.` })
    )
    : Effect.succeed(row.value)
}

export const write = (state: State, key: Key, value: unknown): unknown => {
  const [row] = entries(state, key)
  state.stackStates.put({ ...(row ?? state.row("asstate_")), ...key, value })
  return value
}
