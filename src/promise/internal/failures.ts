/**
 * What a call rejects with, and with whose stack.
 */
import * as AuthError from "../../AuthError.ts"
import { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"

/** What a call is doing: a failure means something else each time. */
export interface Progress {
  /** While it is asking, the program's middleware runs, whose errors are the program's own. */
  step: "building" | "asking" | "reading"
  request: { readonly method: string; readonly url: string }
  /** What the program aborts it with, if anything. */
  signal: AbortSignal | undefined
  response?: Response
  /** The time limit, once it is over. */
  overtime?: () => FetchError | undefined
}

/**
 * The error, thrown here: in V8 its stack then leads to whoever awaits the call. What several calls share, as a refresh that
 * failed, each gets as an error of its own.
 */
export const atCaller = (error: unknown): unknown => {
  if (error instanceof AuthError.AuthError) return AuthError.make(error.reason, error.message, error.cause)
  if (error instanceof FetchError && "captureStackTrace" in Error) Error.captureStackTrace(error, atCaller)
  return error
}

/** The error, whose stack begins with all that it says of its call. */
export const sayAll = <E extends Error>(error: E): E => {
  error.stack = error.stack?.replace(`${error.name}: ${error.message}`, () => String(error)) ?? String(error)
  return error
}

/** One that was made in a file that is loaded: from here, its stack leads to the program. */
export const madeHere = <E extends Error>(error: E): E => {
  if ("captureStackTrace" in Error) Error.captureStackTrace(error, madeHere)
  return sayAll(error)
}

// A platform repeats the header or the URL that it refuses, and a token may stand there: V8 and WebKit in quotes, Firefox as it is.
const withoutValues = (error: unknown): string =>
  error instanceof Error
    ? error.message.replace(/["'].*["']/s, "\"…\"").replace(/: .* is /s, ": … is ")
      .replace(/\/\/[^/\s]*@/g, "//").replace(/[?#]\S*/g, "")
    : "its parts cannot be serialized"

const unbuilt = (request: Progress["request"], error: unknown): FetchError =>
  FetchErrors.invalidRequest(request, [{ path: "request", message: withoutValues(error) }])

// By its name: under Jest it is the `SyntaxError` of another realm.
const isSyntaxError = (error: unknown): boolean => (error as Error | undefined)?.name === "SyntaxError"

/** What an error says of an answer that began. */
export const headOf = ({ headers, status }: Response) => ({ status, headers: Object.fromEntries(headers) })

const unreadable = ({ request, response }: Progress, error: unknown): FetchError => {
  const begun = response && headOf(response)
  return isSyntaxError(error) && begun !== undefined
    ? FetchErrors.invalidResponse({ request, ...begun }, [{ path: "body", message: "Expected JSON" }])
    : FetchErrors.transport(request, error, begun)
}

/** What the call rejects with, for whatever was thrown in it. */
export const failureOf = (error: unknown, progress: Progress): unknown => {
  const { request, signal, step } = progress
  if (signal?.aborted === true) return signal.reason
  if (error instanceof AuthError.AuthError || error instanceof FetchError) return atCaller(error)
  if (step === "building") return unbuilt(request, error)
  if (step === "reading") return progress.overtime?.() ?? unreadable(progress, error)
  return error
}

/** The error of a request that got no answer. A platform's error may hold what was sent or came: only a `cause` that is given stays. */
export const noAnswer = (request: Request, error: unknown, cause?: unknown): FetchError => {
  if (error instanceof FetchError) return error
  const failure = FetchErrors.transport(request, error)
  return cause === undefined ? failure : Object.assign(failure, { cause })
}
