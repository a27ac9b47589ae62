/** The archive of a deployment, sent to where the sandbox wants it: without it no deployment starts. */
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import { gzipSync } from "node:zlib"

const archive = gzipSync("an application")

/** A deployment as the answer that created it has it. */
interface Created {
  readonly uploadUrl?: string | Redacted.Redacted<string> | null | undefined
}

const uploaded = (status: number): Effect.Effect<void> =>
  status === 200 ? Effect.void : Effect.die(new Error(`The upload was answered with ${status}.`))

const urlOf = ({ uploadUrl }: Created): string =>
  Redacted.isRedacted(uploadUrl) ? Redacted.value(uploadUrl) : uploadUrl ?? ""

/** To a sandbox that is served. */
export const upload = (created: Created): Effect.Effect<void> =>
  Effect.flatMap(
    Effect.promise(() => fetch(urlOf(created), { method: "PUT", body: archive })),
    ({ status }) => uploaded(status)
  )

/** To the sandbox that is the `HttpClient`. */
export const uploadInProcess = (created: Created): Effect.Effect<void, never, HttpClient.HttpClient> =>
  Effect.flatMap(
    HttpClient.HttpClient,
    (client) => client.execute(HttpClientRequest.put(urlOf(created)).pipe(HttpClientRequest.bodyUint8Array(archive)))
  ).pipe(
    Effect.orDie,
    Effect.flatMap(({ status }) => uploaded(status))
  )
