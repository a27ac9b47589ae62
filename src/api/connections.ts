// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { Connection, ConnectionPage, CreatedConnection, DatabaseId } from "./schemas.ts"

/** The input of `connections.create`. */
export interface CreateConnectionInput {
  /** The id of the database to connect to, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly databaseId: string

  /** The display name of the connection. 3 to 65 characters. */
  readonly name: string
}

export const CreateConnectionInput: Schema.Codec<CreateConnectionInput, unknown> = Schema.Struct({
  databaseId: DatabaseId,
  name: Schema.String.check(Schema.isMinLength(3), Schema.isMaxLength(65))
})

/** A parameter of `connections.get`, `connections.delete` and `connections.rotate`. */
export const ConnectionId = Schema.String.check(Schema.isPattern(/^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** Connections to databases. Their secrets are shown once. */
export interface Connections {
  /**
   * Lists the connections that the token can see, without their secrets.
   *
   * `GET /v1/connections`
   */
  readonly list: (request?: {
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only the connections of the database with this id. Omitted: all that the token can see. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId?: string | undefined
    } | undefined
  }) => Effect.Effect<ConnectionPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a connection to a database. Its connection strings are shown only in this answer.
   *
   * Fails with:
   * - `NotFound`: The database does not exist, or the token cannot see it.
   *
   * `POST /v1/connections`
   */
  readonly create: (
    request: { readonly payload: CreateConnectionInput }
  ) => Effect.Effect<CreatedConnection, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Gets a connection, without its secrets.
   *
   * `url` is the link to the connection in this API; the connection strings were shown when it was created.
   *
   * Fails with:
   * - `NotFound`: The connection does not exist, or the token cannot see it.
   *
   * `GET /v1/connections/{id}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<Connection, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Deletes a connection: its credentials stop working.
   *
   * Fails with:
   * - `NotFound`: The connection does not exist, or the token cannot see it.
   *
   * `DELETE /v1/connections/{id}`
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Replaces the credentials of a connection. The new connection strings are shown only in this answer.
   *
   * Fails with:
   * - `NotFound`: The connection does not exist, or the token cannot see it.
   *
   * `POST /v1/connections/{id}/rotate`
   */
  readonly rotate: (request: {
    readonly params: {
      /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<CreatedConnection, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>
}

/** Connections to databases. Their secrets are shown once. */
export class ConnectionsGroup extends HttpApiGroup.make("connections").add(
  HttpApiEndpoint.get("list", "/v1/connections", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      databaseId: codecs.optional(DatabaseId)
    },
    success: ConnectionPage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.post("create", "/v1/connections", {
    disableCodecs: true,
    payload: CreateConnectionInput,
    success: codecs.data(CreatedConnection).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.get("get", "/v1/connections/:id", {
    disableCodecs: true,
    params: { id: ConnectionId },
    success: codecs.data(Connection),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/connections/:id", {
    disableCodecs: true,
    params: { id: ConnectionId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.post("rotate", "/v1/connections/:id/rotate", {
    disableCodecs: true,
    params: { id: ConnectionId },
    success: codecs.data(CreatedConnection),
    error: [errors.usual(401), errors.usual(404)]
  })
).middleware(Authorization) {
  declare static readonly Client: Connections
}
