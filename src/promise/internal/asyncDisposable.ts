/**
 * `await using` of an SDK.
 */
import type { ManagementApiSdk } from "./types.ts"

/** A platform without the symbol (Safari) does not know `await using` either. */
export const asyncDisposable = (dispose: () => Promise<void>) =>
  ("asyncDispose" in Symbol ? { [Symbol.asyncDispose]: dispose } : {}) as Pick<
    ManagementApiSdk,
    typeof Symbol.asyncDispose
  >
