/** The state of a sandbox in one file, for the next start. The file is one sandbox's, as long as that runs. Needs Node. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { describe } from "../../../internal/failure/issues.ts"
import * as FileLock from "../../../node/internal/fileLock.ts"
import * as PrivateFile from "../../../node/internal/privateFile.ts"
import { SandboxError } from "../state/SandboxError.ts"
import type { Changes } from "../state/changes.ts"
import * as journal from "../state/journal.ts"
import { checkAll } from "../state/saved.ts"
import type { Snapshot, Store } from "../state/Store.ts"
import * as JournalFile from "./journalFile.ts"

type State = Store["Service"]

const unreadable = (file: string, why: string, cause?: unknown): SandboxError =>
  new SandboxError({
    message: `${file} ${why}. Nothing was changed: repair the file, or choose another.`,
    reason: "DataUnreadable",
    cause
  })

const unwritable = (file: string, cause: unknown): SandboxError =>
  new SandboxError({ message: `${file} cannot be written.`, reason: "DataUnwritable", cause })

/** Where the file is, by whichever links: two names of one file have one lock, and a link stays one. A folder that is missing is made. */
const realPathOf = (file: string): string => {
  if (fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined) return fs.realpathSync.native(file)
  PrivateFile.makeDirectory(path.dirname(file))
  return path.join(fs.realpathSync.native(path.dirname(file)), path.basename(file))
}

const canMakeBeside = (file: string): boolean => {
  try {
    fs.accessSync(path.dirname(file), fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Beside the file; where nothing can be made there, as around a file that is mounted into a container, by what the file is, whatever its name. */
const lockPathOf = (real: string): string => {
  const file = canMakeBeside(real) ? undefined : fs.statSync(real, { throwIfNoEntry: false })
  return file === undefined
    ? `${real}.lock`
    : path.join(os.tmpdir(), `prisma-management-sandbox-${file.dev}-${file.ino}.lock`)
}

const lock = (file: string, real: string) =>
  Effect.mapError(
    FileLock.hold(lockPathOf(real)),
    ({ cause, holder }) =>
      holder === undefined ? unwritable(file, cause) : new SandboxError({
        message: `Another sandbox keeps its state in ${file}: ${holder}. Stop that one, or choose another file.`,
        reason: "DataInUse",
        cause
      })
  )

/** The state in a file; undefined where there is no file. */
const read = Effect.fnUntraced(function*(
  file: string,
  real: string
): Effect.fn.Return<Snapshot | undefined, SandboxError> {
  const text = yield* Effect.try({
    try: () => PrivateFile.readText(real),
    catch: (cause) => unreadable(file, "cannot be read", cause)
  })
  // An empty one was made for this: only a file that is there can be mounted into a container.
  if (text === undefined || text.trim() === "") return undefined
  const value = journal.read(text)
  if (value === undefined) return yield* unreadable(file, "is not JSON")
  return yield* Effect.fromResult(value).pipe(
    Effect.flatMap(checkAll),
    Effect.mapError((findings) => unreadable(file, `is wrong at ${describe(findings)}`))
  )
})

/** How many characters of changes may follow a state, beside as many as it has itself, before all of it is written anew. */
const leastGrown = 1024 * 1024

/** Writes what changed since the last time, once for all who wait meanwhile. */
const makeSave = Effect.fnUntraced(function*(file: string, real: string, lease: FileLock.Lease, state: State) {
  const semaphore = Semaphore.makeUnsafe(1)
  let written = -1
  /** Undefined where all of the state has to be written. */
  let appending: { readonly at: JournalFile.JournalFile; readonly whole: number } | undefined
  const close = async (): Promise<void> => {
    const former = appending
    appending = undefined
    await former?.at.close()
  }
  yield* Effect.addFinalizer(() => Effect.promise(close))
  state.watchChanges()
  const whileHeld = () => {
    if (!lease.renew()) {
      throw new SandboxError({
        message: `Another sandbox took over ${file} while this one was suspended. Stop this one.`,
        reason: "DataInUse",
        cause: undefined
      })
    }
  }
  const writeAll = async (): Promise<void> => {
    // Windows replaces no file that is open.
    await close()
    await PrivateFile.write(real, journal.lineOfAll(state.dump()), whileHeld)
    const at = await JournalFile.openAt(real)
    appending = { at, whole: at.size() }
  }
  const write = async (changes: Changes | undefined): Promise<void> => {
    const place = appending
    const isRoom = place !== undefined && place.at.size() - place.whole < place.whole + leastGrown
    if (changes === undefined || !isRoom || !place.at.isIntact()) return writeAll()
    try {
      await place.at.append(journal.lineOfChanges(state.head(), changes), whileHeld)
    } catch (error) {
      // Whatever of it is in the file now, nothing may follow that.
      await close()
      throw error
    }
  }
  return semaphore.withPermit(Effect.suspend((): Effect.Effect<void, SandboxError> => {
    const version = state.version()
    if (version === written) return Effect.void
    const changes = state.changes()
    return Effect.tryPromise({
      try: () => write(changes),
      catch: (cause) => cause instanceof SandboxError ? cause : unwritable(file, cause)
    }).pipe(Effect.andThen(Effect.sync(() => {
      written = version
    })))
  }))
})

/** A file that is this sandbox's until the scope closes: what it has, and how a state is saved in it. */
export const open = Effect.fnUntraced(function*(file: string): Effect.fn.Return<
  {
    readonly saved: Snapshot | undefined
    readonly makeSave: (state: State) => Effect.Effect<Effect.Effect<void, SandboxError>, never, Scope.Scope>
  },
  SandboxError,
  Scope.Scope
> {
  const real = yield* Effect.try({ try: () => realPathOf(file), catch: (cause) => unwritable(file, cause) })
  const kind = yield* Effect.try({
    try: () => PrivateFile.otherKindOf(real),
    catch: (cause) => unreadable(file, "cannot be read", cause)
  })
  if (kind !== undefined) return yield* unreadable(file, `is ${kind}, not a file`)
  const lease = yield* lock(file, real)
  // What a sandbox left that was killed while it wrote.
  yield* Effect.try({ try: () => PrivateFile.sweep(real), catch: (cause) => unwritable(file, cause) })
  return { saved: yield* read(file, real), makeSave: (state) => makeSave(file, real, lease, state) }
})

/** Writes the state into a file when the scope closes. Fails at once where that will not go. */
export const exportAtEnd = Effect.fnUntraced(function*(
  file: string,
  state: State
): Effect.fn.Return<void, SandboxError, Scope.Scope> {
  const attempt = <A>(write: () => Promise<A>) =>
    Effect.tryPromise({ try: write, catch: (cause) => unwritable(file, cause) })
  const real = yield* attempt(async () => realPathOf(file))
  const kind = yield* attempt(async () => PrivateFile.otherKindOf(real))
  if (kind !== undefined) {
    const message = `${file} is ${kind}, not a file: choose another one.`
    return yield* new SandboxError({ message, reason: "DataUnwritable", cause: undefined })
  }
  yield* attempt(() => PrivateFile.tryWrite(real))
  yield* Effect.addFinalizer(() =>
    attempt(() => PrivateFile.write(real, journal.lineOfAll(state.dump()))).pipe(
      Effect.catch((error) => Effect.logError(error.message, error.cause))
    )
  )
})
