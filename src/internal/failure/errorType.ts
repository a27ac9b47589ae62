/**
 * What a failure is called where one searches for it: in spans and metrics.
 */
import type { ApiError } from "../../ApiError.ts"
import type { AuthError } from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"

/** Its class, which a program's code names too, and not the API's code, which is the API's text. Beside it the reason, where the class has several. */
export const errorType = (failure: ApiError | AuthError | FetchError): { readonly [name: string]: string } =>
  failure._tag === "AuthError" || failure._tag === "FetchError"
    ? { "error.type": failure._tag, "prisma.error.reason": failure.reason._tag }
    : { "error.type": failure._tag }
