// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { BranchId, ProjectId } from "./schemas.ts"

export interface TopologyNode {
  readonly logicalId: string
  readonly parentLogicalId: string | null
  readonly kind: "module" | "service" | "resource" | (string & {})
  readonly type?: string
}

export const TopologyNode: Schema.Codec<TopologyNode, unknown> = Schema.Struct({
  logicalId: Schema.String,
  parentLogicalId: Schema.NullOr(Schema.String),
  kind: codecs.openEnum<"module" | "service" | "resource">(),
  type: Schema.optionalKey(Schema.String)
})

export type PortDirection = "in" | "out" | (string & {})

export const PortDirection: Schema.Codec<PortDirection, string> = codecs.openEnum<"in" | "out">()

export interface TopologyPort {
  readonly logicalId: string
  readonly direction: PortDirection
  readonly name: string
  readonly contractKind?: string
  readonly contractHash?: string
}

export const TopologyPort: Schema.Codec<TopologyPort, unknown> = Schema.Struct({
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

export const TopologyPortReference: Schema.Codec<TopologyPortReference, unknown> = Schema.Struct({
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

export const TopologyEdge: Schema.Codec<TopologyEdge, unknown> = Schema.Struct({
  from: TopologyPortReference,
  to: TopologyPortReference,
  family: codecs.openEnum<"communication" | "data">(),
  style: Schema.optionalKey(Schema.String)
})

export interface Topology {
  readonly nodes: ReadonlyArray<TopologyNode>
  readonly ports: ReadonlyArray<TopologyPort>
  readonly edges: ReadonlyArray<TopologyEdge>
  readonly contentHash?: string
  readonly writtenAt?: DateTime.Utc
}

export const Topology: Schema.Codec<Topology, unknown> = Schema.Struct({
  nodes: Schema.Array(TopologyNode),
  ports: Schema.Array(TopologyPort),
  edges: Schema.Array(TopologyEdge),
  contentHash: Schema.optionalKey(Schema.String),
  writtenAt: Schema.optionalKey(codecs.Instant)
})

export interface TopologyNodeInput {
  readonly logicalId: string
  readonly parentLogicalId: string | null
  readonly kind: "module" | "service" | "resource"
  readonly type?: string | undefined
}

export const TopologyNodeInput: Schema.Codec<TopologyNodeInput, unknown> = Schema.Struct({
  logicalId: Schema.String,
  parentLogicalId: Schema.NullOr(Schema.String),
  kind: Schema.Literals(["module", "service", "resource"]),
  type: codecs.optional(Schema.String)
})

export type PortDirectionInput = "in" | "out"

export const PortDirectionInput: Schema.Codec<PortDirectionInput, string> = Schema.Literals(["in", "out"])

export interface TopologyPortInput {
  readonly logicalId: string
  readonly direction: PortDirectionInput
  readonly name: string
  readonly contractKind?: string | undefined
  readonly contractHash?: string | undefined
}

export const TopologyPortInput: Schema.Codec<TopologyPortInput, unknown> = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirectionInput,
  name: Schema.String,
  contractKind: codecs.optional(Schema.String),
  contractHash: codecs.optional(Schema.String)
})

export interface TopologyPortReferenceInput {
  readonly logicalId: string
  readonly direction: PortDirectionInput
  readonly name: string
}

export const TopologyPortReferenceInput: Schema.Codec<TopologyPortReferenceInput, unknown> = Schema.Struct({
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

export const TopologyEdgeInput: Schema.Codec<TopologyEdgeInput, unknown> = Schema.Struct({
  from: TopologyPortReferenceInput,
  to: TopologyPortReferenceInput,
  family: Schema.Literals(["communication", "data"]),
  style: codecs.optional(Schema.String)
})

export interface ReplaceTopologyInput {
  readonly contentHash?: string | undefined
  readonly nodes: ReadonlyArray<TopologyNodeInput>
  readonly ports: ReadonlyArray<TopologyPortInput>
  readonly edges: ReadonlyArray<TopologyEdgeInput>
}

export const ReplaceTopologyInput: Schema.Codec<ReplaceTopologyInput, unknown> = Schema.Struct({
  contentHash: codecs.optional(Schema.String),
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
    success: codecs.data(Topology),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.put("replace", "/v1/projects/:projectId/branches/:branchId/application-topology", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    payload: ReplaceTopologyInput,
    success: codecs.data(Topology),
    error: [errors.usual(401), errors.usual(404), errors.usual(413), errors.usual(422)]
  })
).middleware(Authorization) {
  declare static readonly Client: ApplicationTopology
}
