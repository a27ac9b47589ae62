/**
 * A model of everything around a session, on the test clock: an authorization server that rotates single-use refresh tokens and
 * revokes a login on reuse, an API that refuses what ended, a storage that is slow and fails. It keeps book of what happened.
 */
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as Session from "../../src/Session.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

export interface TokenFault {
  /** `unsent`: it never left; `down`: a 503; `busy`: a 429 with `Retry-After`; `cut`: rotated, and the answer was lost. */
  readonly kind: "ok" | "unsent" | "down" | "busy" | "cut"
  readonly latency: number
}

export interface StorageFault {
  /** `hangs`: it never answers, and has done nothing, or what it was asked. */
  readonly kind: "ok" | "fails" | "fails after writing" | "hangs" | "hangs after writing"
  readonly latency: number
}

export interface LockFault {
  readonly kind: "ok" | "hangs"
  readonly latency: number
}

/** What a 429 asks for, in milliseconds. */
const retryAfter = 40_000

export interface Attempt {
  readonly session: number
  readonly refreshToken: string
  outcome: "under way" | "interrupted" | "unsent" | "not processed" | "lost" | "invalid_grant" | "answered"
  /** What the server made of it, when it did. */
  issued?: string
}

// Seconds. Long enough that the soft window is two minutes, whether the session knows when it got the tokens or not.
const lifetime = 1000

const respond = (
  request: HttpClientRequest.HttpClientRequest,
  status: number,
  body: unknown,
  headers: { readonly [name: string]: string } = {}
): HttpClientResponse.HttpClientResponse => {
  const text = JSON.stringify(body)
  const bytes = new TextEncoder().encode(text)
  const response = HttpClientResponse.fromWeb(request, new Response(null, { status, headers }))
  // Without promises, the test clock sees everything.
  return Object.create(response, {
    text: { get: () => Effect.succeed(text) },
    stream: { get: () => Stream.succeed(bytes) }
  })
}

const transportError = (request: HttpClientRequest.HttpClientRequest) =>
  new HttpClientError.HttpClientError({
    reason: new HttpClientError.TransportError({ request, description: "cut by the test" })
  })

const formOf = (request: HttpClientRequest.HttpClientRequest): URLSearchParams =>
  new URLSearchParams(request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : "")

const cycle = <A>(values: ReadonlyArray<A>, otherwise: A) => {
  let index = 0
  return (): A => values.length === 0 ? otherwise : values[index++ % values.length]!
}

let models = 0

export class SessionModel {
  // Of its own: what processes share, two models must not.
  private readonly authBaseUrl = `https://auth-${models++}.test`
  readonly attempts: Array<Attempt> = []
  inFlight = 0
  mostInFlight = 0
  /** What the storage holds, really. */
  stored: Tokens.Tokens | undefined
  /** What it should hold: the refresh token of the newest pair, undefined after a logout or a refusal. */
  newest: string | undefined
  /** The refresh tokens that the storage has ever held. */
  readonly written = new Set<string>()
  /** Clears that neither a logout nor a refusal explains. */
  readonly unexplainedClears: Array<string> = []
  /** Exchanges of tokens that neither ended nor were refused nor did anyone ask to refresh. */
  readonly needlessExchanges: Array<string> = []
  readonly failedTokens = new Set<string>()
  /** Refresh tokens that were sent before a `Retry-After` was over. */
  readonly impatient: Array<string> = []
  private leftAloneUntil = 0
  logouts = 0
  private brokenUntil = 0
  healthy = false
  /** How far the clock of this machine is off, in milliseconds. */
  skew = 0
  /** The clock of this machine. The server's is right. */
  readonly clock: Clock.Clock

  private issued = 0
  private readonly logins = new Map<number, { current: string; revoked: boolean }>()
  private readonly loginOf = new Map<string, number>()
  private readonly accessTokens = new Map<string, { readonly login: number; readonly end: number; killed: boolean }>()
  private readonly nextTokenFault: () => TokenFault
  private readonly nextStorageFault: () => StorageFault
  private readonly nextLockFault: () => LockFault
  readonly storage: TokenStorage.TokenStorage["Service"]

  private readonly now: () => number

