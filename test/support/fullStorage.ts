/** A token storage that has nothing, and would not take the tokens of a login. */
import * as Effect from "effect/Effect"
import * as AuthError from "../../src/AuthError.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

export const fullStorage = TokenStorage.make({
  get: Effect.undefined,
  set: () => Effect.void,
  clear: Effect.void,
  check: Effect.fail(AuthError.make({ _tag: "StorageFailed", operation: "write" }, "The disk is full"))
})
