/**
 * Sealed cookies: what only this application can have written, and nobody else can read.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Cookies from "effect/http/Cookies"
import type { AuthError } from "../../AuthError.ts"
import { invalidOption } from "../oauth/options.ts"
import { storageFailed } from "../failure/authErrors.ts"
import type { TokenSealing } from "../storage/sealed.ts"

/** The cookies of a request. */
export interface Received {
  readonly [name: string]: string
}

/** Sealed cookies of one application. */
export interface Jar {
  /** The name of a cookie, with what its kind adds to the name of the application. */
  readonly nameOf: (suffix: string) => string
  /** Seals what a cookie says, for a purpose: opened for another one, it is none. */
  readonly seal: (purpose: string, content: string) => Effect.Effect<string, AuthError>
  /** What a cookie says; fails where nobody of this application has written it, or with a key that is not in the ring. */
  readonly open: (purpose: string, value: string) => Effect.Effect<string, AuthError>
  readonly cookie: (name: string, value: string, life: Duration.Duration) => Cookies.Cookie
  readonly expired: (name: string) => Cookies.Cookie
}

/** RFC 6265bis section 4.1.3.2: only a secure origin sets one of this name, for itself alone and all its paths. */
const hostPrefix = "__Host-"

const isName = (name: unknown): name is string => typeof name === "string" && /^[\w-]{1,64}$/.test(name)

/**
 * The jar of an application. On http, which is of this machine only, its cookies have neither the prefix nor `Secure`: Chromium takes both from a
 * loopback address, WebKit neither.
 */
export const makeJar = Effect.fnUntraced(function*(options: {
  readonly name: string
  readonly origin: string
  readonly isSecure: boolean
  readonly sealing: Effect.Effect<TokenSealing, AuthError>
}): Effect.fn.Return<Jar, AuthError> {
  const { isSecure, name, origin } = options
  if (!isName(name)) {
    return yield* Effect.fail(invalidOption("cookieName", "Expected at most 64 letters, digits, - and _"))
  }
  if (!Effect.isEffect(options.sealing)) {
    return yield* Effect.fail(invalidOption(
      "sealing",
      "Is missing: pass TokenSealing.config, which reads PRISMA_TOKEN_KEYS, or TokenSealing.make"
    ))
  }
  const sealing = yield* options.sealing
  // No key of a storage has such a character: what is sealed in one place opens in no other.
  const boundTo = (purpose: string): string => `\u0000cookie ${origin} ${name} ${purpose}`
  const make = (name: string, value: string, life: Duration.Duration): Cookies.Cookie =>
    Cookies.makeCookieUnsafe(name, value, {
      path: "/",
      httpOnly: true,
      secure: isSecure,
      sameSite: "lax",
      maxAge: life
    })
  return {
    nameOf: (suffix) => `${isSecure ? hostPrefix : ""}${name}${suffix}`,
    seal: (purpose, content) => sealing.seal(content, boundTo(purpose)),
    open: (purpose, value) => sealing.open(value, boundTo(purpose), "The cookie"),
    cookie: make,
    expired: (name) => make(name, "", Duration.zero)
  }
})

/** What a cookie says that is JSON; `undefined` where its fields are none that `read` knows: a newer version has written them. */
export const fieldsOf = <A>(content: string, read: (json: { readonly [field: string]: unknown }) => A | undefined) =>
  Effect.try({
    try: () => read(JSON.parse(content) as { readonly [field: string]: unknown }),
    catch: (cause) => storageFailed("read", cause)
  })