  constructor(clock: Clock.Clock, faults: {
    readonly token: ReadonlyArray<TokenFault>
    readonly storage: ReadonlyArray<StorageFault>
    readonly lock: ReadonlyArray<LockFault>
  }) {
    this.now = () => clock.currentTimeMillisUnsafe()
    const skewed = () => this.now() + this.skew
    this.clock = Object.create(clock, {
      currentTimeMillisUnsafe: { value: skewed },
      currentTimeMillis: { value: Effect.sync(skewed) }
    })
    this.nextTokenFault = cycle(faults.token, { kind: "ok", latency: 0 })
    this.nextStorageFault = cycle(faults.storage, { kind: "ok", latency: 0 })
    this.nextLockFault = cycle(faults.lock, { kind: "ok", latency: 0 })
    // What is done late is fenced by the storage itself where several use it.
    const isLate = faults.storage.some(({ kind, latency }) => kind.startsWith("hangs") || latency > 1000)
    this.storage = this.makeStorage(isLate)
  }

  /** Another login of the user, not stored yet. */
  login(): Tokens.Tokens {
    const login = this.logins.size
    this.logins.set(login, { current: "", revoked: false })
    return this.tokensOf(this.issue(login))
  }

  plant(): void {
    this.stored = this.login()
    this.newest = refreshTokenOf(this.stored)
  }

  /** The API forgets every access token it knows. */
  kill(): void {
    for (const token of this.accessTokens.values()) token.killed = true
  }

  /** For five minutes, nothing can be written. */
  breakStorage(): void {
    this.brokenUntil = this.now() + 300_000
  }

  private tokensOf(refreshToken: string): Tokens.Tokens {
    return Tokens.make({
      workspaceId: "wksp_1",
      accessToken: refreshToken.replace("refresh", "access"),
      refreshToken,
      expiresAt: this.now() + this.skew + lifetime * 1000
    })
  }

  private issue(login: number): string {
    const refreshToken = `refresh-${this.issued++}`
    this.loginOf.set(refreshToken, login)
    this.logins.get(login)!.current = refreshToken
    this.accessTokens.set(refreshToken.replace("refresh", "access"), {
      login,
      end: this.now() + lifetime * 1000,
      killed: false
    })
    return refreshToken
  }

  /** RFC 9700 section 4.14.2: a refresh token that comes again revokes its login. */
  private rotate(refreshToken: string): string | undefined {
    const number = this.loginOf.get(refreshToken)
    const login = number === undefined ? undefined : this.logins.get(number)
    if (number === undefined || login === undefined || login.revoked) return undefined
    if (login.current !== refreshToken) {
      login.revoked = true
      return undefined
    }
    const issued = this.issue(number)
    this.newest = this.newest === refreshToken ? issued : this.newest
    return issued
  }

  private noteNeed({ refreshToken }: Attempt): void {
    const end = this.stored?.expiresAt ?? 0
    const isAging = end - (this.now() + this.skew) <= 120_000
    if (!isAging && !this.failedTokens.has(refreshToken)) this.needlessExchanges.push(refreshToken)
  }

