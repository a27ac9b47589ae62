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

/** A part of `Topology` and `ReplaceTopologyInput`. */
export interface TopologyNode {
  /** The name of the node, unique in the graph. */
  readonly logicalId: string

  /** The `logicalId` of the parent node. Null for the outermost node. */
  readonly parentLogicalId: string | null

  /** Whether it is a module with other nodes in it, a service, or a resource. */
  readonly kind: "module" | "service" | "resource" | (string & {})

  /** The exact type, such as a kind of resource. Absent if there is none. */
  readonly type?: string
}

export const TopologyNode: Schema.Codec<TopologyNode, unknown> = Schema.Struct({
  logicalId: Schema.String,
  parentLogicalId: Schema.NullOr(Schema.String),
  kind: codecs.openEnum<"module" | "service" | "resource">(),
  type: Schema.optionalKey(Schema.String)
})

/** A part of `TopologyPort` and `TopologyPortReference`. */
export type PortDirection = "in" | "out" | (string & {})

export const PortDirection: Schema.Codec<PortDirection, string> = codecs.openEnum<"in" | "out">()

/** A part of `Topology` and `ReplaceTopologyInput`. */
export interface TopologyPort {
  /** The `logicalId` of the node that has the port. */
  readonly logicalId: string

  /** Whether other nodes connect to this port, or the node connects from it. */
  readonly direction: PortDirection

  /** The name of the port, unique for its node and direction. */
  readonly name: string

  /** The kind of contract of this port. Absent if there is none. */
  readonly contractKind?: string

  /** The hash of that contract, to compare both ends of an edge. Absent if there is none. */
  readonly contractHash?: string
}

export const TopologyPort: Schema.Codec<TopologyPort, unknown> = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirection,
  name: Schema.String,
  contractKind: Schema.optionalKey(Schema.String),
  contractHash: Schema.optionalKey(Schema.String)
})

/** A part of `TopologyEdge`. */
export interface TopologyPortReference {
  /** The `logicalId` of the node that has the port. */
  readonly logicalId: string

  /** The direction of the port. */
  readonly direction: PortDirection

  /** The name of the port. */
  readonly name: string
}

export const TopologyPortReference: Schema.Codec<TopologyPortReference, unknown> = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirection,
  name: Schema.String
})

/** A part of `Topology` and `ReplaceTopologyInput`. */
export interface TopologyEdge {
  /** The port where the edge starts. */
  readonly from: TopologyPortReference

  /** The port where the edge ends. */
  readonly to: TopologyPortReference

  /** Whether the ends call each other (`communication`) or one uses the other's `data`. */
  readonly family: "communication" | "data" | (string & {})

  /** The exact kind of connection. Absent if there is none. */
  readonly style?: string
}

export const TopologyEdge: Schema.Codec<TopologyEdge, unknown> = Schema.Struct({
  from: TopologyPortReference,
  to: TopologyPortReference,
  family: codecs.openEnum<"communication" | "data">(),
  style: Schema.optionalKey(Schema.String)
})

/** The answer of `applicationTopology.get` and `applicationTopology.replace`. */
export interface Topology {
  /** The modules, services and resources. */
  readonly nodes: ReadonlyArray<TopologyNode>

  /** Where nodes can be connected. */
  readonly ports: ReadonlyArray<TopologyPort>

  /** Which ports are connected. */
  readonly edges: ReadonlyArray<TopologyEdge>

  /** The hash of the graph: equal hashes are equal graphs. Absent until the first one is written. */
  readonly contentHash?: string

  /** When the graph was written. Absent until the first one is. */
  readonly writtenAt?: DateTime.Utc
}

export const Topology: Schema.Codec<Topology, unknown> = Schema.Struct({
  nodes: Schema.Array(TopologyNode),
  ports: Schema.Array(TopologyPort),
  edges: Schema.Array(TopologyEdge),
  contentHash: Schema.optionalKey(Schema.String),
  writtenAt: Schema.optionalKey(codecs.Instant)
})

