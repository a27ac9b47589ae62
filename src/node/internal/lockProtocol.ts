/**
 * How processes agree, over nothing but a directory, on which of them holds a lock.
 *
 * The lock is a file that names its holder by an id that is never used twice. Three rules:
 *
 * 1. A free lock is taken with `link`, which fails where a file is: one process gets it, and its content is never half there. Where the
 *    file system has no hard links, it is created, which fails where a file is, and then written. Until that is done it is nobody's: it is judged
 *    by its silence. So whoever has written looks whether the lock names him.
 * 2. Whoever wants to change a lock that names X, to take it over or to release it, first owns the claim on X: the file
 *    `<lock>.<X>`, taken with `link` too. With the claim in hand it reads the lock again, and withdraws unless it still names X.
 *    From then on nobody else can change the lock, for they would need the same claim; and no late comer can be mistaken, for X
 *    never returns to the lock.
 * 3. A claim of a process that died is taken over as a lock is, by the claim on its owner.
 *
 * So two processes cannot both win. A process may be killed between any two steps: what it leaves is a lock, a claim or a
 * candidate of a dead process, which rule 3 and the next holder's sweep deal with.
 *
 * A lock is a lease: whoever is silent for the patience of another one has lost it, dead, stopped or forgetful. So a holder looks whether
 * it still holds the lock (`renew`) directly before it does what only a holder may do. What remains possible: a process is stopped exactly
 * between that look and the deed, or between claim and rename.
 *
 * Every `yield` stands between two steps: other processes may run there, and the tests run them there.
 */
import * as Fs from "node:fs"
import { basename, dirname, join } from "node:path"
import * as LockHolder from "./lockHolder.ts"

/** A lock file that somebody holds. `heartbeat` changes while its holder lives. */
export interface Found extends LockHolder.Holder {
  readonly heartbeat: string
}

/** The lock is this process's. `file` is its open descriptor: through it a heartbeat can only reach the own file. */
export interface Held {
  readonly lock: string
  readonly holder: LockHolder.Holder
  readonly file: number
}

export type Steps<A> = Generator<undefined, A, undefined>

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

const unless = <A>(code: string, run: () => A): A | undefined => {
  try {
    return run()
  } catch (error) {
    if (codeOf(error) === code) return undefined
    throw error
  }
}

const remove = (path: string): void => unless("ENOENT", () => Fs.unlinkSync(path))

// A leftover is untidy, but no reason to fail with the lock in hand.
const leave = (path: string): void => {
  try {
    Fs.unlinkSync(path)
  } catch {
    // The next holder sweeps.
  }
}

// Windows has no O_NOFOLLOW; making a link there takes a right that ordinary users lack.
const noFollow = (Fs.constants.O_NOFOLLOW as number | undefined) ?? 0

/** Who holds the lock (or the claim) at this path; `undefined` when nobody does. */
export const read = (path: string): Found | undefined =>
  unless("ENOENT", () => {
    const file = Fs.openSync(path, Fs.constants.O_RDONLY | noFollow | (Fs.constants.O_NONBLOCK ?? 0))
    try {
      const stat = Fs.fstatSync(file, { bigint: true })
      if (!stat.isFile()) throw new Error(`${path} is not a lock file. Remove it.`)
      const heartbeat = String(stat.mtimeNs)
      const text = stat.size > 4096n ? "" : Fs.readFileSync(file, "utf8")
      return { ...LockHolder.parse(text, `unknown-${stat.ino}-${heartbeat}`), heartbeat }
    } finally {
      Fs.closeSync(file)
    }
  })

const isSameFile = (a: string, b: string): boolean => {
  const [one, other] = [a, b].map((path) => unless("ENOENT", () => Fs.lstatSync(path, { bigint: true })))
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev
}

/** `taken`: there is one already. `swept`: the candidate is gone, and the next attempt has a new one. */
type Placed = "linked" | "created" | "taken" | "swept"

/** Puts the candidate of `self` at `path`, where no file is. */
function* put(candidate: string, path: string, self: LockHolder.Holder): Steps<Placed> {
  try {
    Fs.linkSync(candidate, path)
    return "linked"
  } catch (error) {
    // A file system over a network may say so of the link that it has just made: then that is the own one.
    if (codeOf(error) === "EEXIST") return isSameFile(candidate, path) ? "linked" : "taken"
    if (codeOf(error) === "ENOENT") return "swept"
  }
  // No hard links: EPERM, EMLINK, ENOSYS, ENOTSUP and more, as the system and the file system like. What else is wrong is told here.
  const file = unless("EEXIST", () => Fs.openSync(path, "wx", 0o600))
  if (file === undefined) return "taken"
  try {
    yield
    Fs.writeFileSync(file, JSON.stringify(self))
    return "created"
  } catch (error) {
    if (Fs.fstatSync(file).ino === unless("ENOENT", () => Fs.lstatSync(path))?.ino) leave(path)
    throw error
  } finally {
    Fs.closeSync(file)
  }
}

const candidateOf = (lock: string, holder: LockHolder.Holder): string => `${lock}.${holder.id}.new`

const claimOn = (lock: string, holder: LockHolder.Holder): string => `${lock}.${holder.id}`

