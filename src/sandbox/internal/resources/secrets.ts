/**
 * The connection strings of a database. They lead nowhere: `.invalid` never resolves (RFC 2606), since there is no Postgres behind
 * the sandbox. Nothing keeps them, so they can be shown only once.
 */
import * as Redacted from "effect/Redacted"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

export const hosts = {
  direct: { host: "direct.db.sandbox.invalid", port: 5432 },
  pooled: { host: "pooled.db.sandbox.invalid", port: 5432 },
  accelerate: { host: "accelerate.db.sandbox.invalid", port: 443 }
}

export const make = (state: Store["Service"], database: rows.Database) => {
  const user = state.secret(16)
  const pass = state.secret()
  const postgres = ({ host, port }: { readonly host: string; readonly port: number }) =>
    Redacted.make(`postgres://${user}:${pass}@${host}:${port}/${database.id}?sslmode=require`)
  const direct = postgres(hosts.direct)
  return {
    connectionString: direct,
    user,
    pass: Redacted.make(pass),
    host: hosts.direct.host,
    directConnection: { host: hosts.direct.host, user, pass: Redacted.make(pass) },
    endpoints: {
      direct: { ...hosts.direct, connectionString: direct },
      pooled: { ...hosts.pooled, connectionString: postgres(hosts.pooled) },
      accelerate: {
        ...hosts.accelerate,
        connectionString: Redacted.make(`prisma+postgres://${hosts.accelerate.host}/?api_key=${state.secret(48)}`)
      }
    }
  }
}
