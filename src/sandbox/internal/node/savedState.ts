/** The state of a sandbox in one file, for the next start. The file is one sandbox's, as long as that runs. Needs Node. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { describe } from "../../../internal/failure/issues.ts"
import * as FileLock from "../../../node/internal/fileLock.ts"
import * as PrivateFile from "../../../node/internal/privateFile.ts"
import { SandboxError } from "../server/SandboxError.ts"
import { check } from "../state/saved.ts"
import type { Snapshot, Store } from "../state/Store.ts"

type State = Store["Service"]

const unreadable = (file: string, why: string, cause?: unknown): SandboxError =>
  new SandboxError({
    message: `${file} ${why}. Nothing was changed: repair it, or name another file.`,
    reason: "DataUnreadable",
    cause
  })

const unwritable = (file: string, cause: unknown): SandboxError =>
  new SandboxError({ message: `${file} cannot be written.`, reason: "DataUnwritable", cause })

/** Where the file is, by whichever links: two names of one file have one lock, and a link stays one. A folder that is missing is made. */
const realPathOf = (file: string): string => {
  if (fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined) return fs.realpathSync.native(file)
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
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
        message: `Another sandbox keeps its state in ${file}: ${holder}. End that one, or name another file.`,
        reason: "DataInUse",
        cause
      })
  )

/** Signing keys are right where the platform takes them. */
const checkKeys = Effect.fnUntraced(function*(file: string, { tables: { signingKeys = [] } }: Snapshot) {
  for (const [index, row] of signingKeys.entries()) {
    const { jwk } = row as typeof row & { readonly jwk: JsonWebKey }
    yield* Effect.tryPromise({
      try: () => crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]),
      catch: () => unreadable(file, `is wrong at tables.signingKeys[${index}].jwk: Expected a private key of P-256`)
    })
  }
})

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
  const value = yield* Effect.try({
    try: (): unknown => JSON.parse(text),
    catch: (cause) => unreadable(file, "is no JSON", cause)
  })
  const checked = check(value)
  if (Result.isFailure(checked)) return yield* unreadable(file, `is wrong at ${describe(checked.failure)}`)
  yield* checkKeys(file, checked.success)
  return checked.success
})

/** Writes what changed since the last time, once for all who wait meanwhile. */
const makeSave = (file: string, real: string, lease: FileLock.Lease) => (state: State) => {
  const semaphore = Semaphore.makeUnsafe(1)
  let written = -1
  const whileHeld = () => {
    if (!lease.renew()) {
      throw new SandboxError({
        message: `Another sandbox has taken ${file} over while this one was stopped. End this one.`,
        reason: "DataInUse",
        cause: undefined
      })
    }
  }
  return semaphore.withPermit(Effect.suspend((): Effect.Effect<void, SandboxError> => {
    const version = state.version()
    if (version === written) return Effect.void
    return Effect.tryPromise({
      try: () => PrivateFile.write(real, JSON.stringify({ format: 1, ...state.dump() }), whileHeld),
      catch: (cause) => cause instanceof SandboxError ? cause : unwritable(file, cause)
    }).pipe(Effect.andThen(Effect.sync(() => {
      written = version
    })))
  }))
}

/** A file that is this sandbox's until the scope closes: what it has, and how a state is saved in it. */
export const open = Effect.fnUntraced(function*(file: string): Effect.fn.Return<
  { readonly saved: Snapshot | undefined; readonly makeSave: ReturnType<typeof makeSave> },
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
  return { saved: yield* read(file, real), makeSave: makeSave(file, real, lease) }
})