const writeCandidate = (lock: string, holder: LockHolder.Holder): number => {
  const candidate = candidateOf(lock, holder)
  const file = Fs.openSync(candidate, "wx+", 0o600)
  try {
    Fs.writeFileSync(file, JSON.stringify(holder))
    return file
  } catch (error) {
    Fs.closeSync(file)
    remove(candidate)
    throw error
  }
}

/** Replaces the stale holder of `path`, which is the lock or a claim, by `self`; `taken` when another one was faster. */
function* takeOver(
  lock: string,
  path: string,
  stale: Found,
  self: LockHolder.Holder,
  isStale: (holder: Found) => boolean
): Steps<Placed> {
  const claim = claimOn(lock, stale)
  let placed = yield* put(candidateOf(lock, self), claim, self)
  if (placed === "taken") {
    yield
    const claimant = read(claim)
    if (claimant === undefined || !isStale(claimant)) return "taken"
    yield
    placed = yield* takeOver(lock, claim, claimant, self, isStale)
  }
  if (placed === "taken" || placed === "swept") return placed
  yield
  if (read(path)?.id !== stale.id) {
    yield
    remove(claim)
    return "taken"
  }
  yield
  return unless("ENOENT", () => (Fs.renameSync(claim, path), placed)) ?? "taken"
}

/** The descriptor of a lock that was created; `undefined` where it names another one, who found it silent before it was written. */
const openCreated = (lock: string, self: LockHolder.Holder): number | undefined => {
  const file = unless("ENOENT", () => Fs.openSync(lock, Fs.constants.O_RDWR | noFollow))
  if (file === undefined || read(lock)?.id === self.id) return file
  Fs.closeSync(file)
  return undefined
}

/** One attempt at the lock: this process holds it now, or who does. `undefined`: it was just released, try again. */
export function* attempt(
  lock: string,
  self: LockHolder.Holder,
  isStale: (holder: Found) => boolean
): Steps<{ readonly held: Held } | { readonly heldBy: Found | undefined }> {
  const heldBy = read(lock)
  if (heldBy !== undefined && !isStale(heldBy)) return { heldBy }
  yield
  const candidate = candidateOf(lock, self)
  let file: number | undefined = writeCandidate(lock, self)
  let placed: Placed = "taken"
  try {
    yield
    placed = heldBy === undefined
      ? yield* put(candidate, lock, self)
      : yield* takeOver(lock, lock, heldBy, self, isStale)
  } finally {
    if (placed !== "linked") {
      Fs.closeSync(file)
      file = undefined
    }
    leave(candidate)
  }
  if (placed === "created") {
    yield
    file = openCreated(lock, self)
  }
  if (file === undefined) return { heldBy: read(lock) }
  yield
  try {
    sweep(lock, self)
  } catch {
    // See `leave`.
  }
  return { held: { lock, holder: self, file } }
}

// undefined: a full disk or the like; then the lock has to be given back without the claim.
function* claimOnOwn(lock: string, holder: LockHolder.Holder, self: LockHolder.Holder): Steps<boolean | undefined> {
  const candidate = candidateOf(lock, self)
  try {
    Fs.closeSync(writeCandidate(lock, self))
    const placed = yield* put(candidate, claimOn(lock, holder), self)
    return placed === "swept" ? undefined : placed !== "taken"
  } catch {
    return undefined
  } finally {
    leave(candidate)
  }
}

/**
 * Gives the lock back; another process that took it over meanwhile keeps it. `self` is this process by a new id, for a claim on
 * X that X itself owned could not be told from one of a process that took over X.
 */
export function* release({ file, holder, lock }: Held, self: LockHolder.Holder): Steps<void> {
  Fs.closeSync(file)
  const claimed = yield* claimOnOwn(lock, holder, self)
  if (claimed === false) return
  yield
  if (read(lock)?.id === holder.id) {
    yield
    remove(lock)
  }
  yield
  if (claimed === true) remove(claimOn(lock, holder))
}

// Who is alive and loses its candidate tries again with another one.
const isAbandoned = (candidate: string): boolean => {
  const found = read(candidate)
  return found !== undefined && LockHolder.lifeOf(found) !== "alive"
}

// What killed processes left. Claims on holders that are gone can decide nothing any more.
const sweep = (lock: string, self: LockHolder.Holder): void => {
  const prefix = `${basename(lock)}.`
  for (const name of Fs.readdirSync(dirname(lock))) {
    const rest = name.startsWith(prefix) ? /^([0-9a-z-]+)(\.new)?$/.exec(name.slice(prefix.length)) : null
    if (rest === null || rest[1] === self.id) continue
    const path = join(dirname(lock), name)
    if (rest[2] === undefined || isAbandoned(path)) leave(path)
  }
}

/** Renews a lock that is held, and says whether it still is: a process that was stopped for too long has lost it to another one. */
export const renew = ({ file, holder, lock }: Held): boolean => {
  if (read(lock)?.id !== holder.id) return false
  const now = new Date()
  Fs.futimesSync(file, now, now)
  return true
}

/** Runs the steps one after the other, as every process but a test does. */
export const run = <A>(steps: Steps<A>): A => {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
