/**
 * The client of `openapi-fetch`, whose failures are typed.
 */
import * as Result from "effect/Result"
import createClient, { type ClientOptions } from "openapi-fetch"
import { watchConnecting } from "../../internal/failure/connecting.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { missing } from "../../internal/failure/platform.ts"
import { problemOfSegment } from "../../internal/call/pathTemplate.ts"
import { checkServerUrl, isUnusual, isVersioned, unusualUrl, versionedUrl } from "../../internal/config/serverUrl.ts"
import type { FetchError } from "../../FetchError.ts"
import type { Retries } from "./retryTypes.ts"
import type { ManagementApiClient } from "./types.ts"
import type { paths } from "../paths.ts"
import { limitError } from "./beginning.ts"
import { lazily } from "./lazy.ts"
import { remember } from "./origins.ts"
import { rememberFetch } from "./ownFetches.ts"
import { withoutRedirects, withSingleUse } from "./requests.ts"
import { limitSuccess, type Result as CallResult, resultOf } from "./results.ts"
import { failureOf, noAnswer, type Progress } from "./failures.ts"
import { parseUrl } from "../../internal/failure/urls.ts"

/** Sends a request as the platform's `fetch` does. */
export type Transport = (request: Request) => Promise<Response>

/** Makes the answer of a request, with whatever belongs to a client: an access token, a time limit. The signal is that of the limit too. */
export type Send = (
  request: Request,
  transport: Transport,
  progress: Progress,
  signal?: AbortSignal
) => Promise<Response>

interface Fetch {
  (request: Request, init?: RequestInit): Promise<Response>
}

/** Middleware is told the `fetch` of its call: that is how it knows which one. */
interface FetchOfCall extends Fetch {
  progress?: Progress
}

const progressOf = (fetch: FetchOfCall): Progress | undefined => fetch.progress

interface Init {
  readonly parseAs?: string
  readonly redirect?: RequestRedirect
  readonly params?: { readonly path?: { readonly [name: string]: unknown } }
  readonly pathSerializer?: unknown
  readonly fetch?: Fetch
  readonly baseUrl?: string
  readonly signal?: AbortSignal | null
  readonly body?: unknown
}

type Call = (path: string, init: Init) => Promise<CallResult>

/** One attempt of a call; whoever makes several is told how far it is. */
type Once = (path: string, init: Init, tell?: (progress: Progress) => void) => Promise<CallResult>

/** How often a call is made, and how long it may take with all its attempts, in milliseconds. */
interface Retrying {
  readonly retries?: Retries | false | undefined
  readonly timeout?: number | undefined
}

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const

/** A parameter is one segment of a path: an empty one, or `..`, would make it the path of another operation. */
const checkPath = (request: Progress["request"], path: string, init: Init | undefined): void => {
  for (let start = path.indexOf("{"); start !== -1; start = path.indexOf("{", start + 1)) {
    const name = path.slice(start + 1, path.indexOf("}", start))
    const value = init?.params?.path?.[name]
    const message = problemOfSegment(typeof value === "number" ? String(value) : value)
    if (message !== undefined) throw FetchErrors.invalidRequest(request, [{ path: `params.path.${name}`, message }])
  }
}

const unusable = (request: Progress["request"], message: string): FetchError =>
  FetchErrors.invalidConfiguration({ path: "baseUrl", message }, request)

/**
 * A path is put behind the base URL as it is, so `.evil.example/` would make another host of it. What middleware does to a request is the
 * program's own.
 */
const checkOrigin = (request: Request, baseUrl: string): void => {
  if (isUnusual(baseUrl)) throw unusable(request, unusualUrl)
  if (isVersioned(baseUrl)) throw unusable(request, versionedUrl)
  // Without a host, it is of the page.
  const base = parseUrl(baseUrl, globalThis.location?.href)
  if (base !== null && !request.url.startsWith(`${base.origin}/`)) {
    throw FetchErrors.invalidRequest(request, [{ path: "url", message: `Expected a path below ${base.origin}` }])
  }
}

