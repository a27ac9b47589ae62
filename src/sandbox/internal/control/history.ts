/** A state as it was a while ago, for reads that are stale. */
import type * as rows from "../state/rows.ts"
import type { Snapshot, Store } from "../state/Store.ts"

type State = Store["Service"]
type Credential = rows.Credential

/** Changes that are closer to each other than this part of the time are one. So there are never many. */
const grain = 1 / 100

/** What is never of a while ago: who may ask. */
const ofNow = [
  "users",
  "loginDecisions",
  "credentials",
  "grants",
  "clients",
  "authorizationRequests",
  "authorizationCodes",
  "deviceAuthorizations",
  "refreshTokens",
  "signingKeys"
] as const

/** Those that are good now. */
const goodNow = (state: State): ReadonlyArray<Credential> => {
  const now = state.now()
  return state.credentials.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
}

interface Past {
  at: number
  readonly tables: Snapshot["tables"]
}

/** The same with those who ask now, and their workspaces. */
const withAskers = (state: State, { at, tables }: Past, credentials: ReadonlyArray<Credential>): Snapshot => {
  const { seq, tables: current } = state.dump()
  const known = new Set(tables["workspaces"]?.map(({ id }) => id))
  const asking = new Set(credentials.map(({ workspaceId }) => workspaceId))
  const workspaces = state.workspaces.filter(({ id }) => !known.has(id) && asking.has(id))
  return {
    seq,
    moved: 0,
    frozen: at,
    tables: {
      ...tables,
      ...Object.fromEntries(ofNow.map((name) => [name, current[name] ?? []])),
      credentials,
      workspaces: [...tables["workspaces"] ?? [], ...workspaces]
    }
  }
}

/** What a read saw, and what it was made from. */
interface Seen {
  readonly from: Past["tables"]
  readonly version: number
  readonly good: number
  readonly snapshot: Snapshot
}

/** Keeps what a state was, from now on, for as long as reads may ask for it: milliseconds. */
export const make = (state: State, length: number) => {
  let begun = state.now()
  let version = state.version()
  const first: Past = { at: begun, tables: state.dump().tables }
  let past: Array<Past> = [first]

  let seen: Seen | undefined

  /** The index of what was there at a time, or before it first. */
  const indexAt = (time: number): number => Math.max(0, past.findLastIndex(({ at }) => at <= time))

  /** Where the clock was set back, nothing is of a time that is still to come: all of it was there by now. */
  const follow = (now: number): void => {
    begun = Math.min(begun, now)
    for (const entry of past) entry.at = Math.min(entry.at, now)
  }

  return {
    /** Keeps what has changed; to be called before and after every request. */
    keep: (): void => {
      if (state.version() === version) return
      version = state.version()
      const now = state.now()
      follow(now)
      const last = past.at(-1)!
      const { tables } = state.dump()
      // The state that the fault began with is not written over: what is written at once is stale too.
      if (last !== first && now - last.at < length * grain) past[past.length - 1] = { at: last.at, tables }
      else past.push({ at: now, tables })
      past = past.slice(indexAt(now - length))
    },
    /** What a read sees now. Its `tables` are the same ones as long as nothing in them is another: then they are loaded already. */
    read: (): Snapshot => {
      const time = state.now() - length
      const at = Math.max(time, begun)
      const { tables } = past[indexAt(time)]!
      const good = goodNow(state)
      // Without a change none becomes good: they end, by the time.
      const isSame = seen?.from === tables && seen.version === state.version() && seen.good === good.length
      seen = isSame ? seen : {
        from: tables,
        version: state.version(),
        good: good.length,
        snapshot: withAskers(state, { at, tables }, good)
      }
      return { ...seen!.snapshot, frozen: at }
    }
  }
}

export type History = ReturnType<typeof make>
