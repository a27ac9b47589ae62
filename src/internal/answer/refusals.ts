/**
 * The error class of an answer that is no success, with what its body says and nothing of what was sent in secret.
 */
import * as ApiError from "../../ApiError.ts"
import { quoted } from "../failure/quoted.ts"
import { requestId } from "../failure/requestId.ts"
import { retryAfter } from "../failure/retryAfter.ts"
import { printable } from "../failure/text.ts"
import { withoutSecrets } from "../failure/withoutSecrets.ts"
import { details } from "./details.ts"
import { fieldsOf, unsaid, wordsOf } from "./errorBody.ts"

/** How much of a body an error keeps. */
const keptBytes = 2048

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const firstBytes = (text: string): string =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, keptBytes), { stream: true })

const isDeclared = (status: number, declared: { has(status: number): boolean }): status is ApiError.DeclaredStatus =>
  status in ApiError.byStatus && declared.has(status)

/** An answer, as far as its error goes. */
export interface Refusal {
  readonly status: number
  readonly headers: { readonly [name: string]: string | undefined }
  readonly text: string
  /** What the request held of secrets. */
  readonly secrets: ReadonlyArray<string>
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The class of a declared status, `UnexpectedStatus` for any other. */
export const refusalOf = (
  { headers, now, secrets, status, text }: Refusal,
  declared: { has(status: number): boolean }
): ApiError.ApiError => {
  const shown = (text: string) => printable(withoutSecrets(text, secrets))
  const id = requestId(headers)
  // Below 400 nobody says what a body is: it may be a secret.
  const error = status < 400 ? "" : text
  const json = parse(error)
  const said = fieldsOf(json)
  const fields = {
    ...said,
    // What prints an error prints these as they are.
    code: shown(said.code),
    message: said.message === ""
      ? unsaid(status, quoted(wordsOf(withoutSecrets(error, secrets), json), secrets))
      : shown(said.message),
    hint: said.hint === undefined ? undefined : shown(said.hint),
    details: details(said.details, (text) => withoutSecrets(text, secrets)),
    retryAfter: retryAfter(headers, now),
    requestId: id && shown(id),
    body: firstBytes(shown(error))
  }
  return isDeclared(status, declared)
    ? new ApiError.byStatus[status](fields)
    : new ApiError.UnexpectedStatus({ ...fields, status })
}
