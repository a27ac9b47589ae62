/**
 * The connection strings of a database. Without a database server they lead nowhere: `.invalid` never resolves (RFC 2606). Only the logins in a server
 * are kept, for it to have them again after a reset: strings are shown only once.
 */
import * as Redacted from "effect/Redacted"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

const nowhere = {
  direct: { host: "direct.db.sandbox.invalid", port: 5432 },
  pooled: { host: "pooled.db.sandbox.invalid", port: 5432 },
  accelerate: { host: "accelerate.db.sandbox.invalid", port: 443 }
}

/** Where the endpoints of databases are. No server has an Accelerate in front of it. */
export const hostsOf = (state: State): typeof nowhere => {
  const place = state.databasePlace()
  if (place === undefined) return nowhere
  const { host, port } = place
  return { ...nowhere, direct: { host, port }, pooled: { host, port } }
}

/** The secrets of a connection: what of them is shown once, and with what the server lets it in. */
export const make = (state: State, database: rows.Database) => {
  const place = state.databasePlace()
  const hosts = hostsOf(state)
  const [name, random] = [state.secret(16), state.secret()]
  const login = place?.login(name, random)
  const { password, user } = login ?? { user: name, password: random }
  const pass = Redacted.make(password)
  const postgres = ({ host, port }: { readonly host: string; readonly port: number }) =>
    Redacted.make(
      place?.urlOf(database.id, { user, password })
        ?? `postgres://${user}:${password}@${host}:${port}/${database.id}?sslmode=require`
    )
  const direct = postgres(hosts.direct)
  return {
    login,
    shown: {
      connectionString: direct,
      user,
      pass,
      host: hosts.direct.host,
      directConnection: { host: hosts.direct.host, user, pass },
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
}
