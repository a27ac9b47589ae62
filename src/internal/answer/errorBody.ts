/**
 * Reading the body of an error, whatever it turns out to be: the API's own, the GitHub exchange's, a proxy's page, nothing.
 */
import * as Predicate from "effect/Predicate"
import type { ApiErrorFields } from "../../ApiError.ts"

type BodyFields = Pick<ApiErrorFields, "code" | "message" | "hint" | "details">

const stringOr = <A>(u: unknown, otherwise: A): string | A => Predicate.isString(u) ? u : otherwise

/** `{ error: { code, message, hint?, ...details } }`, or the exchange's `{ error: "code", errorDescription }`. */
export const fieldsOf = (body: unknown, otherwise = ""): BodyFields => {
  if (!Predicate.isObject(body)) return { code: "", message: otherwise, hint: undefined, details: {} }
  const { error, ...rest } = body as { readonly [name: string]: unknown }
  if (Predicate.isString(error)) {
    const { errorDescription, ...details } = rest
    return { code: error, message: stringOr(errorDescription, otherwise), hint: undefined, details }
  }
  if (!Predicate.isObject(error)) return { code: "", message: otherwise, hint: undefined, details: {} }
  const { code, hint, message, ...details } = error as { readonly [name: string]: unknown }
  return { code: stringOr(code, ""), message: stringOr(message, otherwise), hint: stringOr(hint, undefined), details }
}
