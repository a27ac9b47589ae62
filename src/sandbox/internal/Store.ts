/**
 * The state of one sandbox: its tables, its clock, its ids.
 *
 * It is changed in place: a request is answered in one synchronous step (see `app.ts`), so no other one can come in between.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Random from "effect/Random"
import type * as rows from "./rows.ts"
import * as Table from "./Table.ts"

const base36 = "abcdefghijklmnopqrstuvwxyz0123456789"

const tables = () => ({
  workspaces: Table.make<rows.Workspace>("wksp_"),
  credentials: Table.make<rows.Credential>("itgr_"),
  projects: Table.make<rows.Project>("proj_"),
  branches: Table.make<rows.Branch>("br_"),
  databases: Table.make<rows.Database>("db_"),
  connections: Table.make<rows.Connection>("con_"),
  integrations: Table.make<rows.Integration>("itgr_"),
  services: Table.make<rows.Service>("cps_"),
  deployments: Table.make<rows.Deployment>("cpv_"),
  domains: Table.make<rows.Domain>("dom_"),
  buckets: Table.make<rows.Bucket>("bkt_"),
  bucketKeys: Table.make<rows.BucketKey>("bkey_"),
  environmentVariables: Table.make<rows.EnvironmentVariable>("envvar_"),
  builds: Table.make<rows.Build>("bld_"),
  leases: Table.make<rows.Lease>("aslease_"),
  stackStates: Table.make<rows.StackState>("asstate_"),
  topologies: Table.make<rows.Topology>("topo_"),
  scmInstallations: Table.make<rows.ScmInstallation>("scminstall_"),
  sourceRepositories: Table.make<rows.SourceRepository>("srcrepo_"),
  agentApprovals: Table.make<rows.AgentApproval>("approval_")
})

const make = Effect.gen(function*() {
  const clock = yield* Clock.Clock
  const random = yield* Random.Random
  let seq = 0
  let change = Deferred.makeUnsafe<void>()
  let origin = "http://localhost"

  const now = (): number => clock.currentTimeMillisUnsafe()

  const id = (prefix: string): string =>
    `${prefix}c${
      Array.from({ length: 24 }, () => base36[Math.floor(random.nextDoubleUnsafe() * base36.length)]).join("")
    }`

  return {
    ...tables(),
    now,
    /** The fields that every row has. */
    row: (prefix: string): Table.Row => ({ id: id(prefix), seq: ++seq, createdAt: now() }),
    id,
    /** Letters and digits that nobody can guess. */
    secret: (length = 32): string =>
      Array.from(SecureRandom.randomBytesUnsafe(length), (byte) => base36[byte % base36.length]).join(""),
    /** Done when a build or a deployment next changes: what a log that is followed waits for. */
    change: (): Deferred.Deferred<void> => change,
    tellChange: (): void => {
      const told = change
      change = Deferred.makeUnsafe()
      Deferred.doneUnsafe(told, Exit.void)
    },
    /** The link to a resource, at wherever this sandbox is served. */
    url: (path: string): string => origin + path,
    servedAt: (url: string): void => {
      origin = url
    }
  }
})

export class Store extends Context.Service<Store, Effect.Success<typeof make>>()(
  "effect-prisma-management/sandbox/Store",
  { make }
) {}

export const instant = (millis: number): DateTime.Utc => DateTime.makeUnsafe(millis)

/** The same as text (RFC 3339), where the contract says no more than that it is one. */
export const instantText = (millis: number): string => DateTime.formatIso(instant(millis))
