/**
 * What of a transport's own error may be shown.
 */
import { wordsOf } from "./connecting.ts"
import { hideFields } from "./printedError.ts"

/** A failure below HTTP: its kind, without anything that it quotes. */
interface TransportCause extends Error {
  readonly code?: string
  readonly syscall?: string
}

const textOf = (error: object, field: string): string | undefined => {
  const value = (error as { readonly [field: string]: unknown })[field]
  return typeof value === "string" ? value : undefined
}

/** An error may be its own cause. */
const depth = 10

const innerOf = (error: Error): unknown => error.cause ?? (error as Partial<AggregateError>).errors?.[0]

// A parser's error holds the bytes that it stumbled over, and a header's the value that it refused: only what has a code is a message
// of the platform, and only its kind is kept.
const copyOf = (error: Error, left = depth): TransportCause => {
  // Deno has names and no codes.
  const code = textOf(error, "code") ?? (error.name === "NotCapable" ? error.name : undefined)
  const syscall = textOf(error, "syscall")
  const source = innerOf(error)
  const inner = source instanceof Error && source !== error && left > 0 ? copyOf(source, left - 1) : undefined
  const words = wordsOf(error)
  // What only wraps another error says nothing beside it.
  if (inner !== undefined && syscall === undefined && words === undefined && (code ?? inner.code) === inner.code) {
    return inner
  }
  const message = code === undefined ? "The connection failed" : `The connection failed (${code})`
  const copy = new Error(
    words === undefined ? message : `${message}: ${words}`,
    inner === undefined ? {} : { cause: inner }
  )
  copy.name = error.name
  // Where it was copied is of no use to anybody.
  copy.stack = `${copy.name}: ${copy.message}`
  Object.assign(copy, code === undefined ? {} : { code }, syscall === undefined ? {} : { syscall })
  hideFields(copy)
  return copy
}

/** What an error of Effect's HTTP client comes from. */
export const sourceOf = (error: unknown): unknown => {
  let source = error
  while (typeof source === "object" && source !== null && "_tag" in source) {
    source = "reason" in source ? source.reason : "cause" in source ? source.cause : undefined
  }
  return source
}

/** The cause of an error of Effect's HTTP client, without the request, the response and what they hold. */
export const transportCause = (error: unknown): TransportCause | undefined => {
  const source = sourceOf(error)
  return source instanceof Error ? copyOf(source) : undefined
}

/** An error, and those that it comes from, the innermost last. */
export const chain = (error: unknown, left = depth): ReadonlyArray<TransportCause> =>
  error instanceof Error && left >= 0 ? [error, ...chain(innerOf(error), left - 1)] : []

/** The platform's code, for example `ECONNREFUSED`. */
export const codeOf = (cause: Error | undefined): string | undefined =>
  chain(cause).findLast(({ code }) => typeof code === "string")?.code

/** What the platform says beside its code, where that may be shown. */
export const saidBy = (error: unknown): string | undefined =>
  chain(sourceOf(error)).map(wordsOf).findLast((words) => words !== undefined)

const permanent = /CERT|SIGNATURE|^ERR_TLS_|^(ERR_INVALID_URL|ERR_METHOD_NOT_IMPLEMENTED|NotCapable)$/

/** Whether no other attempt can end differently: the other side's certificate was refused, or the program may not use the network, or has no way to. */
export const isPermanent = (code: string | undefined): boolean => code !== undefined && permanent.test(code)
