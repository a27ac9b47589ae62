/**
 * How a storage fails.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { AuthError } from "../../../AuthError.ts"
import type { StorageOperation } from "../../failure/authErrors.ts"
import { type Law, law, marker, pair, type Storage } from "./law.ts"

/** Whether a text is in anything that can be reached from a value; what is `Redacted` cannot be reached. */
const shows = (value: unknown, text: string, seen = new Set<unknown>()): boolean => {
  if (typeof value === "string") return value.includes(text)
  if (typeof value !== "object" || value === null || seen.has(value)) return false
  seen.add(value)
  return Reflect.ownKeys(value).some((key) => shows(key, text, seen) || shows(Reflect.get(value, key), text, seen))
}

const failsTyped = (
  name: string,
  operations: ReadonlyArray<StorageOperation>,
  run: (storage: Storage) => Effect.Effect<unknown, AuthError>
): Law<Storage> =>
  law<Storage>(name, (storage, holds) =>
    Effect.gen(function*() {
      const exit = yield* Effect.exit(run(storage))
      if (Exit.isSuccess(exit)) return yield* holds(false, "it succeeded although its medium does not work")
      const error: unknown = Cause.squash(exit.cause)
      if (!(error instanceof AuthError)) return yield* holds(false, `it failed with ${String(error)}, no AuthError`)
      const { reason } = error
      yield* holds(
        reason._tag === "StorageFailed" && operations.includes(reason.operation),
        `it failed with ${JSON.stringify(reason)} instead of StorageFailed, ${operations.join(" or ")}`
      )
      yield* holds(!error.refreshTokenInvalid, "it said that the refresh token is invalid")
      yield* holds(!shows(error, marker), "its failure shows a token")
    }))

/**
 * The laws of failures: a storage whose medium (a disk, a database, a quota) fails, fails with a typed error that shows
 * no token.
 *
 * **Details**
 *
 * The subject is a storage whose medium rejects everything. A change that has to read first fails because of that.
 *
 * @since 0.1.0
 * @category laws
 */
export const ofFailure: ReadonlyArray<Law<Storage>> = [
  failsTyped("that cannot be read fails so, and does not say that nobody is logged in", ["read"], ({ get }) => get),
  failsTyped("that cannot be written fails so, and shows no token", ["write", "read"], ({ set }) => set(pair(1))),
  failsTyped(
    "that cannot replace fails so, and does not say that it replaced",
    ["write", "read"],
    ({ setIfCurrent }) => setIfCurrent(pair(1), pair(2))
  ),
  failsTyped(
    "that cannot be cleared fails so, and does not say that the user logged out",
    ["clear"],
    ({ clear }) => clear
  ),
  failsTyped(
    "that cannot compare fails so, and does not say that it cleared",
    ["clear", "read"],
    ({ clearIfCurrent }) => clearIfCurrent(pair(1))
  )
]
