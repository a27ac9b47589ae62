/**
 * The callback URL from the user's clipboard, where the browser runs on another machine.
 */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import { hasState, readCallback } from "../../internal/oauth/callback.ts"
import { parseCallback } from "../../internal/oauth/callbackUrl.ts"
import type { Callback, Logins } from "./loopbackVisits.ts"

/** A prompt ends at a line break, and mail breaks long lines: so many lines may be one URL. */
const lines = 4

// The text is not repeated: it may hold the code of another login.
const problemOf = (url: URL | null, { message, reason }: AuthError): string | undefined => {
  if (reason._tag === "CallbackInvalid") return message
  if (reason._tag !== "StateMismatch") return undefined
  return url?.searchParams.has("state")
    ? "That URL is of another login"
    : "That is not the URL that the browser ended at"
}

/** The callback of one of the logins, or what is wrong with the text. */
const read = (text: string, redirectUri: string, { opened, shown }: Logins): Callback | string => {
  if (text.trim() === "") return "Nothing was pasted"
  const url = parseCallback(text, redirectUri)
  const login = [shown, opened].find(({ state }) => url !== null && hasState(url, state)) ?? shown
  const code = readCallback({ callbackUrl: text, redirectUri, expectedState: login.state, issuer: undefined })
  const problem = code._tag === "Failure" ? problemOf(url, code.failure) : undefined
  return problem ?? { callbackUrl: text, login }
}

/** Asks until the text is the end of one of the logins; after anything else it says what is wrong. Never, when nobody can be asked. */
export const pastedCallback = <R>(
  ask: Effect.Effect<string, unknown, R>,
  redirectUri: string,
  logins: Logins
): Effect.Effect<Callback, never, R> => {
  const pasted: Array<string> = []
  const readLast = (text: string): Callback | string => {
    pasted.push(text)
    const readings = Array.from(
      { length: lines },
      (_, more) => read(pasted.slice(-1 - more).join("\n"), redirectUri, logins)
    )
    return readings.find((reading) => typeof reading !== "string") ?? readings[0]!
  }
  const tell = (problem: string) =>
    Console.error(
      `${problem}. Log in at the address above, and paste the whole URL that the browser ends at. It begins with ${redirectUri}`
    )
  return ask.pipe(
    Effect.map(readLast),
    // Yields, for an answer that is always there.
    Effect.tap(Effect.yieldNow),
    Effect.tap((reading) => typeof reading === "string" ? tell(reading) : Effect.void),
    Effect.repeat({ until: (reading): reading is Callback => typeof reading !== "string" }),
    Effect.catch(() => Effect.never),
    // A prompt that throws asks nobody either.
    Effect.catchDefect(() => Effect.never)
  )
}
