/** What is kept of an answer, and how it is shown. */
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { OperationId } from "../protocol/operations.ts"
import type * as redaction from "./redaction.ts"

/**
 * The answer to a received request. Secrets are redacted.
 *
 * @since 0.1.0
 * @category models
 */
export interface ReceivedAnswer {
  readonly headers: { readonly [name: string]: string }
  /** The body; `undefined` if it was empty. A long body, or one that is not JSON, is shown by its length, and a stream as such. */
  readonly body: unknown
}

/** An answer as it is kept: its bytes are those that went out, without a copy. */
export interface Kept {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  /** Undefined where the body is long, or comes bit by bit. */
  readonly bytes: Uint8Array | undefined
  /** Undefined where nobody knows it yet. */
  readonly length: number | undefined
}

export const keep = ({ body, headers, status }: HttpServerResponse.HttpServerResponse, longest: number): Kept => {
  if (body._tag === "Empty") return { status, headers, bytes: undefined, length: 0 }
  if (body._tag !== "Uint8Array") return { status, headers, bytes: undefined, length: undefined }
  const { length } = body.body
  return { status, headers, bytes: length <= longest ? body.body : undefined, length }
}

/** How many characters of it are kept. */
export const sizeOf = ({ bytes, headers }: Kept): number =>
  Object.entries(headers).reduce((size, [name, value]) => size + name.length + value.length, bytes?.length ?? 0)

const decoder = new TextDecoder()

export const shown = (
  without: ReturnType<typeof redaction.make>,
  operation: OperationId | undefined,
  { bytes, headers, length, status }: Kept
): ReceivedAnswer => ({
  headers: without.headers(headers),
  body: length === 0
    ? undefined
    : bytes === undefined
    ? length === undefined ? "<a stream>" : `<${length} bytes>`
    : without.answer(decoder.decode(bytes), status, operation)
})
