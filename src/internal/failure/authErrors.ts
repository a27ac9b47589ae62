/**
 * `AuthError`s that several rooms fail with.
 */
import * as Redacted from "effect/Redacted"
import * as AuthError from "../../AuthError.ts"
import { type CallSite, frameOf } from "./callSite.ts"
import { chain } from "./transportCause.ts"

/** What the program itself gave cannot be used. `message` names the field and says what to do. */
export const invalidConfiguration = (field: string, message: string, cause?: unknown): AuthError.AuthError =>
  AuthError.make({ _tag: "ConfigurationInvalid", field }, message, cause)

/** The same failure, as the error of a call that a program makes there. */
export const madeAt = (site: CallSite, failure: AuthError.AuthError): AuthError.AuthError => {
  const own = AuthError.make(failure.reason, failure.message, failure.cause)
  const frame = frameOf(site)
  if (frame !== "") own.stack = `${own.name}: ${own.message}${frame}`
  return own
}

/** What a storage was asked for. */
export type StorageOperation = "read" | "write" | "clear" | "lock"

/** What was not done, in a message. */
export const verbs = { read: "read", write: "written", clear: "cleared", lock: "locked" }

/** An errno (`ECONNREFUSED`), an SQLSTATE (`28P01`) or a code of a driver (`SQLITE_BUSY`). */
const code = /^[A-Z0-9_]{3,40}$/

// node-redis has these in its messages only: what Node says of a connection, and the prefix of what Redis refuses.
const codeInMessage =
  /^(?:(?:connect|getaddrinfo|read|write) (E[A-Z0-9_]{2,20})|(WRONGPASS|NOAUTH|NOPERM|READONLY|OOM|MISCONF|LOADING|CLUSTERDOWN|MASTERDOWN))\b/

const ownCode = ({ code: own, message }: Error & { readonly code?: unknown }): string | undefined => {
  if (typeof own === "string" && code.test(own)) return own
  const [, ofNode, ofRedis] = codeInMessage.exec(message) ?? []
  return ofNode ?? ofRedis
}

/** The code of the failure that all others come from. A driver wraps the platform's error, and Effect the driver's. */
const codeOf = (cause: unknown): string | undefined => chain(cause).map(ownCode).findLast((own) => own !== undefined)

const because = (cause: unknown): string => {
  const code = codeOf(cause)
  if (code !== undefined) return `: ${code}`
  return cause instanceof Error ? ` (${cause.name})` : ""
}

/**
 * The failure of a token storage. A database or a parser likes to quote what it was given, and that is a token: so `cause` is kept
 * `Redacted`, and the message has only its code, or its name where it has none.
 */
export const storageFailed = (
  operation: StorageOperation,
  cause: unknown,
  what = `The token storage could not be ${verbs[operation]}`
): AuthError.AuthError =>
  AuthError.make(
    { _tag: "StorageFailed", operation },
    `${what}${because(cause)}.`,
    Redacted.make(cause, { label: "cause" })
  )

/** The cause of a failure that is none: the storage did not answer. */
const silence = "The storage did not answer in time"

/** The failure of a token storage that did not answer in time; `rest` says what may still come of it. */
export const storageSilent = (operation: StorageOperation, millis: number, rest = ""): AuthError.AuthError =>
  AuthError.make(
    { _tag: "StorageFailed", operation },
    `The token storage could not be ${verbs[operation]}: it did not answer within ${millis / 1000} s.${rest}`,
    Redacted.make(silence, { label: "cause" })
  )

/** Whether a failure is that of a storage which did not answer: nothing is won by asking it again at once. */
export const isSilent = ({ cause }: AuthError.AuthError): boolean =>
  Redacted.isRedacted(cause) && Redacted.value(cause) === silence

/** A call of nobody. */
export const outsideOfAs = (): AuthError.AuthError =>
  AuthError.make(
    { _tag: "NotLoggedIn" },
    "This call has no user: it is made outside of any `Sessions.as`. Add `.pipe(Sessions.as(key))` to the effect or the stream, "
      + "with the key of the user."
  )

/** Whether a failure can end by itself: the tokens are kept, and a later try may succeed. */
export const mayEnd = ({ reason }: AuthError.AuthError): boolean =>
  reason._tag === "AuthServerUnavailable" || reason._tag === "StorageFailed" || reason._tag === "TokenResponseInvalid"
