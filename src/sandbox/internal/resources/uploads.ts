/**
 * Where the archives of deployments go: presigned URLs on the sandbox's own origin, which answer as an object store does.
 *
 * Whoever has such a URL may write there once and for a while, without a token. An archive is looked through and not kept.
 */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Stream from "effect/Stream"
import { refusal } from "../protocol/objectStore.ts"
import type * as rows from "../state/rows.ts"
import { Store } from "../state/Store.ts"

type State = Store["Service"]

/** How long an upload URL is good: milliseconds. */
export const uploadTime = 15 * 60_000

/** The largest archive that is taken: bytes. */
export const largestArchive = 256 * 1024 * 1024

export const isUpload = (path: string): boolean => path.startsWith("/uploads/")

export const begin = (state: State, createdAt: number): rows.Upload => ({
  signature: state.secret(),
  expiresAt: createdAt + uploadTime,
  stored: null
})

export const urlOf = (state: State, { id }: rows.Deployment, { expiresAt, signature }: rows.Upload): string =>
  state.url(`/uploads/${id}?expires=${expiresAt}&signature=${signature}`)

const unsigned = refusal(
  403,
  "SignatureDoesNotMatch",
  "The signature does not match the URL. Use the URL unchanged, with PUT."
)
const expired = refusal(403, "AccessDenied", "Request has expired. Create another deployment to get a new URL.")
const again = refusal(412, "PreconditionFailed", "The archive was already uploaded.")
const tooLarge = refusal(400, "EntityTooLarge", `The archive is larger than ${largestArchive} bytes.`)
const broken = refusal(400, "IncompleteBody", "The body ended before it was whole.")

/** Where a request may write, or why it may not. */
const place = (
  state: State,
  deploymentId: string | undefined,
  query: URLSearchParams,
  at: number
): { readonly row: rows.Deployment; readonly upload: rows.Upload } | HttpServerResponse.HttpServerResponse => {
  const row = state.deployments.get(deploymentId ?? "")
  const upload = row?.upload
  if (row === undefined || upload === undefined || upload === null) return unsigned
  if (query.get("signature") !== upload.signature || query.get("expires") !== String(upload.expiresAt)) return unsigned
  if (at >= upload.expiresAt) return expired
  return upload.stored === null ? { row, upload } : again
}

/** Whether bytes are one whole gzip stream. They are unpacked and thrown away. */
const makeCheck = () => {
  const { readable, writable } = new DecompressionStream("gzip")
  const writer = writable.getWriter()
  const ignored = () => {}
  const isWhole = readable.pipeTo(new WritableStream()).then(() => true, () => false)
  return {
    write: (chunk: Uint8Array): Promise<void> => writer.write(new Uint8Array(chunk)).catch(ignored),
    end: async (): Promise<boolean> => {
      await writer.close().catch(ignored)
      return await isWhole
    },
    abandon: (): Promise<void> => writer.abort().catch(ignored)
  }
}

/** Reads an archive to its end, or to the first byte that is too many. */
const read = Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
  const check = makeCheck()
  let size = 0
  const isWithin = yield* request.stream.pipe(
    Stream.takeWhile((chunk) => (size += chunk.length) <= largestArchive),
    Stream.runForEach((chunk) => Effect.promise(() => check.write(chunk))),
    Effect.map(() => size <= largestArchive),
    Effect.onError(() => Effect.promise(check.abandon))
  )
  if (!isWithin) {
    yield* Effect.promise(check.abandon)
    return undefined
  }
  return { size, isArchive: yield* Effect.promise(check.end) }
})

const put = Effect.fnUntraced(function*(
  state: State,
  deploymentId: string | undefined,
  request: HttpServerRequest.HttpServerRequest
) {
  const query = new URLSearchParams(request.url.replace(/^[^?]*/, ""))
  const begun = state.now()
  const before = place(state, deploymentId, query, begun)
  if (HttpServerResponse.isHttpServerResponse(before)) return before
  if (Number(request.headers["content-length"]) > largestArchive) return tooLarge
  const stored = yield* read(request)
  if (stored === undefined) return tooLarge
  // While the body came, another upload may have ended, or the deployment. What began in time is in time.
  const now = place(state, deploymentId, query, begun)
  if (HttpServerResponse.isHttpServerResponse(now)) return now
  state.deployments.change(now.row, { upload: { ...now.upload, stored } })
  return HttpServerResponse.empty({ status: 200 })
})

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [
    HttpRouter.route("*", "/uploads/:deploymentId", (request) =>
      // What was signed is a PUT.
      request.method === "PUT"
        ? Effect.flatMap(HttpRouter.params, ({ deploymentId }) =>
          Effect.catch(put(state, deploymentId, request), () => Effect.succeed(broken)))
        : Effect.succeed(unsigned))
  ]
}))
