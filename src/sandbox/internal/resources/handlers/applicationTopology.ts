import * as Effect from "effect/Effect"
import type * as ApiError from "../../../../ApiError.ts"
import type { ReplaceTopologyInput, Topology, TopologyPortReferenceInput } from "../../../../api/applicationTopology.ts"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import type * as rows from "../../state/rows.ts"
import { instant, Store } from "../../state/Store.ts"

const topologyView = (row: rows.Topology | undefined): Topology =>
  row === undefined
    ? { nodes: [], ports: [], edges: [] }
    : { ...row.written, writtenAt: instant(row.createdAt) }

/** What was sent, without the fields that are `undefined`: JSON has none. */
const written = ({ contentHash, edges, nodes, ports }: ReplaceTopologyInput): rows.Topology["written"] => ({
  ...contentHash === undefined ? undefined : { contentHash },
  nodes: nodes.map(({ type, ...node }) => type === undefined ? node : { ...node, type }),
  ports: ports.map(({ contractHash, contractKind, ...port }) => ({
    ...port,
    ...contractKind === undefined ? undefined : { contractKind },
    ...contractHash === undefined ? undefined : { contractHash }
  })),
  edges: edges.map(({ style, ...edge }) => style === undefined ? edge : { ...edge, style })
})

const portKey = ({ direction, logicalId, name }: TopologyPortReferenceInput): string =>
  JSON.stringify([logicalId, direction, name])

/** A topology may refer only to what is in it. */
const checkReferences = (
  { edges, nodes, ports }: ReplaceTopologyInput
): Effect.Effect<void, ApiError.UnprocessableEntity> => {
  const known = new Set(nodes.map(({ logicalId }) => logicalId))
  const open = new Set(ports.map(portKey))
  const issue = known.size < nodes.length
    ? "nodes: Expected every logicalId once"
    : nodes.some(({ parentLogicalId }) => parentLogicalId !== null && !known.has(parentLogicalId))
    ? "nodes: Expected every parentLogicalId to be the logicalId of a node"
    : ports.some(({ logicalId }) => !known.has(logicalId))
    ? "ports: Expected every logicalId to be the one of a node"
    : edges.some(({ from, to }) => !open.has(portKey(from)) || !open.has(portKey(to)))
    ? "edges: Expected both ends to be ports"
    : undefined
  return issue === undefined ? Effect.void : Effect.fail(answer.invalid({
    message: `Invalid body: ${issue}`,
    hint: "A topology may refer only to what is in it."
  }))
}

export const applicationTopology = group(
  "applicationTopology",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const on = (branch: rows.Branch) => state.topologies.where("branchId", branch.id)[0]
    return handlers.handleAll({
      get: ({ params }) => Effect.map(access.findBranchOf(state, params), (branch) => topologyView(on(branch))),

      replace: Effect.fnUntraced(function*({ params, payload }) {
        const branch = yield* access.findBranchOf(state, params)
        yield* checkReferences(payload)
        const former = on(branch)
        if (former !== undefined) state.topologies.remove(former)
        return topologyView(
          state.topologies.put({ ...state.row("topo_"), branchId: branch.id, written: written(payload) })
        )
      })
    })
  })
)
