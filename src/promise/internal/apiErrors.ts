/**
 * The error classes of statuses, loaded with the first refusal that needs one.
 */
import { type ApiError, byStatus } from "../../ApiError.ts"
import { refusalOf } from "../../internal/answer/refusals.ts"
import type { Origin } from "./origins.ts"
import { tokenOf } from "./results.ts"

// Every status that has a class, for whatever is read.
const declared = { has: (status: number): boolean => status in byStatus }

/** The error of a call that only reads. */
export const apiErrorOf = (
  { headers, status }: Response,
  { body, request }: Origin,
  operation: string
): ApiError => {
  const error = refusalOf({
    status,
    headers: Object.fromEntries(headers),
    text: typeof body === "string" ? body : JSON.stringify(body) ?? "",
    secrets: tokenOf(request),
    now: Date.now()
  }, declared)
  return Object.assign(error, { operation, isIdempotent: true })
}
