/**
 * Whether a connection failed before it stood: then nothing was sent over it. Each platform says so in its own way.
 */
import { builtin } from "./builtin.ts"
import { quoted } from "./quoted.ts"

interface PlatformError {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly syscall?: unknown
  readonly cause?: unknown
  readonly errors?: unknown
}

const textOf = (value: unknown): string => typeof value === "string" ? value : ""

// undici's errors of connecting, of proxies and of SOCKS, and of a dispatcher that takes no requests; Node's of a proxy's tunnel.
const whileConnecting =
  /^(UND_ERR_CONNECT_TIMEOUT|UND_ERR_CLOSED|ERR_METHOD_NOT_IMPLEMENTED|UND_ERR_PRX_\w+|UND_ERR_SOCKS5\w*|ERR_PROXY_TUNNEL|ERR_INVALID_URL)$/

// The name was not resolved, nobody took the connection, no file descriptor was left, or TLS did not begin; where nothing was read or written.
const beforeConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EMFILE|ENFILE|ConnectionRefused|FailedToOpenSocket)$|CERT|SIGNATURE|^ERR_TLS_/

// Of a handshake only: OpenSSL's words, as a code or in a message, and those of Bun.
const handshake =
  /wrong.version.number|(unsupported|alert).protocol|unknown.protocol|protocol.version|handshake.failure|TLS handshake failed|http.request|shared.cipher|packet.length.too.long|unrecognized.name|application.protocol|unknown.ca|certificate/i

const connectingCalls = /^(connect|getaddrinfo|query\w+)$/

const untilTls = /before secure TLS connection was established/

// undici's and Node's: their first number is the proxy's status.
const ofProxy =
  /^Proxy response \((\d{3})\)|^Proxy Authentication Required \((\d{3})\)|^Failed to establish tunnel .*HTTP\/1\.\d (\d{3})/s

// hyper's, in Deno. What comes before quotes the URL.
const ofHyper = /client error \(Connect\): (.*)/s

/** The errors with which undici failed to connect: it tells them apart, and what it then gives to its callers does not. */
const connectErrors = new WeakSet<object>()

let isWatching = false

interface Diagnostics {
  readonly subscribe: (channel: string, listen: (message: unknown) => void) => void
}

/**
 * Hears from Node's `fetch`, and from any other undici of the program, which errors are of connecting: a reset in a TLS handshake looks like one
 * of a connection that was used. A connection that succeeds says nothing there.
 */
export const watchConnecting = (): void => {
  if (isWatching) return
  isWatching = true
  const diagnostics = builtin("node:diagnostics_channel") as Diagnostics | undefined
  diagnostics?.subscribe("undici:client:connectError", (message) => {
    const { error } = message as { readonly error?: unknown }
    if (typeof error === "object" && error !== null) connectErrors.add(error)
  })
}

const isOfConnecting = (error: PlatformError): boolean => {
  const message = textOf(error.message)
  return connectErrors.has(error) || whileConnecting.test(textOf(error.code)) ||
    connectingCalls.test(textOf(error.syscall))
    || error.name === "NotCapable" || untilTls.test(message) || ofProxy.test(message) || ofHyper.test(message)
    || /^(EPROTO|ERR_SSL_)/.test(textOf(error.code)) && handshake.test(`${textOf(error.code)} ${message}`)
}

type Phase = "connecting" | "connected" | undefined

const phaseOfAll = (phases: ReadonlyArray<Phase>): Phase => {
  if (phases.includes("connected")) return "connected"
  return phases.length > 0 && phases.every((phase) => phase === "connecting") ? "connecting" : undefined
}

/** What an error says, or the errors in it; each is asked once, for it may be its own cause. */
const phaseOf = (error: unknown, asked: Set<unknown>): Phase => {
  if (typeof error !== "object" || error === null || asked.has(error)) return undefined
  asked.add(error)
  const { cause, code, errors, syscall } = error as PlatformError
  if (isOfConnecting(error)) return "connecting"
  if (syscall === "read" || syscall === "write") return "connected"
  const inner = Array.isArray(errors)
    // Happy eyeballs: an address each.
    ? phaseOfAll(Array.from(new Set(errors), (each) => phaseOf(each, asked)))
    : phaseOf(cause, asked)
  return inner ?? (syscall === undefined && beforeConnected.test(textOf(code)) ? "connecting" : undefined)
}

/** Whether the request certainly was not sent. */
export const isUnsent = (error: unknown): boolean => phaseOf(error, new Set()) === "connecting"

// undici's, also behind Node's fetch: five minutes each, where nobody set another.
const ownLimits: { readonly [code: string]: string } = {
  UND_ERR_HEADERS_TIMEOUT: "the answer did not begin",
  UND_ERR_BODY_TIMEOUT: "no more of the answer came"
}

/** What an error says in words that hold no secret; `undefined` where it says no more than its code. */
export const wordsOf = (error: Error): string | undefined => {
  const { message } = error
  const status = ofProxy.exec(message)?.slice(1).find((status) => status !== undefined)
  if (status !== undefined) return `the proxy answered ${status} and refused the connection`
  const code = textOf((error as PlatformError).code)
  const waited = ownLimits[code]
  if (waited !== undefined) return `the HTTP client's own time limit has passed: ${waited} (${code})`
  if (code === "UND_ERR_CLOSED") return "the dispatcher was closed by its layer or by the program"
  // The Node transport's own words.
  if (code === "ERR_METHOD_NOT_IMPLEMENTED") return quoted(message)
  if (untilTls.test(message)) return "the connection ended before TLS was established"
  return error.name === "NotCapable" ? quoted(message) : said(ofHyper.exec(message)?.[1])
}

const said = (text: string | undefined): string | undefined => text && quoted(text)