/** Refuses to send a token in the clear. */
const checkUrl = (request: Request): void => {
  if (request.url.startsWith("https:") || !request.headers.has("authorization")) return
  const checked = checkServerUrl(request.url.replace(/[?#].*/s, ""))
  if (Result.isFailure(checked)) {
    throw unusable(request, checked.failure)
  }
}

// Polyfills have requests without a signal.
const throwIfAborted = ({ signal }: { readonly signal: AbortSignal | null }): void => signal?.throwIfAborted()

/** Sends once, and fails as a `FetchError` where nothing answers. */
export const sendOnce: Send = async (request, transport) => {
  checkUrl(request)
  try {
    const response: Response | undefined = await transport(withSingleUse(request))
    if (response) return response
  } catch (error) {
    throwIfAborted(request)
    throw noAnswer(request, error)
  }
  // A mock that was not told what to answer.
  throw noAnswer(request, undefined)
}

/** What a request was made with, its URL excepted. */
const optionsOf = (request: Request): RequestInit => {
  const { cache, credentials, headers, integrity, method, mode, redirect, referrer, referrerPolicy, signal } = request
  return { cache, credentials, headers, integrity, method, mode, redirect, referrer, referrerPolicy, signal }
}

const isReading = ({ method }: Request): boolean => method === "GET" || method === "HEAD"

/**
 * The platform's `fetch`, looked up when it is called: a program, or its tests, may replace it meanwhile.
 *
 * That of Next answers a GET that a render makes again from memory, also to a refresh or a wait, unless a signal is among the options of the
 * call. Those of a `Request`, and of options beside one, it passes on without their signal.
 */
export const platformFetch: typeof globalThis.fetch = (request, init) =>
  "__nextPatched" in globalThis.fetch && request instanceof Request && isReading(request)
    ? globalThis.fetch(request.url, { ...optionsOf(request), ...init })
    : globalThis.fetch(request, init)

/** What the program's own `fetch` rejects with is the cause as it is. */
const ownFetch = (fetch: Fetch): Fetch => async (request, init) => {
  try {
    return await fetch(request, init)
  } catch (error) {
    throwIfAborted(request)
    throw noAnswer(request, error, error)
  }
}

/** The client with these options, sending by `send`. A call with a `fetch` of its own sends by that. */
export const makeClient = (
  options: ClientOptions & { readonly baseUrl: string },
  send: Send,
  { retries, timeout }: Retrying = {}
): ManagementApiClient => {
  watchConnecting()
  const { fetch, ...rest } = { ...options, baseUrl: options.baseUrl.trim() }
  const ofClient = fetch === undefined ? platformFetch : ownFetch(fetch)
  // Node loads its classes of `fetch` when one is first looked at, which fails without web streams. A call says so before it needs any.
  const client = createClient<paths>("ReadableStream" in globalThis ? rest : { Request: Object as never, ...rest })

  // The first to be asked and the last to hear the answer, around the program's own middleware.
  client.use({
    onRequest: ({ options, request }) => {
      const progress = progressOf(options.fetch)
      if (progress === undefined) return
      progress.request = request
      checkOrigin(request, options.baseUrl)
      progress.step = "asking"
    },
    onResponse: ({ options, response }) => {
      const progress = progressOf(options.fetch)
      if (progress === undefined) return
      progress.step = "reading"
      progress.response = response
      limitError(response)
      limitSuccess(response, progress.request)
    }
  })

  const urlOf = (path: string, init: Init | undefined): string => (init?.baseUrl ?? options.baseUrl) + path

  const signalOf = (init: Init | undefined): AbortSignal | undefined =>
    (init !== undefined && "signal" in init ? init : rest).signal ?? undefined

  const once = (method: string, run: Call): Once => async (path, init, tell) => {
    const progress: Progress = {
      step: "building",
      request: { method, url: urlOf(path, init) },
      signal: signalOf(init)
    }
    tell?.(progress)
    const fetch: FetchOfCall = (given, requestInit) => {
      const request = withoutRedirects(given)
      // Its signal is the call's, or one of the program's middleware that sends another request.
      if (progress.signal || given !== progress.request) progress.signal = request.signal
      progress.request = request
      if (request.bodyUsed || request.body?.locked) {
        throw FetchErrors.invalidRequest(request, [{ path: "body", message: "Was read by middleware" }])
      }
      return init?.fetch === undefined
        ? send(request, (request) => ofClient(request, requestInit), progress)
        : sendOnce(request, ownFetch(init.fetch), progress)
    }
    fetch.progress = progress
    try {
      const sends = init?.fetch ?? options.fetch
      const lacking = missing("ReadableStream", sends === undefined && "fetch", "Headers", "Request", "Response")
      if (lacking !== undefined) throw lacking
      if ((init?.pathSerializer ?? rest.pathSerializer) === undefined) checkPath(progress.request, path, init)
      const redirect = (init?.redirect ?? rest["redirect"]) === "error" ? "error" : "manual"
      const result = await run(path, { ...init, redirect, fetch })
      if (!result.response.ok) remember(result.response, { request: progress.request, body: result.error })
      return resultOf(result, progress.request, { method, parseAs: init?.parseAs })
    } catch (error) {
      throw failureOf(error, progress)
    }
  }

  const typed = (method: string, run: Call): Call => {
    const attempt = once(method, run)
    return retries === undefined || retries === false ? attempt : async (path, init) => {
      const { withRetries } = await lazily("retries", () => import("./retries.ts"))
      return await withRetries(retries, {
        method,
        path,
        url: urlOf(path, init),
        body: init?.body,
        parseAs: init?.parseAs,
        signal: signalOf(init),
        timeout,
        attempt: (signal, tell) => attempt(path, { ...init, signal }, tell)
      })
    }
  }

  const { request } = client
  const made = {
    ...client,
    ...Object.fromEntries(methods.map((method) => [method, typed(method, client[method] as Call)])),
    request: (method: string, path: string, init: Init) =>
      typed(method.toUpperCase(), (path, init) => request(method as "get", path as never, init as never))(path, init)
  } as ManagementApiClient
  rememberFetch(made, fetch)
  return made
}
