/**
 * Logins that are over with one call, on an engine of their own.
 */
import type * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import { makeEngine, type Services } from "./engine.ts"
import type { ManagementApiClientConfig } from "./types.ts"

/** Runs a login that ends in the storage of the program. */
export const logIn = async (
  config: ManagementApiClientConfig,
  login: Effect.Effect<unknown, AuthError, Services>,
  signal: AbortSignal | undefined
): Promise<void> => {
  const { dispose, run } = makeEngine(config)
  try {
    await run(login, signal)
  } finally {
    const disposed = dispose()
    // What was sent goes on, and nobody waits for it.
    if (signal?.aborted !== true) await disposed
  }
}
