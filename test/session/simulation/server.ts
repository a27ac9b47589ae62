/**
 * The authorization server, with the rules of `src/sandbox/internal/oauth/grants.ts`: a refresh token is good for one use. It is forgiven
 * once, within ten seconds of the first use; its coming back otherwise ends the whole login (RFC 9700 section 4.14).
 */
import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import type { TokenResponse } from "../../../src/internal/session/merge.ts"
import * as Tokens from "../../../src/Tokens.ts"
import type { Process } from "./process.ts"
import type { Storage } from "./storage.ts"

export const grace = 10_000

export const accessLifetime = 60_000

export interface Login {
  readonly number: number
  over: boolean
  /** Over because somebody logged out. */
  revoked: boolean
}

export interface RefreshToken {
  readonly value: string
  readonly login: Login
  usedAt: number | undefined
  forgiven: boolean
  /** All requests that brought it, in order. */
  readonly sendings: Array<Sending>
}

/** One request that brought a refresh token, as the invariants remember it. Times are of the virtual clock. */
export interface Sending {
  readonly token: RefreshToken
  readonly process: Process
  readonly storage: Storage
  /** Which exchange it belongs to: one may send more than once. */
  readonly exchange: number
  /** When it was on the wire. */
  at: number
  /** How often its process had been stopped by then. */
  stops: number
  /** Its process was stopped after the last check and before `at`. */
  stood: boolean
  /** The answer may still come: the connection stands, and its process listens. */
  open: boolean
  processedAt: number | undefined
  /** The connection was over before the server processed it, and another sending of the same token came before it. */
  overtaken: boolean
  /** When the engine was told how it ended, and whether it has new tokens. */
  toldAt: number | undefined
  gained: boolean
  /** How long the server asked not to be asked again, in milliseconds. */
  retryAfter: number
  /** How many writes its storage had not taken before. */
  readonly failedWrites: number
  readonly fate: string
}

export type Answer =
  | { readonly _tag: "Issued"; readonly response: TokenResponse }
  /** `ended`: the login ended with this request. */
  | { readonly _tag: "Refused"; readonly ended: boolean }

/** Before the end of an access token: when it is refreshed ahead of need, and when it is not used any more. */
export const softWindow = 12_000

const expiresIn = Duration.millis(accessLifetime)

export class Server {
  private readonly refreshTokens = new Map<string, RefreshToken>()
  private readonly accessTokens = new Map<string, { readonly login: Login; readonly end: number }>()
  private count = 0

  logIn(now: number): Tokens.Tokens {
    const { accessToken, refreshToken } = this.issue({ number: ++this.count, over: false, revoked: false }, now)
    return Tokens.make({ workspaceId: "wksp_1", accessToken, refreshToken, expiresAt: now + accessLifetime })
  }

  use(token: RefreshToken, now: number): Answer {
    if (token.login.over) return { _tag: "Refused", ended: false }
    if (token.usedAt === undefined) token.usedAt = now
    else if (!token.forgiven && now <= token.usedAt + grace) token.forgiven = true
    else {
      token.login.over = true
      return { _tag: "Refused", ended: true }
    }
    return { _tag: "Issued", response: this.issue(token.login, now) }
  }

  /** RFC 7009. */
  revoke(tokens: Tokens.Tokens): void {
    const { login } = this.refreshTokenOf(tokens)
    login.over = true
    login.revoked = true
  }

  accepts(tokens: Tokens.Tokens, now: number): boolean {
    const { end, login } = this.accessTokens.get(Redacted.value(tokens.accessToken))!
    return !login.over && now < end
  }

  refreshTokenOf(tokens: Tokens.Tokens): RefreshToken {
    return this.refreshTokens.get(Redacted.value(tokens.refreshToken!))!
  }

  private issue(login: Login, now: number): TokenResponse {
    const number = ++this.count
    const value = `refresh_${number}`
    this.refreshTokens.set(value, { value, login, usedAt: undefined, forgiven: false, sendings: [] })
    this.accessTokens.set(`access_${number}`, { login, end: now + accessLifetime })
    return { accessToken: Redacted.make(`access_${number}`), refreshToken: Redacted.make(value), expiresIn }
  }
}
