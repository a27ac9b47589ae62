/** What a sandbox received, for who tests against it: the last requests, without their secrets. */
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type { ReceivedRequest } from "../../Sandbox.ts"
import type { OperationId } from "../protocol/operations.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

const most = 500
const longestBody = 16 * 1024
const redacted = "<redacted>"

const secretHeaders = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "alchemy-state-lease-id",
  "sec-websocket-key"
])

/** `x-sensitive` in the contract's requests, and what the authorization server takes. */
const secretFields = new Set([
  "value",
  "token",
  "recipientaccesstoken",
  "access_token",
  "refresh_token",
  "client_secret",
  "code",
  "code_verifier",
  "state",
  "request",
  "password",
  "secret"
])

const isSecret = (name: string): boolean => secretFields.has(name.toLowerCase())

const withoutSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, isSecret(name) ? redacted : withoutSecrets(inner)])
  )
}

const parametersOf = (text: string) =>
  Array.from(new URLSearchParams(text), ([name, value]) => [name, isSecret(name) ? redacted : value] as const)

const urlOf = (url: string): string => {
  const [, path, query] = /^(?:\w+:\/\/[^/?]*)?([^?]*)\??(.*)$/s.exec(url)!
  return query === "" ? path! : `${path}?${parametersOf(query!).map((pair) => pair.join("=")).join("&")}`
}

const bodyOf = (text: string, contentType: string, operation: OperationId | undefined): unknown => {
  // The state of a stack is whatever its owner keeps there.
  if (operation?.startsWith("alchemyState.") === true) return redacted
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return Object.fromEntries(parametersOf(text))
  try {
    return withoutSecrets(JSON.parse(text))
  } catch {
    // It may be anything.
    return `<${text.length} characters>`
  }
}

interface Entry {
  readonly at: number
  readonly method: string
  readonly url: string
  readonly operation: OperationId | undefined
  readonly headers: { readonly [name: string]: string }
  text: string | undefined
  /** How long the body was, which is not kept when it is long. */
  length: number
  status: number | undefined
}

const shown = ({ at, headers, length, method, operation, status, text, url }: Entry): ReceivedRequest => ({
  at,
  method,
  url: urlOf(url),
  operation,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretHeaders.has(name) ? redacted : value])
  ),
  body: length === 0
    ? undefined
    : text === undefined
    ? `<${length} characters>`
    : bodyOf(text, headers["content-type"] ?? "", operation),
  status
})

export const make = (state: State) => {
  let entries: Array<Entry> = []
  return {
    list: (): ReadonlyArray<ReceivedRequest> => entries.slice(-most).map(shown),
    clear: (): void => {
      entries = []
    },
    /** Begins an entry; its body and its status come later. */
    begin: (
      { headers, method, url }: HttpServerRequest.HttpServerRequest,
      operation: OperationId | undefined
    ) => {
      const entry: Entry = {
        at: state.now(),
        method,
        url,
        operation,
        headers,
        text: undefined,
        length: 0,
        status: undefined
      }
      if (entries.length >= 2 * most) entries = entries.slice(-most)
      if (!url.includes("/__sandbox/")) entries.push(entry)
      return {
        read: (text: string): void => {
          entry.text = text.length > longestBody ? undefined : text
          entry.length = text.length
        },
        answered: (status: number): void => {
          entry.status = status
        }
      }
    }
  }
}
