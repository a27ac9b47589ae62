/**
 * Makes a database server have what the state says: after each request, what differs is made, replaced or dropped before the answer goes out.
 *
 * A request changes the state in one step, so what differs right after it is its own doing. What cannot be made is taken back, and the request fails.
 */
import * as Effect from "effect/Effect"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Result from "effect/Result"
import * as Semaphore from "effect/Semaphore"
import * as answer from "../protocol/answer.ts"
import { DatabaseProblem, type DatabaseServer, type Login } from "../state/databaseServer.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import * as cascade from "./cascade.ts"
import * as databases from "./databases.ts"

type State = Store["Service"]

/** What the server has, or is about to have. */
interface Made {
  /** Whether it was there before this sandbox started: a reset leaves its data alone. */
  readonly isFound: boolean
  /** Of the row: a restored database has another time. */
  readyAt: number
  source: rows.Source
  /** By the id of the connection. */
  readonly logins: Map<string, Login>
  /** Those that a rotation has replaced. */
  readonly retired: Set<string>
}

interface Step {
  readonly run: Effect.Effect<void, DatabaseProblem>
  /** Takes it back in the state, where a request wants it: that fails with it. Anything else is tried again later. */
  readonly undo?: (() => void) | undefined
  /** Whether a sandbox can start although it failed. */
  readonly canWait?: boolean
}

const refusals = { Away: answer.unavailable, InUse: answer.conflict, Refused: answer.internal }

const refused = ({ hint, kind, message }: DatabaseProblem): HttpServerResponse.HttpServerResponse =>
  answer.respond(refusals[kind]({ message, hint }))

/** The default database of each project that is there. */
type Defaults = ReadonlyMap<string, string | undefined>

const defaultsOf = (state: State): Defaults =>
  new Map([
    ...state.projects.all().map(({ id }) => [id, undefined] as const),
    ...state.databases.filter(({ isDefault }) => isDefault).map(({ id, projectId }) => [projectId, id] as const)
  ])

/** A database that could not be made, and what was made for it; `before` it there were these. */
const takeBack = (state: State, id: string, before: Defaults): void => {
  const row = state.databases.get(id)
  if (row === undefined) return
  const project = state.projects.get(row.projectId)
  // It was made with its project, in one call.
  if (project !== undefined && !before.has(project.id)) return cascade.removeProject(state, project)
  databases.remove(state, row)
  const former = state.databases.get(before.get(row.projectId) ?? "")
  if (row.isDefault && former !== undefined) databases.setDefault(state, former)
}

const sourceOf = ({ source }: Pick<rows.Database, "source">): string | undefined =>
  source.type === "empty" ? undefined : source.databaseId