  private readonly tokenEndpoint = (session: number, request: HttpClientRequest.HttpClientRequest) => {
    const attempt: Attempt = {
      session,
      refreshToken: formOf(request).get("refresh_token") ?? "",
      outcome: "under way"
    }
    this.attempts.push(attempt)
    this.noteNeed(attempt)
    const startedAt = this.now()
    if (startedAt < this.leftAloneUntil) this.impatient.push(attempt.refreshToken)
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight)
    const { kind, latency } = this.healthy ? { kind: "ok", latency: 0 } as const : this.nextTokenFault()
    return Effect.gen({ self: this }, function*() {
      if (kind === "unsent") {
        attempt.outcome = "unsent"
        return yield* transportError(request)
      }
      if (kind === "down") {
        yield* Effect.sleep(latency)
        attempt.outcome = "not processed"
        return respond(request, 503, {})
      }
      if (kind === "busy") {
        yield* Effect.sleep(latency)
        attempt.outcome = "not processed"
        this.leftAloneUntil = Math.max(this.leftAloneUntil, this.now() + retryAfter)
        return respond(request, 429, {}, { "retry-after": String(retryAfter / 1000) })
      }
      const done = yield* Deferred.make<string | undefined>()
      // The server does not notice that nobody waits any more. At once: after a promise, the test clock does not wait for what is scheduled.
      const processed = Effect.gen({ self: this }, function*() {
        yield* Effect.sleep(latency)
        const issued = this.rotate(attempt.refreshToken)
        if (issued !== undefined) attempt.issued = issued
        yield* Deferred.succeed(done, issued)
      })
      yield* Effect.forkDetach(processed, { startImmediately: true })
      const issued = yield* Deferred.await(done)
      yield* Effect.sleep(latency)
      if (kind === "cut") {
        attempt.outcome = "lost"
        return yield* transportError(request)
      }
      attempt.outcome = issued === undefined ? "invalid_grant" : "answered"
      return issued === undefined
        ? respond(request, 400, { error: "invalid_grant" })
        : respond(request, 200, {
          access_token: issued.replace("refresh", "access"),
          refresh_token: issued,
          token_type: "Bearer",
          expires_in: lifetime
        })
    }).pipe(Effect.ensuring(Effect.sync(() => {
      this.inFlight--
      if (attempt.outcome !== "under way") return
      attempt.outcome = this.now() - startedAt < 10_000 ? "interrupted" : "lost"
    })))
  }

  private readonly api = (request: HttpClientRequest.HttpClientRequest) =>
    Effect.gen({ self: this }, function*() {
      yield* Effect.sleep(20)
      const accessToken = (request.headers["authorization"] ?? "").replace("Bearer ", "")
      const token = this.accessTokens.get(accessToken)
      const isGood = token !== undefined && !token.killed && token.end > this.now() &&
        !this.logins.get(token.login)!.revoked
      if (!isGood) this.failedTokens.add(accessToken.replace("access", "refresh"))
      return respond(request, isGood ? 200 : 401, {})
    })

  httpClient(session: number): HttpClient.HttpClient {
    return HttpClient.make((request, url) =>
      url.pathname === "/token" ? this.tokenEndpoint(session, request) : this.api(request)
    )
  }

  /** A session of another process has another number. */
  readonly session = (number: number): Effect.Effect<Session.Session["Service"], never, Scope.Scope> =>
    TokenEndpoint.make({ clientId: "client", authBaseUrl: this.authBaseUrl }).pipe(
      Effect.orDie,
      Effect.flatMap((endpoint) => Effect.provideService(Session.make, TokenEndpoint.TokenEndpoint, endpoint)),
      Effect.provideService(TokenStorage.TokenStorage, this.storage),
      Effect.provideService(HttpClient.HttpClient, this.httpClient(number)),
      Effect.provideService(Clock.Clock, this.clock)
    )

  private makeStorage(isAtomic: boolean): TokenStorage.TokenStorage["Service"] {
    const step = <A>(operation: "read" | "write" | "clear", act: () => A) =>
      Effect.gen({ self: this }, function*() {
        const { kind, latency } = this.healthy ? { kind: "ok", latency: 0 } as const : this.nextStorageFault()
        if (latency > 0) yield* Effect.sleep(Duration.millis(latency))
        const isBroken = operation === "write" && this.now() < this.brokenUntil && !this.healthy
        if (kind === "hangs") return yield* Effect.never
        if (kind === "fails" || isBroken) return yield* TokenStorage.failed(operation, new Error("full"))
        const result = act()
        if (kind === "hangs after writing") return yield* Effect.never
        if (kind === "fails after writing") return yield* TokenStorage.failed(operation, new Error("full"))
        return result
      })
    const write = (tokens: Tokens.Tokens) => {
      const refreshToken = refreshTokenOf(tokens)
      const isLogin = this.attempts.every(({ issued }) => issued !== refreshToken)
      if (isLogin) this.newest = refreshToken
      this.stored = tokens
      this.written.add(refreshToken)
    }
    const clear = () => {
      const cleared = this.stored === undefined ? undefined : refreshTokenOf(this.stored)
      const refused = this.attempts.some((attempt) =>
        attempt.refreshToken === cleared && attempt.outcome === "invalid_grant"
      )
      if (this.logouts === 0 && !refused) this.unexplainedClears.push(String(cleared))
      this.stored = undefined
      this.newest = undefined
    }
    const ifCurrent = (current: Tokens.Tokens, change: () => void) => () => {
      if (this.stored === undefined || !Tokens.same(this.stored, current)) return false
      change()
      return true
    }
    const storage = TokenStorage.make({
      get: step("read", () => this.stored),
      set: (tokens) => step("write", () => write(tokens)),
      clear: step("clear", clear),
      ...(isAtomic
        ? {
          setIfCurrent: (current: Tokens.Tokens, next: Tokens.Tokens) =>
            step("write", ifCurrent(current, () => write(next))),
          clearIfCurrent: (tokens: Tokens.Tokens) => step("clear", ifCurrent(tokens, clear))
        }
        : {})
    })
    return {
      ...storage,
      withRefreshLock: (effect) =>
        Effect.suspend(() => {
          const { kind, latency } = this.healthy ? { kind: "ok", latency: 0 } as const : this.nextLockFault()
          if (kind === "hangs") return Effect.never
          const locked = storage.withRefreshLock(effect)
          return latency > 0 ? Effect.delay(locked, Duration.millis(latency)) : locked
        })
    }
  }
}

export const refreshTokenOf = (tokens: Tokens.Tokens): string => Redacted.value(tokens.refreshToken!)
