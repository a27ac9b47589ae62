/**
 * Logins that are over with one call, on an engine of their own.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import { heard } from "../../internal/session/heard.ts"
import { OAuth } from "../../OAuth.ts"
import { Session } from "../../Session.ts"
import { TokenEndpoint } from "../../TokenEndpoint.ts"
import { makeEngine, type Parts } from "./engine.ts"
import type { ManagementApiClientConfig } from "./types.ts"

type Services = OAuth | Session | TokenEndpoint

const servicesOf = ({ endpoint, logins, session }: Parts): Context.Context<Services> =>
  Context.make(OAuth, logins).pipe(
    Context.add(Session, { ...session, changes: heard(session.listen) }),
    Context.add(TokenEndpoint, endpoint)
  )

/** Runs a login that ends in the storage of the program. */
export const logIn = async (
  config: ManagementApiClientConfig,
  login: Effect.Effect<unknown, AuthError, Services>,
  signal: AbortSignal | undefined
): Promise<void> => {
  const { dispose, run } = makeEngine(config)
  try {
    await run((parts) => Effect.provide(login, servicesOf(parts)), signal)
  } finally {
    const disposed = dispose()
    // What was sent goes on, and nobody waits for it.
    if (signal?.aborted !== true) await disposed
  }
}
