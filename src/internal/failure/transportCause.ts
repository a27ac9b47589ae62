/**
 * What of a transport's own error may be shown.
 */

/** A failure below HTTP: its kind, without anything that it quotes. */
interface TransportCause extends Error {
  readonly code?: string
  readonly syscall?: string
}

const textOf = (error: object, field: string): string | undefined => {
  const value = (error as { readonly [field: string]: unknown })[field]
  return typeof value === "string" ? value : undefined
}

// A parser's error holds the bytes that it stumbled over, and a header's the value that it refused: only what has a code is a message
// of the platform, and only its kind is kept.
const copyOf = (error: Error): TransportCause => {
  const code = textOf(error, "code")
  const syscall = textOf(error, "syscall")
  const inner = error.cause instanceof Error ? copyOf(error.cause) : undefined
  const copy = new Error(code === undefined ? "The connection failed" : `The connection failed (${code})`, {
    ...(inner === undefined ? undefined : { cause: inner })
  })
  copy.name = error.name
  return Object.assign(copy, code === undefined ? {} : { code }, syscall === undefined ? {} : { syscall })
}

/** The cause of an error of Effect's HTTP client, without the request, the response and what they hold. */
export const transportCause = (error: unknown): TransportCause | undefined => {
  let cause = error
  while (typeof cause === "object" && cause !== null && "_tag" in cause) {
    cause = "reason" in cause ? cause.reason : "cause" in cause ? cause.cause : undefined
  }
  return cause instanceof Error ? copyOf(cause) : undefined
}

const chain = (cause: Error | undefined): ReadonlyArray<TransportCause> =>
  cause === undefined ? [] : [cause as TransportCause, ...chain(cause.cause as Error | undefined)]

/** The platform's code, for example `ECONNREFUSED`. */
export const codeOf = (cause: Error | undefined): string | undefined =>
  chain(cause).findLast(({ code }) => code !== undefined)?.code

// The name was not resolved, or nobody took the connection.
const unconnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

const certificate = /CERT|SIGNATURE|^ERR_TLS_/

/** Whether the other side's certificate was refused: no other attempt changes that. */
export const isCertificateRefused = (code: string | undefined): boolean => code !== undefined && certificate.test(code)

/** Whether the API may have seen the request. A connection that was used can be unreachable, too: then it was read from or written to. */
export const mayHaveSent = (cause: Error | undefined): boolean => {
  const code = codeOf(cause)
  if (code === undefined) return true
  return chain(cause).some(({ syscall }) => syscall === "read" || syscall === "write")
    || !(unconnected.test(code) || isCertificateRefused(code))
}
