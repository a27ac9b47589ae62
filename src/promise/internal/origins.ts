/**
 * Where refusals come from, for the errors that are made of them.
 */
import type { Progress } from "./failures.ts"

/** What was sent, and the body as it came. */
export interface Origin {
  readonly request: Progress["request"]
  readonly body: unknown
}

const origins = new WeakMap<Response, Origin>()

/** Keeps the origin of a refusal for as long as its answer. */
export const remember = (response: Response, origin: Origin): void => void origins.set(response, origin)

/** Of a client that is not ours nobody knows it. */
export const originOf = (response: Response): Origin | undefined => origins.get(response)