const planner = (state: State, server: DatabaseServer) => {
  const made = new Map<string, Made>()
  let loads = state.loads()
  let newest = Infinity
  let defaults: Defaults = new Map()

  /** By database, and by connection. */
  const wantedLogins = (): ReadonlyMap<string, ReadonlyMap<string, Login>> => {
    const wanted = new Map<string, Map<string, Login>>()
    for (const { databaseId, id, login } of state.connections.all()) {
      if (login === undefined) continue
      const ofDatabase = wanted.get(databaseId) ?? new Map<string, Login>()
      wanted.set(databaseId, ofDatabase.set(id, login))
    }
    return wanted
  }

  const begin = (row: rows.Database, isFound: boolean): Made => {
    const logins = new Map<string, Login>()
    const entry = { isFound, readyAt: row.readyAt, source: row.source, logins, retired: new Set<string>() }
    made.set(row.id, entry)
    return entry
  }

  const allow = (id: string, logins: Iterable<Login>) =>
    Effect.forEach(logins, (login) => server.allow(id, login), { discard: true })

  const forget = (id: string, users: Iterable<string>) =>
    Effect.forEach(users, (user) => server.forget(id, user), { discard: true })

  const drop = (id: string, { logins, retired }: Made): Step => {
    const users = [...Array.from(logins.values(), ({ user }) => user), ...retired]
    return { run: Effect.andThen(server.drop(id), forget(id, users)), canWait: true }
  }

  /** `before`: what there was where the row was made just now. */
  const create = (row: rows.Database, logins: ReadonlyMap<string, Login>, before: Defaults | undefined): Step => {
    const entry = begin(row, false)
    for (const [id, login] of logins) entry.logins.set(id, login)
    return {
      run: Effect.andThen(
        server.create(row.id, before === undefined ? undefined : sourceOf(row)),
        Effect.onError(allow(row.id, logins.values()), () => Effect.ignore(drop(row.id, entry).run))
      ),
      undo: before === undefined ? undefined : () => {
        made.delete(row.id)
        takeBack(state, row.id, before)
      }
    }
  }

  const restore = (row: rows.Database, entry: Made): Step => {
    const { readyAt, source } = entry
    const from = sourceOf(row)
    Object.assign(entry, { readyAt: row.readyAt, source: row.source })
    return {
      // There are no backups: what is in the database of the backup now is what comes back.
      run: from === undefined || from === row.id
        ? Effect.void
        : Effect.andThen(server.replace(row.id, from), Effect.suspend(() => allow(row.id, entry.logins.values()))),
      undo: () => {
        Object.assign(entry, { readyAt, source })
        if (state.databases.get(row.id) === row) state.databases.change(row, { readyAt, source })
      }
    }
  }

  const addLogin = (row: rows.Database, entry: Made, id: string, login: Login): Step => {
    const before = entry.logins.get(id)
    entry.logins.set(id, login)
    entry.retired.delete(login.user)
    if (before !== undefined) entry.retired.add(before.user)
    return {
      run: Effect.andThen(server.allow(row.id, login), before === undefined ? Effect.void : server.retire(before.user)),
      undo: () => {
        const connection = state.connections.get(id)
        // It may have been made.
        entry.retired.add(login.user)
        if (before === undefined) {
          entry.logins.delete(id)
          if (connection !== undefined) state.connections.remove(connection)
        } else {
          entry.logins.set(id, before)
          entry.retired.delete(before.user)
          if (connection !== undefined) state.connections.change(connection, { login: before })
        }
      }
    }
  }

  /** What differs for a database that is there. */
  const within = (row: rows.Database, entry: Made, logins: ReadonlyMap<string, Login>): ReadonlyArray<Step> => {
    const steps: Array<Step> = []
    if (entry.readyAt !== row.readyAt) steps.push(restore(row, entry))
    for (const [id, login] of logins) {
      if (entry.logins.get(id)?.user !== login.user) steps.push(addLogin(row, entry, id, login))
    }
    for (const [id, { user }] of entry.logins) {
      if (logins.has(id)) continue
      entry.logins.delete(id)
      steps.push({ run: server.forget(row.id, user), canWait: true })
    }
    return steps
  }

  return {
    /** What was there before, by the rows that it belongs to; the rest of it is dropped. */
    adopt: (): ReadonlyArray<Step> => {
      const users = new Set(server.found.users)
      const wanted = wantedLogins()
      const leftovers = server.found.databases.filter((id) => state.databases.get(id) === undefined)
      for (const id of server.found.databases) {
        const row = state.databases.get(id)
        if (row === undefined) continue
        const entry = begin(row, true)
        for (const [connection, login] of wanted.get(id) ?? []) {
          if (users.delete(login.user)) entry.logins.set(connection, login)
        }
      }
      return [
        ...leftovers.map((id) => ({ run: server.drop(id), canWait: true })),
        ...Array.from(users, (user) => ({ run: server.forget(undefined, user), canWait: true }))
      ]
    },
    /** All that differs now. It counts as done from here on. */
    plan: (): ReadonlyArray<Step> => {
      const isReset = loads !== state.loads()
      const last = isReset ? Infinity : newest
      const before = defaults
      loads = state.loads()
      newest = state.databases.all().reduce((last, { seq }) => Math.max(last, seq), 0)
      defaults = defaultsOf(state)
      const steps: Array<Step> = []
      for (const [id, entry] of made) {
        if (state.databases.get(id) !== undefined && !(isReset && !entry.isFound)) continue
        made.delete(id)
        steps.push(drop(id, entry))
      }
      const wanted = wantedLogins()
      for (const row of state.databases.all()) {
        const logins = wanted.get(row.id) ?? new Map<string, Login>()
        const entry = made.get(row.id)
        // A reset restores nothing from backups.
        if (isReset && entry !== undefined) Object.assign(entry, { readyAt: row.readyAt, source: row.source })
        if (entry === undefined) steps.push(create(row, logins, row.seq > last ? before : undefined))
        else steps.push(...within(row, entry, logins))
      }
      return steps
    }
  }
}

export type Settling = Effect.Success<ReturnType<typeof make>>

/** Settles the databases of a sandbox in a server that was just opened. */
export const make = Effect.fnUntraced(function*(
  state: State,
  server: DatabaseServer
) {
  const { adopt, plan } = planner(state, server)
  const turn = Semaphore.makeUnsafe(1)
  let owed: ReadonlyArray<Step> = []
  let seen = -1

  const later = (step: Step, { message }: DatabaseProblem) =>
    Effect.andThen(
      Effect.sync(() => {
        owed = [...owed, step]
      }),
      Effect.logWarning(`${message} It is retried later.`)
    )

  /** Takes steps to their end: whoever asked may be gone by then. */
  const take = (steps: ReadonlyArray<Step>, isStart: boolean): Effect.Effect<void, DatabaseProblem> =>
    Effect.uninterruptible(turn.withPermit(Effect.gen(function*() {
      const all = [...owed, ...steps]
      owed = []
      let failure: DatabaseProblem | undefined
      for (const step of all) {
        const isWanted = step.undo !== undefined || (isStart && step.canWait !== true)
        if (failure === undefined || !isWanted) {
          const exit = yield* Effect.result(step.run)
          if (Result.isSuccess(exit)) continue
          if (isWanted) failure = exit.failure
          else yield* later(step, exit.failure)
        }
        if (failure !== undefined) step.undo?.()
      }
      if (failure !== undefined) return yield* failure
    })))

  const settle = (isStart: boolean): Effect.Effect<void, DatabaseProblem> =>
    Effect.suspend(() => {
      if (state.version() === seen) return Effect.void
      seen = state.version()
      const steps = plan()
      return steps.length === 0 ? Effect.void : take(steps, isStart)
    })

  yield* take(adopt(), true)
  yield* settle(true)
  return {
    /** What the answer of a request is, once the databases are as the state says. */
    afterRequest: (response: HttpServerResponse.HttpServerResponse) =>
      Effect.match(settle(false), { onFailure: refused, onSuccess: () => response }),
    afterReset: Effect.catch(settle(false), (problem) => Effect.logWarning(problem.message))
  }
})
