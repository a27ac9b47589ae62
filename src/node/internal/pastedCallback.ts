/**
 * The callback URL from the user's clipboard, where the browser runs on another machine.
 */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { hasState, readCallback } from "../../internal/oauth/callback.ts"
import { parseCallback } from "../../internal/oauth/callbackUrl.ts"
import type { Callback, Logins } from "./loopbackVisits.ts"

// The text is not repeated: it may hold the code of another login.
const problems = {
  none: "Nothing was pasted.",
  notOne: "That is not the URL that the browser ended at.",
  ofAnother: "That URL is of another login."
}

const whatToDo = (redirectUri: string): string =>
  `Log in at the address above, and paste the whole URL that the browser ends at. It begins with ${redirectUri}`

/** The callback of one of the logins, or what to tell the user. */
const read = (text: string, redirectUri: string, { opened, shown }: Logins): Callback | string => {
  if (text.trim() === "") return `${problems.none} ${whatToDo(redirectUri)}`
  const url = parseCallback(text, redirectUri)
  const login = [shown, opened].find(({ state }) => url !== null && hasState(url, state))
  const callback = readCallback({
    callbackUrl: text,
    redirectUri,
    expectedState: (login ?? shown).state,
    issuer: undefined
  })
  if (callback._tag === "Failure") {
    const { message, reason } = callback.failure
    if (reason._tag === "CallbackInvalid") return `${message}.`
    if (reason._tag === "StateMismatch") {
      return `${url?.searchParams.has("state") ? problems.ofAnother : problems.notOne} ${whatToDo(redirectUri)}`
    }
  }
  return { callbackUrl: text, login: login ?? shown }
}

/** Asks until the text is the end of one of the logins; after anything else it says what is wrong. Never, when nobody can be asked. */
export const pastedCallback = <R>(
  ask: Effect.Effect<string, unknown, R>,
  redirectUri: string,
  logins: Logins
): Effect.Effect<Callback, never, R> =>
  ask.pipe(
    Effect.map((text) => read(text, redirectUri, logins)),
    // Yields, for an answer that is always there.
    Effect.tap(Effect.yieldNow),
    Effect.tap((result) => typeof result === "string" ? Console.error(result) : Effect.void),
    Effect.repeat({ until: (result): result is Callback => typeof result !== "string" }),
    Effect.catch(() => Effect.never)
  )
