/** State of Alchemy stacks under leases: one at a time for a stage, gone when it runs out. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as ApiError from "../../../ApiError.ts"
import type { AcquireLeaseInput, Lease } from "../../../api/alchemyState.ts"
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
  { holderDescription, stack, stage, ttlSeconds }: AcquireLeaseInput
) {
  const branch = yield* access.findBranchOf(state, place)
  const former = state.leases.where("branchId", branch.id).find((row) => row.stack === stack && row.stage === stage)
  if (former !== undefined && holds(state, former)) {
    return yield* Effect.fail(answer.conflict({
      message: `${former.holder ?? "Someone else"} holds the lease of this stage.`,
      hint: `It expires at ${instantText(former.expiresAt)} unless it is renewed.`
    }))
  }
  if (former !== undefined) state.leases.remove(former)
  return state.leases.put({
    ...state.row("aslease_"),
    branchId: branch.id,
    stack,
    stage,
    ...holderDescription === undefined ? undefined : { holder: holderDescription },
    expiresAt: endOf(state, ttlSeconds)
  })
})

type LeaseId = string | Redacted.Redacted<string>

const heldOn = (state: State, branch: rows.Branch, leaseId: LeaseId): rows.Lease | undefined => {
  const lease = state.leases.get(Redacted.isRedacted(leaseId) ? Redacted.value(leaseId) : leaseId)
  return lease?.branchId === branch.id && holds(state, lease) ? lease : undefined
}

/** The lease of an id on a branch, as long as it is held. */
export const held = Effect.fnUntraced(function*(state: State, place: Place, leaseId: LeaseId) {
  const lease = heldOn(state, yield* access.findBranchOf(state, place), leaseId)
  return lease ?? (yield* Effect.fail(answer.notFound({
    message: "The lease is lost: it expired, was released, or never existed.",
    hint: "Take a new one: `POST .../alchemy-state/lease`."
  })))
})

export const renew = Effect.fnUntraced(function*(
  state: State,
  place: Place,
  leaseId: LeaseId,
  ttlSeconds: number | undefined
) {
  const lease = yield* held(state, place, leaseId)
  return state.leases.change(lease, { expiresAt: endOf(state, ttlSeconds) })
})

/** The lease that the state of a stack and stage is read or written under. */
export const underLease = Effect.fnUntraced(function*(
  state: State,
  place: StagePlace,
  headers: { readonly "alchemy-state-lease-id": LeaseId }
): Effect.fn.Return<rows.Lease, ApiError.NotFound | ApiError.Conflict, Caller> {
  const lease = heldOn(state, yield* access.findBranchOf(state, place), headers["alchemy-state-lease-id"])
  if (
    lease === undefined || lease.stack !== place.stack || (place.stage !== undefined && lease.stage !== place.stage)
  ) {
    return yield* Effect.fail(answer.conflict({
      message: lease === undefined
        ? "The lease is lost: it expired, was released, or never existed."
        : "The lease is for another stack or stage.",
      hint: "Hold the lease of this stack and stage: `POST .../alchemy-state/lease`."
    }))
  }
  return lease
})

/** Checks that no other stage of a stack is being written, before all of it goes. */
export const noOtherStage = (
  state: State,
  { branchId, id, stack }: rows.Lease
): Effect.Effect<void, ApiError.Conflict> =>
  Effect.suspend(() => {
    const other = state.leases.where("branchId", branchId).find((row) =>
      row.stack === stack && row.id !== id && holds(state, row)
    )
    return other === undefined ? Effect.void : Effect.fail(answer.conflict({
      message: `${other.holder ?? "Someone else"} holds the lease of the stage ${other.stage}.`,
      hint: "Wait until it is released, or select one stage: `?stage=...`."
    }))
  })

type Key = Pick<rows.StackState, "branchId" | "stack" | "stage" | "fqn">

const isAt = (key: Partial<Key>) => (row: rows.StackState): boolean =>
  (["branchId", "stack", "stage", "fqn"] as const).every((name) => key[name] === undefined || row[name] === key[name])

export const entries = (state: State, key: Partial<Key>): Array<rows.StackState> => state.stackStates.filter(isAt(key))

/** The stored value, or null: a client of Alchemy takes a 404 for a failure, and that a first deploy finds nothing is none. */
export const read = (state: State, key: Key): unknown => entries(state, key)[0]?.value ?? null

export const write = (state: State, key: Key, value: unknown): unknown => {
  const [row] = entries(state, key)
  state.stackStates.put({ ...(row ?? state.row("asstate_")), ...key, value })
  return value
}
