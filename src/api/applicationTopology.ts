// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as wire from "../internal/contract/codecs.ts"
import { BranchId, ProjectId } from "./schemas.ts"

export interface TopologyNode {
  readonly logicalId: string
  readonly parentLogicalId: string | null
  readonly kind: "module" | "service" | "resource" | (string & {})
  readonly type?: string
}

export const TopologyNode = Schema.Struct({
  logicalId: Schema.String,
  parentLogicalId: Schema.NullOr(Schema.String),
  kind: wire.openEnum<"module" | "service" | "resource">(),
  type: Schema.optionalKey(Schema.String)
})

export type PortDirection = "in" | "out" | (string & {})

export const PortDirection = wire.openEnum<"in" | "out">()

export interface TopologyPort {
  readonly logicalId: string
  readonly direction: PortDirection
  readonly name: string
  readonly contractKind?: string
  readonly contractHash?: string
}

export const TopologyPort = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirection,
  name: Schema.String,
  contractKind: Schema.optionalKey(Schema.String),
  contractHash: Schema.optionalKey(Schema.String)
})

export interface TopologyPortReference {
  readonly logicalId: string
  readonly direction: PortDirection
  readonly name: string
}

export const TopologyPortReference = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirection,
  name: Schema.String
})

export interface TopologyEdge {
  readonly from: TopologyPortReference
  readonly to: TopologyPortReference
  readonly family: "communication" | "data" | (string & {})
  readonly style?: string
}

export const TopologyEdge = Schema.Struct({
  from: TopologyPortReference,
  to: TopologyPortReference,
  family: wire.openEnum<"communication" | "data">(),
  style: Schema.optionalKey(Schema.String)
})

export interface Topology {
  readonly nodes: ReadonlyArray<TopologyNode>
  readonly ports: ReadonlyArray<TopologyPort>
  readonly edges: ReadonlyArray<TopologyEdge>
  readonly contentHash?: string
  readonly writtenAt?: DateTime.Utc
}

export const Topology = Schema.Struct({
  nodes: Schema.Array(TopologyNode),
  ports: Schema.Array(TopologyPort),
  edges: Schema.Array(TopologyEdge),
  contentHash: Schema.optionalKey(Schema.String),
  writtenAt: Schema.optionalKey(wire.Instant)
})

export interface TopologyNodeInput {
  readonly logicalId: string
  readonly parentLogicalId: string | null
  readonly kind: "module" | "service" | "resource"
  readonly type?: string | undefined
}

export const TopologyNodeInput = Schema.Struct({
  logicalId: Schema.String,
  parentLogicalId: Schema.NullOr(Schema.String),
  kind: Schema.Literals(["module", "service", "resource"]),
  type: wire.optional(Schema.String)
})

export type PortDirectionInput = "in" | "out"

export const PortDirectionInput = Schema.Literals(["in", "out"])

export interface TopologyPortInput {
  readonly logicalId: string
  readonly direction: PortDirectionInput
  readonly name: string
  readonly contractKind?: string | undefined
  readonly contractHash?: string | undefined
}

export const TopologyPortInput = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirectionInput,
  name: Schema.String,
  contractKind: wire.optional(Schema.String),
  contractHash: wire.optional(Schema.String)
})

export interface TopologyPortReferenceInput {
  readonly logicalId: string
  readonly direction: PortDirectionInput
  readonly name: string
}

export const TopologyPortReferenceInput = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirectionInput,
  name: Schema.String
})

export interface TopologyEdgeInput {
  readonly from: TopologyPortReferenceInput
  readonly to: TopologyPortReferenceInput
  readonly family: "communication" | "data"
  readonly style?: string | undefined
}

export const TopologyEdgeInput = Schema.Struct({
  from: TopologyPortReferenceInput,
  to: TopologyPortReferenceInput,
  family: Schema.Literals(["communication", "data"]),
  style: wire.optional(Schema.String)
})

export interface ReplaceTopologyInput {
  readonly contentHash?: string | undefined
  readonly nodes: ReadonlyArray<TopologyNodeInput>
  readonly ports: ReadonlyArray<TopologyPortInput>
  readonly edges: ReadonlyArray<TopologyEdgeInput>
}

export const ReplaceTopologyInput = Schema.Struct({
  contentHash: wire.optional(Schema.String),
  nodes: Schema.Array(TopologyNodeInput),
  ports: Schema.Array(TopologyPortInput),
  edges: Schema.Array(TopologyEdgeInput)
})

/** The modules, services and resources of a branch and how they are connected. */
export interface ApplicationTopology {
  /**
   * Gets the modules, services and resources of a branch and how they are connected.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/application-topology`, experimental
   */
  readonly get: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
  }) => Effect.Effect<Topology, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Replaces the whole topology of a branch.
   *
   * `PUT /v1/projects/{projectId}/branches/{branchId}/application-topology`, experimental
   */
  readonly replace: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
    readonly payload: ReplaceTopologyInput
  }) => Effect.Effect<
    Topology,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge | ApiError.UnprocessableEntity
    >
  >
}

/** The modules, services and resources of a branch and how they are connected. */
export class ApplicationTopologyGroup extends HttpApiGroup.make("applicationTopology").add(
  HttpApiEndpoint.get("get", "/v1/projects/:projectId/branches/:branchId/application-topology", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    success: wire.data(Topology),
    error: [wire.Unauthorized, wire.NotFound]
  }),
  HttpApiEndpoint.put("replace", "/v1/projects/:projectId/branches/:branchId/application-topology", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    payload: ReplaceTopologyInput,
    success: wire.data(Topology),
    error: [wire.Unauthorized, wire.NotFound, wire.PayloadTooLarge, wire.UnprocessableEntity]
  })
).middleware(Authorization) {
  declare static readonly Client: ApplicationTopology
}
