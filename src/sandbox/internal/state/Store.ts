/**
 * The state of one sandbox: its tables, its clock, its ids.
 *
 * It is changed in place: a request is answered in one synchronous step (see `src/sandbox/internal/server/app.ts`), so no other one can come in between.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Random from "effect/Random"
import type { DatabasePlace } from "./databaseServer.ts"
import { complete } from "./earlier.ts"
import type * as rows from "./rows.ts"
import * as Table from "./Table.ts"

const base36 = "abcdefghijklmnopqrstuvwxyz0123456789"

const tables = (onChange: () => void) => ({
  workspaces: Table.make<rows.Workspace>("wksp_", onChange),
  credentials: Table.make<rows.Credential>("itgr_", onChange),
  projects: Table.make<rows.Project>("proj_", onChange),
  branches: Table.make<rows.Branch>("br_", onChange),
  databases: Table.make<rows.Database>("db_", onChange),
  databaseOwners: Table.make<rows.DatabaseOwner>("", onChange),
  connections: Table.make<rows.Connection>("con_", onChange),
  integrations: Table.make<rows.Integration>("itgr_", onChange),
  services: Table.make<rows.Service>("cps_", onChange),
  deployments: Table.make<rows.Deployment>("cpv_", onChange),
  domains: Table.make<rows.Domain>("dom_", onChange),
  buckets: Table.make<rows.Bucket>("bkt_", onChange),
  bucketKeys: Table.make<rows.BucketKey>("bkey_", onChange),
  environmentVariables: Table.make<rows.EnvironmentVariable>("envvar_", onChange),
  builds: Table.make<rows.Build>("bld_", onChange),
  leases: Table.make<rows.Lease>("aslease_", onChange),
  stackStates: Table.make<rows.StackState>("asstate_", onChange),
  topologies: Table.make<rows.Topology>("topo_", onChange),
  scmInstallations: Table.make<rows.ScmInstallation>("scminstall_", onChange),
  installIntents: Table.make<rows.InstallIntent>("", onChange),
  sourceRepositories: Table.make<rows.SourceRepository>("srcrepo_", onChange),
  agentApprovals: Table.make<rows.AgentApproval>("approval_", onChange),
  clients: Table.make<rows.Client>("", onChange),
  grants: Table.make<rows.Grant>("grant_", onChange),
  authorizationRequests: Table.make<rows.AuthorizationRequest>("authreq_", onChange),
  authorizationCodes: Table.make<rows.AuthorizationCode>("", onChange),
  deviceAuthorizations: Table.make<rows.DeviceAuthorization>("", onChange),
  refreshTokens: Table.make<rows.RefreshToken>("", onChange),
  signingKeys: Table.make<rows.SigningKey>("", onChange)
})

/** All that a sandbox remembers, as plain JSON. */
export interface Snapshot {
  readonly seq: number
  /** How far the clock of the sandbox was moved: milliseconds. */
  readonly moved: number
  readonly tables: { readonly [name: string]: ReadonlyArray<Table.Row> }
}

const make = Effect.gen(function*() {
  const clock = yield* Clock.Clock
  const random = yield* Random.Random
  let version = 0
  const all = tables(() => {
    version++
  })
  let seq = 0
  let moved = 0
  let change = Deferred.makeUnsafe<void>()
  let origin = "http://localhost"
  let loads = 0
  let place: DatabasePlace | undefined

  const now = (): number => clock.currentTimeMillisUnsafe() + moved

  const tellChange = (): void => {
    const told = change
    change = Deferred.makeUnsafe()
    Deferred.doneUnsafe(told, Exit.void)
  }

  const id = (prefix: string): string =>
    `${prefix}c${
      Array.from({ length: 24 }, () => base36[Math.floor(random.nextDoubleUnsafe() * base36.length)]).join("")
    }`

  return {
    ...all,
    now,
    /** Moves the clock of this sandbox ahead, by milliseconds. */
    advance: (millis: number): void => {
      moved += millis
      version++
      tellChange()
    },
    /** Another number after every change. */
    version: (): number => version,
    dump: (): Snapshot => ({
      seq,
      moved,
      tables: Object.fromEntries(Object.entries(all).map(([name, table]) => [name, table.all()]))
    }),
    load: (snapshot: Snapshot): void => {
      seq = snapshot.seq
      moved = snapshot.moved
      loads++
      for (const [name, table] of Object.entries(all)) table.replace(snapshot.tables[name] ?? [])
      complete(all)
      tellChange()
    },
    /** The fields that every row has. */
    row: (prefix: string): Table.Row => ({ id: id(prefix), seq: ++seq, createdAt: now() }),
    id,
    /** Letters and digits that nobody can guess. */
    secret: (length = 32): string =>
      Array.from(SecureRandom.randomBytesUnsafe(length), (byte) => base36[byte % base36.length]).join(""),
    /** Done when a build or a deployment next changes: what a log that is followed waits for. */
    change: (): Deferred.Deferred<void> => change,
    tellChange,
    /** How often another state was put into the place of this one. */
    loads: (): number => loads,
    /** Where databases can be reached; undefined where nobody can. */
    databasePlace: (): DatabasePlace | undefined => place,
    databasesAre: (at: DatabasePlace): void => {
      place = at
    },
    /** The link to something, at wherever this sandbox is served. */
    url: (path: string): string => origin + path,
    /** The same, as a client calls this machine. */
    originAt: (host: string): string => `${new URL(origin).protocol}//${host}`,
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

/** The same as text (RFC 3339). */
export const instantText = (millis: number): string => DateTime.formatIso(instant(millis))
