// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { Product, ProductInput } from "./schemas.ts"

/** A part of `Region` and `PostgresRegion`. */
export type RegionStatus = "available" | "unavailable" | (string & {})

export const RegionStatus: Schema.Codec<RegionStatus, string> = codecs.openEnum<"available" | "unavailable">()

/** The answer of `regions.list`. */
export interface Region {
  /** The id to pass as `region` or `regionId`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "region" | (string & {})

  /** The display name of the region. */
  readonly name: string

  /** The product that the region offers. */
  readonly product: Product

  /** Whether new resources can be created there. Absent if the product has no such state. */
  readonly status?: RegionStatus
}

export const Region: Schema.Codec<Region, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"region">(),
  name: Schema.String,
  product: Product,
  status: Schema.optionalKey(RegionStatus)
})

/** The answer of `regions.listPostgres`. */
export interface PostgresRegion {
  /** The id to pass as `region` or `regionId`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "region" | (string & {})

  /** The display name of the region. */
  readonly name: string

  /** Whether new databases can be created there. */
  readonly status: RegionStatus
}

export const PostgresRegion: Schema.Codec<PostgresRegion, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"region">(),
  name: Schema.String,
  status: RegionStatus
})

/** The answer of `regions.listAccelerate`. */
export interface AccelerateRegion {
  /** The id to pass as `region` or `regionId`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "region" | (string & {})

  /** The display name of the region. */
  readonly name: string
}

export const AccelerateRegion: Schema.Codec<AccelerateRegion, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"region">(),
  name: Schema.String
})

/** Regions of databases and services. */
export interface Regions {
  /**
   * Lists the regions of every product.
   *
   * `GET /v1/regions`
   */
  readonly list: (request?: {
    readonly query?: {
      /** Only the regions of this product. Omitted: all regions. */
      readonly product?: ProductInput | undefined
    } | undefined
  }) => Effect.Effect<ReadonlyArray<Region>, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Lists the regions that can have databases.
   *
   * `GET /v1/regions/postgres`
   */
  readonly listPostgres: () => Effect.Effect<ReadonlyArray<PostgresRegion>, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Lists the regions of Accelerate.
   *
   * `GET /v1/regions/accelerate`
   */
  readonly listAccelerate: () => Effect.Effect<ReadonlyArray<AccelerateRegion>, ApiError.Failure<ApiError.Unauthorized>>
}

/** Regions of databases and services. */
export class RegionsGroup extends HttpApiGroup.make("regions").add(
  HttpApiEndpoint.get("list", "/v1/regions", {
    disableCodecs: true,
    query: { product: codecs.optional(ProductInput) },
    success: codecs.data(Schema.Array(Region)),
    error: errors.usual(401)
  }),
  HttpApiEndpoint.get("listPostgres", "/v1/regions/postgres", {
    disableCodecs: true,
    success: codecs.data(Schema.Array(PostgresRegion)),
    error: errors.usual(401)
  }),
  HttpApiEndpoint.get("listAccelerate", "/v1/regions/accelerate", {
    disableCodecs: true,
    success: codecs.data(Schema.Array(AccelerateRegion)),
    error: errors.usual(401)
  })
).middleware(Authorization) {
  declare static readonly Client: Regions
}
