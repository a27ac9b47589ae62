/** Where a fleet keeps its logins, as a member opens it. */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { PgClient } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "../../../src/AuthError.ts"
import * as TokenSealing from "../../../src/TokenSealing.ts"
import * as TokenStorageRedis from "../../../src/TokenStorageRedis.ts"
import * as TokenStorageSql from "../../../src/TokenStorageSql.ts"
import type { TokenStorages } from "../../../src/TokenStorages.ts"

export interface Place {
  readonly kind: "PostgreSQL" | "Redis"
  readonly url: string
  /** The table, or what the keys in Redis begin with. */
  readonly at: string
  readonly sealed: boolean
  /** Whether its members hear at once what others change. */
  readonly listens: boolean
}

const sealing = TokenSealing.make({
  keys: { fleet: Redacted.make("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=") },
  current: "fleet"
})

/** The storages, over connections of their own. */
export const storages = (
  { at, kind, listens, sealed, url }: Place,
  connections: number,
  name: string
): Layer.Layer<TokenStorages, AuthError> => {
  const options = { sealing: sealed ? sealing : undefined, changes: listens }
  return kind === "Redis"
    ? TokenStorageRedis.layerKeyed({ prefix: at, ...options }).pipe(
      Layer.provide(Layer.orDie(NodeRedis.layer({ url, disableOfflineQueue: true })))
    )
    : TokenStorageSql.layerKeyed({ table: at, ...options }).pipe(
      Layer.provide(
        Layer.orDie(PgClient.layer({ url: Redacted.make(url), maxConnections: connections, applicationName: name }))
      )
    )
}

/** Makes the table, where there has to be one. */
export const prepare = ({ at, kind, url }: Place): Effect.Effect<void> =>
  kind === "Redis" ? Effect.void : Effect.orDie(Effect.provide(
    TokenStorageSql.migrate({ table: at }),
    PgClient.layer({ url: Redacted.make(url), maxConnections: 1 })
  ))
