import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as Alchemy from "../alchemyState.ts"
import { Store } from "../../state/Store.ts"

/** Each name once, sorted. */
const distinct = (names: ReadonlyArray<string>): ReadonlyArray<string> => Array.from(new Set(names)).sort()

/** The state of a resource that another one took the place of says so itself. */
const isReplaced = (value: unknown): boolean => Predicate.hasProperty(value, "status") && value.status === "replaced"

export const alchemyState = group(
  "alchemyState",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      acquireLease: ({ params, payload }) => Effect.map(Alchemy.acquire(state, params, payload), Alchemy.leaseView),

      releaseLease: ({ headers, params }) =>
        Effect.map(Alchemy.held(state, params, headers["alchemy-state-lease-id"]), state.leases.remove),

      renewLease: ({ headers, params, payload }) =>
        Effect.map(
          Alchemy.renew(state, params, headers["alchemy-state-lease-id"], payload.ttlSeconds),
          Alchemy.leaseView
        ),

      version: () => Effect.succeed({ version: 1 }),

      listStacks: ({ params }) =>
        Effect.map(
          access.findBranchOf(state, params),
          ({ id: branchId }) => distinct(Alchemy.entries(state, { branchId }).map(({ stack }) => stack))
        ),

      listStages: ({ headers, params }) =>
        Effect.map(
          Alchemy.underLease(state, params, headers),
          ({ branchId }) =>
            distinct(Alchemy.entries(state, { branchId, stack: params.stack }).map(({ stage }) => stage))
        ),

      listResources: ({ headers, params: { stack, stage, ...params } }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) =>
            distinct(Alchemy.entries(state, { branchId, stack, stage }).flatMap(({ fqn }) => fqn === null ? [] : [fqn]))
        ),

      getResource: ({ headers, params: { fqn, stack, stage, ...params } }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) => Alchemy.read(state, { branchId, stack, stage, fqn })
        ),

      putResource: ({ headers, params: { fqn, stack, stage, ...params }, payload }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) => Alchemy.write(state, { branchId, stack, stage, fqn }, payload)
        ),

      deleteResource: ({ headers, params: { fqn, stack, stage, ...params } }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) => Alchemy.entries(state, { branchId, stack, stage, fqn }).forEach(state.stackStates.remove)
        ),

      listReplacedResources: ({ headers, params: { stack, stage, ...params } }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) =>
            Alchemy.entries(state, { branchId, stack, stage }).flatMap(({ fqn, value }) =>
              fqn !== null && isReplaced(value) ? [value] : []
            )
        ),

      getOutput: ({ headers, params: { stack, stage, ...params } }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) => Alchemy.read(state, { branchId, stack, stage, fqn: null })
        ),

      putOutput: ({ headers, params: { stack, stage, ...params }, payload }) =>
        Effect.map(
          Alchemy.underLease(state, { ...params, stack, stage }, headers),
          ({ branchId }) => Alchemy.write(state, { branchId, stack, stage, fqn: null }, payload)
        ),

      deleteStack: Effect.fnUntraced(function*({ headers, params, query: { stage } }) {
        const { stack } = params
        const lease = yield* Alchemy.underLease(state, { ...params, stage }, headers)
        if (stage === undefined) yield* Alchemy.noOtherStage(state, lease)
        Alchemy.entries(state, { branchId: lease.branchId, stack, ...stage === undefined ? undefined : { stage } })
          .forEach(state.stackStates.remove)
      })
    })
  })
)
