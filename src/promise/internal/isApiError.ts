/**
 * The guard of API errors, without their classes: those are loaded when one is first made.
 */
import type * as ApiError from "../../ApiError.ts"
import { isRefusal } from "../../internal/failure/refusal.ts"

export const isApiError = isRefusal as typeof ApiError.isApiError
