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
import type { Store } from "../state/Store.ts"
import type { Parameters } from "./parameters.ts"
import { Refusal, refusal } from "./refusal.ts"

type State = Store["Service"]

/** A client that may log users in, and whether somebody registered it. */
export interface FoundClient extends Client {
  readonly isRegistered: boolean
}

/** The client of the first sandbox of a server, which nobody has to register. */
export const ofSandbox: Client = { id: "sandbox", redirectUris: "loopback" }

/** What the real server knows of `@prisma/cli`. */
const ofCommandLine: Client = { id: "cmm3lndn701oo0uefvxzo0ivw", redirectUris: ["http://localhost/auth/callback"] }

// RFC 6749 appendix A.1 has no limit, but what a login remembers of it has to end somewhere.
const isClientId = (id: string): boolean => /^[\x20-\x7e]{1,255}$/.test(id) && id.trim() !== ""

/** One that was registered while the sandbox runs goes before one that it was started with. */
const findRegistered = (state: State, { clients, strictClients }: SettingsFields, id: string): Client | undefined => {
  const row = state.clients.get(id)
  if (row !== undefined) return { id, secret: row.secret ?? undefined, redirectUris: row.redirectUris }
  const others = strictClients ? [ofSandbox, ofCommandLine] : [ofSandbox]
  return [...clients, ...others].find((client) => client.id === id)
}

export const find = (state: State, settings: SettingsFields, id: string | undefined): FoundClient | undefined => {
  if (id === undefined) return undefined
  const registered = findRegistered(state, settings, id)
  if (registered !== undefined) return { ...registered, isRegistered: true }
  return settings.strictClients || !isClientId(id) ? undefined : { id, redirectUris: "loopback", isRegistered: false }
}

export const secretOf = ({ secret }: Client): string | undefined =>
  Redacted.isRedacted(secret) ? Redacted.value(secret) : secret

export const isPublic = (client: Client): boolean => secretOf(client) === undefined

/** What a redirect URI is, of a text that may be none. */
const redirectOf = (redirectUri: string): URL | undefined => {
  // The rest cannot stand in a header, or a URL parser would drop it.
  if (!/^[\x21-\x7e]+$/.test(redirectUri)) return undefined
  const url = parseUrl(redirectUri)
  return url === null || redirectUri.includes("#") || url.username !== "" || url.password !== "" ? undefined : url
}

// A browser would run these, or open them, instead of going to an application.
const isApplication = ({ protocol }: URL): boolean => !/^(javascript|vbscript|data|blob|file|about):$/.test(protocol)

/** What is wrong with a client that is to be registered; undefined where nothing is. */
export const problemOf = (client: Client): string | undefined => {
  const { id, redirectUris = "loopback" } = client
  const secret = secretOf(client)
  if (!isClientId(id)) return "The id of a client must be 1 to 255 ASCII characters."
  if (secret === "") return `The secret of the client ${id} is empty: set one, or omit it for a public client.`
  if (redirectUris === "loopback") return undefined
  if (redirectUris.length === 0) {
    return `The client ${id} has no redirect URI: give one, or omit \`redirectUris\` to allow any loopback URL.`
  }
  const wrong = redirectUris.find((redirectUri) => {
    const url = redirectOf(redirectUri)
    return url === undefined || !isApplication(url)
  })
  return wrong === undefined
    ? undefined
    : `The redirect URI ${
      JSON.stringify(wrong)
    } of the client ${id} must be an absolute URL, without a fragment, user or password.`
}

/** Why a client cannot be registered whose logins lead to another sandbox. */
export const takenElsewhere = (id: string): string =>
  `The client ${id} is already registered in another sandbox on this server: choose another id.`

/** Whether somebody registered a client here: those that every sandbox has are nobody's. */
export const isOwn = (state: State, { clients }: SettingsFields, id: string): boolean =>
  state.clients.get(id) !== undefined || clients.some((client) => client.id === id)

/** Registers a client, also one that is there already. */
export const register = (state: State, client: Client): void => {
  state.clients.put({
    ...(state.clients.get(client.id) ?? { ...state.row(""), id: client.id }),
    secret: secretOf(client) ?? null,
    redirectUris: client.redirectUris ?? "loopback"
  })
}

const howToRegister = "register it with `--client`, the option `clients` or `POST /__sandbox/clients`"

/** Why a client id is none here. */
export const whyUnknown = (id: string | undefined): string =>
  id === undefined
    ? "The client_id is missing."
    : isClientId(id)
    ? `The application is not registered, and this sandbox accepts registered applications only (strictClients): ${howToRegister}.`
    : "The client_id must be 1 to 255 ASCII characters."

/** Why the users of a client do not go back to where it says. */
export const whyNoRedirect = ({ isRegistered, redirectUris }: FoundClient): string =>
  isRegistered
    ? redirectUris === "loopback"
      ? "The application is registered for loopback redirects, but its redirect_uri is not a loopback address."
      : "The redirect_uri is not registered for the application."
    : `The application is not registered with this sandbox, so its redirect_uri must be a loopback address: use one, or ${howToRegister}.`

const withoutPort = (url: URL): string => {
  const copy = new URL(url)
  copy.port = ""
  return copy.href
}

/** RFC 6749 section 3.1.2.3: the same text; on a loopback address the port may be another (RFC 8252 section 7.3). */
export const allowsRedirect = ({ redirectUris = "loopback" }: Client, redirectUri: string): boolean => {
  const url = redirectOf(redirectUri)
  if (url === undefined) return false
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

/** Why a client is not who it says. */
const whyRefused = (client: FoundClient): string =>
  !client.isRegistered
    ? `The client is not registered with this sandbox, so it is public: send no client_secret, or ${howToRegister}.`
    : isPublic(client)
    ? "The client is registered as public: send no client_secret."
    : "The client_secret is missing or wrong."

/** Who says that it asks, by the header or by the parameters, whether it is so or not. */
export const claimedId = (
  { headers }: HttpServerRequest.HttpServerRequest,
  parameters: Parameters
): string | undefined =>
  (headers["authorization"] === undefined ? undefined : fromHeader(headers["authorization"]).id)
    ?? parameters.get("client_id")

/** Who asks (RFC 6749 section 2.3): by the header, by the form, or, for a public client, by its id alone. */
export const authenticate = Effect.fnUntraced(function*(
  state: State,
  settings: SettingsFields,
  request: HttpServerRequest.HttpServerRequest,
  parameters: Parameters
): Effect.fn.Return<FoundClient, Refusal> {
  const header = request.headers["authorization"]
  if (header !== undefined && parameters.get("client_secret") !== undefined) {
    return yield* refusal("invalid_request", "The client used two authentication methods: use one.")
  }
  const presented: Presented = header === undefined
    ? { id: parameters.get("client_id"), secret: parameters.get("client_secret"), inHeader: false }
    : fromHeader(header)
  const refused = (description: string) =>
    new Refusal({ error: "invalid_client", description, challenge: presented.inHeader })
  const client = find(state, settings, presented.id)
  if (client === undefined) {
    return yield* refused(
      presented.inHeader && presented.id === undefined
        ? "The Authorization header is not valid Basic authentication of a client."
        : whyUnknown(presented.id)
    )
  }
  if ((parameters.get("client_id") ?? client.id) !== client.id) {
    return yield* refusal("invalid_request", "The form and the Authorization header name different clients.")
  }
  // An empty secret is none (RFC 6749 section 2.3.1).
  return sameInConstantTime(presented.secret ?? "", secretOf(client) ?? "")
    ? client
    : yield* refused(whyRefused(client))
})
