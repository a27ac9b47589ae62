/** The applications that may ask for tokens, and where their users come back to. */
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { sameInConstantTime } from "../../../internal/oauth/callback.ts"
import { isLoopbackName } from "../../../internal/config/loopback.ts"
import { parseUrl } from "../../../internal/failure/urls.ts"
import type { Client, SettingsFields } from "../state/settings.ts"
import type { Parameters } from "./parameters.ts"
import { Refusal, refusal } from "./refusal.ts"

export const find = ({ clients }: SettingsFields, id: string | undefined): Client | undefined =>
  clients.find((client) => client.id === id)

export const secretOf = ({ secret }: Client): string | undefined =>
  Redacted.isRedacted(secret) ? Redacted.value(secret) : secret

export const isPublic = (client: Client): boolean => secretOf(client) === undefined

const withoutPort = (url: URL): string => {
  const copy = new URL(url)
  copy.port = ""
  return copy.href
}

/** RFC 6749 section 3.1.2.3: the same text; on a loopback address the port may be another (RFC 8252 section 7.3). */
export const allowsRedirect = ({ redirectUris }: Client, redirectUri: string): boolean => {
  // The rest cannot stand in a header, or a URL parser would drop it.
  if (!/^[\x21-\x7e]+$/.test(redirectUri)) return false
  const url = parseUrl(redirectUri)
  if (url === null || redirectUri.includes("#") || url.username !== "" || url.password !== "") return false
  const onLoopback = isLoopbackName(url.hostname) && (url.protocol === "http:" || url.protocol === "https:")
  if (redirectUris === "loopback") return onLoopback
  return redirectUris.some((registered) => {
    if (registered === redirectUri) return true
    const expected = parseUrl(registered)
    return onLoopback && url.protocol === "http:" && expected !== null && withoutPort(expected) === withoutPort(url)
  })
}

interface Presented {
  readonly id: string | undefined
  readonly secret: string | undefined
  readonly inHeader: boolean
}

const formDecode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    return undefined
  }
}

const fromHeader = (header: string): Presented => {
  const text = Result.getOrUndefined(Base64.decodeString(/^Basic +(\S+)$/i.exec(header)?.[1] ?? "*"))
  const colon = text?.indexOf(":") ?? -1
  return {
    id: colon < 0 ? undefined : formDecode(text!.slice(0, colon)),
    secret: colon < 0 ? undefined : formDecode(text!.slice(colon + 1)),
    inHeader: true
  }
}

/** Who asks (RFC 6749 section 2.3): by the header, by the form, or, for a public client, by its id alone. */
export const authenticate = Effect.fnUntraced(function*(
  settings: SettingsFields,
  request: HttpServerRequest.HttpServerRequest,
  parameters: Parameters
): Effect.fn.Return<Client, Refusal> {
  const header = request.headers["authorization"]
  if (header !== undefined && parameters.get("client_secret") !== undefined) {
    return yield* refusal("invalid_request", "The client authenticates in two ways.")
  }
  const presented: Presented = header === undefined
    ? { id: parameters.get("client_id"), secret: parameters.get("client_secret"), inHeader: false }
    : fromHeader(header)
  const refused = new Refusal({
    error: "invalid_client",
    description: "The client is unknown, or did not authenticate as it has to.",
    challenge: presented.inHeader
  })
  const client = find(settings, presented.id)
  if (client === undefined) return yield* refused
  if ((parameters.get("client_id") ?? client.id) !== client.id) {
    return yield* refusal("invalid_request", "The form names another client than the header.")
  }
  // An empty secret is none (RFC 6749 section 2.3.1).
  return sameInConstantTime(presented.secret ?? "", secretOf(client) ?? "") ? client : yield* refused
})
