/** A real PostgreSQL: the one that `DATABASE_URL` names. Without it, tests that need it are skipped by name. */
import { PgClient } from "@effect/sql-pg"
import { it } from "@effect/vitest"
import type * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { SqlClient } from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { randomUUID } from "node:crypto"

export const url = process.env["DATABASE_URL"]

const toGetIt = "needs PostgreSQL: set DATABASE_URL (apt-get install postgresql)"

export const isThere = url !== undefined

/** The title of a test, and how to have it run where it is skipped. */
export const titled = (title: string): string => isThere ? title : `${title} (${toGetIt})`

/** A client of its own, as another process has one. */
export const layer = (
  options: Partial<PgClient.PgPoolConfig> = {}
): Layer.Layer<PgClient.PgClient | SqlClient, SqlError> =>
  PgClient.layer({ url: Redacted.make(url!), maxConnections: 4, ...options })

/** The name of a table that nobody else uses. */
export const freshTable = (): string => `tokens_${randomUUID().replaceAll("-", "").slice(0, 20)}`

/** A test by the clock of the machine, for a database has no other. */
export const live = <A, E>(title: string, self: () => Effect.Effect<A, E>): void =>
  (isThere ? it.live : it.live.skip)(titled(title), self)
