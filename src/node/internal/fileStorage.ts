/**
 * The tokens of one login in one file.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dirname } from "node:path"
import * as AuthError from "../../AuthError.ts"
import { whileCurrent } from "../../internal/session/current.ts"
import { makeCodec, type TokenSealing } from "../../internal/storage/sealed.ts"
import { RefreshLease, type TokenStorage } from "../../TokenStorage.ts"
import * as FileLock from "./fileLock.ts"
import * as PrivateFile from "./privateFile.ts"

const warned = new Set<string>()

/** Once a file and process: it is read before every request. */
const warnOnce = (path: string, mode: string): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (warned.has(path)) return Effect.void
    warned.add(path)
    return Effect.logWarning(
      `The tokens in ${path} are open to other users of this machine (its mode is ${mode}). Run: chmod 600 '${path}'`
    )
  })

/** The storage in the file `path`, whose directory is made where it is missing; sealed, the tokens are bound to `key`. */
export const make = (
  path: string,
  timeout: Duration.Duration,
  key: string,
  sealing: TokenSealing | undefined
): TokenStorage["Service"] => {
  const codec = makeCodec(key, path, sealing)
  const directory = dirname(path)
  const prepare = () => PrivateFile.ensureDirectory(directory)
  const state = FileLock.make({ name: "state", path: `${path}.state.lock`, prepare, timeout })
  const refresh = FileLock.make({ name: "refresh", path: `${path}.refresh.lock`, prepare, timeout })

  const failed = (operation: "read" | "write" | "clear" | "lock", verb: string) => (cause: unknown) =>
    AuthError.make(
      { _tag: "StorageFailed", operation },
      `The tokens in ${path} could not be ${verb}: ${(cause as Error).message}`,
      cause
    )

  const read = Effect.try({ try: () => PrivateFile.read(path), catch: failed("read", "read") })

  const get = Effect.flatMap(read, (found) => {
    if (found === undefined) return Effect.undefined
    const tokens = codec.decode(found.text)
    return found.openTo === undefined ? tokens : Effect.andThen(warnOnce(path, found.openTo), tokens)
  })

  /** Whether a login may replace what is there. A file of somebody else, who lets nobody in, is one that nobody can read. */
  const checkReplaceable = Effect.try({
    try: () => {
      try {
        return PrivateFile.read(path)?.text
      } catch (error) {
        if (PrivateFile.isClosed(error) && PrivateFile.checkDirectory(directory)) return undefined
        throw error
      }
    },
    catch: failed("read", "read")
  }).pipe(
    Effect.flatMap((text) => text === undefined ? Effect.void : codec.checkReplaceable(text))
  )

  /** A process that was stopped for long enough has lost its lock, and must not write over what came since. */
  const whileHeld = (lease: FileLock.Lease) => () => {
    if (!lease.renew()) throw new Error("The lock was lost: the process was paused for too long")
  }

  const remove = (lease: FileLock.Lease) =>
    Effect.tryPromise({
      try: async () => {
        whileHeld(lease)()
        await PrivateFile.remove(path)
        PrivateFile.sweep(path)
      },
      catch: failed("clear", "cleared")
    })

  const write = (lease: FileLock.Lease, text: string) =>
    Effect.tryPromise({
      try: async () => {
        PrivateFile.sweep(path)
        await PrivateFile.write(path, text, whileHeld(lease))
      },
      catch: failed("write", "written")
    })

  const exists = Effect.try({ try: () => PrivateFile.checkDirectory(directory), catch: failed("clear", "cleared") })

  const change = <A>(use: (lease: FileLock.Lease) => Effect.Effect<A, AuthError.AuthError>) =>
    state.withLock((lease) => Effect.uninterruptible(use(lease)))

  return {
    get,
    set: (tokens) =>
      Effect.flatMap(
        codec.encode(tokens),
        (text) => change((lease) => Effect.andThen(checkReplaceable, write(lease, text)))
      ),
    setIfCurrent: (current, next) =>
      Effect.flatMap(
        codec.encode(next),
        (text) => change((lease) => whileCurrent(get, current, write(lease, text)))
      ),
    clear: Effect.flatMap(exists, (exists) => exists ? change(remove) : Effect.void),
    clearIfCurrent: (tokens) => change((lease) => whileCurrent(get, tokens, remove(lease))),
    withRefreshLock: (effect) =>
      refresh.withLock((lease) =>
        Effect.provideService(effect, RefreshLease, {
          confirm: Effect.try({ try: lease.renew, catch: failed("lock", "locked") })
        })
      ),
    // A command may end directly after its answer.
    refreshAhead: false,
    // What is in the way is told before a lock is waited for. Then a lock is taken and a file written, as a login will.
    check: Effect.andThen(
      Effect.andThen(checkReplaceable, refresh.look),
      change(() =>
        Effect.tryPromise({
          try: () => PrivateFile.tryWrite(path),
          catch: failed("write", "written")
        })
      )
    )
  }
}
