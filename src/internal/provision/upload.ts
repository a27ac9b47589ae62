/**
 * An archive on its way to a presigned URL: whoever has that URL may write there, so it is in no error, and nothing of the API's goes with it.
 */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { type FetchError, isFetchError } from "../../FetchError.ts"
import { readError } from "../answer/body.ts"
import { userAgent } from "../call/userAgent.ts"
import { withWirePolicy } from "../call/wirePolicy.ts"
import { checkServerUrl } from "../config/serverUrl.ts"
import { pauseAfter } from "../failure/backoff.ts"
import { watchConnecting } from "../failure/connecting.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { isTransient } from "../failure/transient.ts"
import { isPermanent } from "../failure/transportCause.ts"
import { parseUrl } from "../failure/urls.ts"

export class UploadRefused extends Data.TaggedError("UploadRefused")<{
  readonly message: string
  readonly status: number
  /** The code of the store, for example `AccessDenied` where the URL is over; empty where it has none. */
  readonly code: string
}> {}

export type UploadFailure = FetchError | UploadRefused

/** What was uploaded already is refused with this, where a URL is good once (RFC 9110 section 15.5.13). */
const preconditionFailed = 412

/** How often an upload is tried, and how long it pauses. */
const tries = 3
const pauses = { base: "500 millis", factor: 2, cap: "5 seconds" } as const

/** The server, and nothing of what is signed. */
const shownUrl = (url: string): string => `${parseUrl(url)?.origin ?? "unknown:"}/<redacted>`

const problemOf = (url: string): string | undefined => {
  const origin = parseUrl(url)?.origin
  const checked = checkServerUrl(origin ?? url)
  return Result.isFailure(checked) ? checked.failure : undefined
}

const refused = (status: number, code: string, why: string): UploadRefused =>
  new UploadRefused({
    message: `The upload was refused (${[status, code].filter(Boolean).join(" ")}): ${why}`,
    status,
    code
  })

const refusalOf = (status: number, text: string): UploadRefused => {
  // The text of a store repeats what was signed: only its code is shown.
  const code = /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1] ?? ""
  if (status === 0 || (status >= 300 && status < 400)) {
    return refused(status, code, "it answered with a redirect, which is not followed.")
  }
  if (isTransient(status)) return refused(status, code, "the store failed. Resume the deployment.")
  return refused(
    status,
    code,
    "the upload URL has expired, was already used, or does not match the archive. Deploy again to get a new one."
  )
}

const send = (
  client: HttpClient.HttpClient,
  url: string,
  archive: Uint8Array,
  timeout: Duration.Duration
): Effect.Effect<void, UploadFailure> => {
  const shown = { method: "PUT", url: shownUrl(url) }
  const request = HttpClientRequest.put(url, { headers: userAgent }).pipe(
    HttpClientRequest.bodyUint8Array(archive, "application/gzip")
  )
  return Effect.gen(function*() {
    const response = yield* Effect.mapError(client.execute(request), (error) => FetchErrors.transport(shown, error))
    const text = yield* readError(response)
    if (response.status < 200 || response.status >= 300) return yield* Effect.fail(refusalOf(response.status, text))
  }).pipe(
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () => Effect.fail(FetchErrors.timeout(shown, timeout, true))
    }),
    withWirePolicy
  )
}

/** Whether another try on the same URL may end otherwise. */
export const mayPass = (failure: unknown): boolean => {
  if (failure instanceof UploadRefused) return isTransient(failure.status)
  if (!isFetchError(failure)) return false
  return failure.reason._tag !== "Transport" || !isPermanent(failure.reason.code)
}

/**
 * Puts an archive where the URL says, and tries again where that may help. `wasSent`: an earlier run may have done it already. Where an answer was lost, a refusal of a second upload says that the first
 * one arrived: nobody else has the URL.
 */
export const upload = Effect.fnUntraced(function*(
  client: HttpClient.HttpClient,
  url: Redacted.Redacted<string>,
  archive: Uint8Array,
  { timeout, wasSent }: { readonly timeout: Duration.Duration; readonly wasSent: boolean }
): Effect.fn.Return<void, UploadFailure> {
  watchConnecting()
  const address = Redacted.value(url)
  const problem = problemOf(address)
  if (problem !== undefined) return yield* Effect.fail(refused(0, "", `of the upload URL: ${problem}.`))
  let mayHaveArrived = wasSent
  for (let tried = 1;; tried++) {
    const sent = yield* Effect.result(send(client, address, archive, timeout))
    if (Result.isSuccess(sent)) return
    const { failure } = sent
    if (mayHaveArrived && failure instanceof UploadRefused && failure.status === preconditionFailed) return
    if (tried === tries || !mayPass(failure)) return yield* Effect.fail(failure)
    mayHaveArrived = true
    yield* Effect.sleep(pauseAfter(tried, pauses))
  }
})
