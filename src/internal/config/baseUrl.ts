/**
 * Checks the URL of a server before anything secret is sent to it.
 */
import * as Effect from "effect/Effect"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { problemOf, withoutTrailingSlash } from "./serverUrl.ts"

/** The URL without trailing slashes; a `FetchError` (`InvalidRequest`) naming `name` where it cannot be used. */
export const checkBaseUrl = (name: string, value: string | URL): Effect.Effect<string, FetchError> => {
  const url = URL.parse(String(value).trim())
  const message = problemOf(url)
  return message === undefined
    ? Effect.succeed(withoutTrailingSlash(url!))
    : Effect.fail(FetchErrors.invalidRequest({ method: "", url: "" }, [{ path: name, message }]))
}