/** A part of `Topology` and `ReplaceTopologyInput`. */
export interface TopologyNodeInput {
  /** The name of the node, unique in the graph. */
  readonly logicalId: string

  /** The `logicalId` of the parent node. Null for the outermost node. */
  readonly parentLogicalId: string | null

  /** Whether it is a module with other nodes in it, a service, or a resource. */
  readonly kind: "module" | "service" | "resource"

  /** The exact type, such as a kind of resource. Absent if there is none. */
  readonly type?: string | undefined
}

export const TopologyNodeInput: Schema.Codec<TopologyNodeInput, unknown> = Schema.Struct({
  logicalId: Schema.String,
  parentLogicalId: Schema.NullOr(Schema.String),
  kind: Schema.Literals(["module", "service", "resource"]),
  type: codecs.optional(Schema.String)
})

/** A part of `TopologyPort` and `TopologyPortReference`. */
export type PortDirectionInput = "in" | "out"

export const PortDirectionInput: Schema.Codec<PortDirectionInput, string> = Schema.Literals(["in", "out"])

/** A part of `Topology` and `ReplaceTopologyInput`. */
export interface TopologyPortInput {
  /** The `logicalId` of the node that has the port. */
  readonly logicalId: string

  /** Whether other nodes connect to this port, or the node connects from it. */
  readonly direction: PortDirectionInput

  /** The name of the port, unique for its node and direction. */
  readonly name: string

  /** The kind of contract of this port. Absent if there is none. */
  readonly contractKind?: string | undefined

  /** The hash of that contract, to compare both ends of an edge. Absent if there is none. */
  readonly contractHash?: string | undefined
}

export const TopologyPortInput: Schema.Codec<TopologyPortInput, unknown> = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirectionInput,
  name: Schema.String,
  contractKind: codecs.optional(Schema.String),
  contractHash: codecs.optional(Schema.String)
})

/** A part of `TopologyEdge`. */
export interface TopologyPortReferenceInput {
  /** The `logicalId` of the node that has the port. */
  readonly logicalId: string

  /** The direction of the port. */
  readonly direction: PortDirectionInput

  /** The name of the port. */
  readonly name: string
}

export const TopologyPortReferenceInput: Schema.Codec<TopologyPortReferenceInput, unknown> = Schema.Struct({
  logicalId: Schema.String,
  direction: PortDirectionInput,
  name: Schema.String
})

/** A part of `Topology` and `ReplaceTopologyInput`. */
export interface TopologyEdgeInput {
  /** The port where the edge starts. */
  readonly from: TopologyPortReferenceInput

  /** The port where the edge ends. */
  readonly to: TopologyPortReferenceInput

  /** Whether the ends call each other (`communication`) or one uses the other's `data`. */
  readonly family: "communication" | "data"

  /** The exact kind of connection. Absent if there is none. */
  readonly style?: string | undefined
}

export const TopologyEdgeInput: Schema.Codec<TopologyEdgeInput, unknown> = Schema.Struct({
  from: TopologyPortReferenceInput,
  to: TopologyPortReferenceInput,
  family: Schema.Literals(["communication", "data"]),
  style: codecs.optional(Schema.String)
})

/** The input of `applicationTopology.replace`. */
export interface ReplaceTopologyInput {
  /** The hash of the graph. Builds that deploy it name it as `applicationTopologyContentHash`. */
  readonly contentHash?: string | undefined

  /** The modules, services and resources. */
  readonly nodes: ReadonlyArray<TopologyNodeInput>

  /** Where nodes can be connected. */
  readonly ports: ReadonlyArray<TopologyPortInput>

  /** Which ports are connected. */
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
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/application-topology`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
  }) => Effect.Effect<Topology, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Replaces the whole topology of a branch.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: The graph is invalid: `message` says where. The previous graph is kept.
   *
   * `PUT /v1/projects/{projectId}/branches/{branchId}/application-topology`, experimental
   */
  readonly replace: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
