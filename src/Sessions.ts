/**
 * Many logins behind one client: a session for each user, tenant or workspace of a program.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { AuthError } from "./AuthError.ts"
import { outsideOfAs } from "./internal/failure/authErrors.ts"
import { makeCodeFlow } from "./internal/oauth/codeFlow.ts"
import { given } from "./internal/oauth/configuration.ts"
import * as Configured from "./internal/oauth/configured.ts"
import { makeChanges } from "./internal/session/changes.ts"
import { heard } from "./internal/session/heard.ts"
import { makeStreamed } from "./internal/session/streamed.ts"
import { checkKey } from "./internal/session/keyed.ts"
import { makeSessionMap } from "./internal/session/sessionMap.ts"
import { answeredInTime } from "./internal/session/storage.ts"
import type * as OAuth from "./OAuth.ts"
import type * as Session from "./Session.ts"
import * as TokenEndpoint from "./TokenEndpoint.ts"
import type { Tokens } from "./Tokens.ts"
import { TokenStorages } from "./TokenStorages.ts"

/**
 * Who the program is, and how its sessions live.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends OAuth.Options {
  /** How long a session that nobody uses stays open. Its tokens stay where they are kept. Default: 5 minutes. */
  readonly idleTimeToLive?: Duration.Input | undefined
}

/**
 * What happened to a session, and whose it is.
 *
 * @since 0.1.0
 * @category models
 */
export interface Change {
  readonly key: string
  readonly change: Session.Change
}

/**
 * The redirect that ended a login, and under which key its tokens are kept: one that is known, or one that the tokens tell.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallbackOptions extends OAuth.CallbackOptions {
  readonly key: string | ((tokens: Tokens) => string | Effect.Effect<string, AuthError>)
}

/**
 * The sessions of a program, by key.
 *
 * **Details**
 *
 * A key names one account for ever: at most 512 characters, none of them a control character; another one is refused as
 * `ConfigurationInvalid`. A session is made when its key is first used, and closed when it is idle. Refreshes of different keys do not
 * wait for each other; those of one key are one.
 *
 * **Example** (A server whose visitors are logged in)
 *
 * ```ts
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as TokenStorages from "effect-prisma-management/TokenStorages"
 * import * as Effect from "effect/Effect"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as Layer from "effect/Layer"
 *
 * export const ManagementLive = ManagementClient.layer().pipe(
 *   Layer.provide(Authorization.layerSessions),
 *   Layer.provideMerge(Sessions.layer({ clientId: "your-oauth-client-id", redirectUri: "https://your-app.com/callback" })),
 *   Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer])
 * )
 *
 * // Whose call it is, is said where it is made.
 * export const projectsOf = (user: string) =>
 *   Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.list()).pipe(Sessions.as(user))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Sessions extends Context.Service<Sessions, {
  /** The session of a key. */
  readonly get: (key: string) => Effect.Effect<Session.Session["Service"], AuthError>
  /** Begins a login, as `OAuth.loginUrl`. */
  readonly loginUrl: OAuth.OAuth["Service"]["loginUrl"]
  /** Ends a login: as `OAuth.handleCallback`, and stores the tokens under the key. */
  readonly handleCallback: (
    options: CallbackOptions
  ) => Effect.Effect<{ readonly key: string; readonly tokens: Tokens }, AuthError>
  /** Stores the tokens of a login under a key. */
  readonly store: (key: string, tokens: Tokens) => Effect.Effect<void, AuthError>
  /** Ends the session of a key: clears its tokens, then revokes them where a revocation endpoint is configured. */
  readonly logout: (key: string) => Effect.Effect<void, AuthError>
  /** The keys of those who are logged in. */
  readonly keys: Effect.Effect<ReadonlyArray<string>, AuthError>
  /**
   * What happens to the sessions from now on: in this process, and in others where the storage tells of its changes, to the sessions that are
   * open here. `changes` of one session keeps it open.
   */
  readonly changes: Stream.Stream<Change>
}>()("effect-prisma-management/Sessions") {}

/**
 * Whose calls a region of code makes: the key of `as`.
 *
 * @since 0.1.0
 * @category services
 */
export const CurrentKey = Context.Reference<string | undefined>("effect-prisma-management/Sessions/CurrentKey", {
  defaultValue: () => undefined
})

/**
 * Makes all calls of an effect or a stream those of a key.
 *
 * **Details**
 *
 * Read by the calling fiber at each call: a layer, a client or a cache that was built inside captures nothing of it. The inner one of two
 * counts. Only a client with `Authorization.layerSessions` looks at it; one with a token of its own never does.
 *
 * **Gotchas**
 *
 * A stream makes its calls when it runs: put `as` on the stream itself.
 *
 * **Example** (All projects of a user)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Pagination from "effect-prisma-management/Pagination"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * export const allProjectsOf = (user: string) =>
 *   Effect.flatMap(ManagementClient.ManagementClient, (client) =>
 *     Pagination.items(client.projects.list).pipe(Sessions.as(user), Stream.runCollect))
 * ```
 *
 * @since 0.1.0
 * @category combinators
 */
export const as: {
  (key: string): <Self extends Effect.Effect<any, any, any> | Stream.Stream<any, any, any>>(self: Self) => Self
  <Self extends Effect.Effect<any, any, any> | Stream.Stream<any, any, any>>(self: Self, key: string): Self
} = dual(2, (self: Effect.Effect<unknown> | Stream.Stream<unknown>, key: string) => {
  const set = (context: Context.Context<never>): Context.Context<never> => Context.add(context, CurrentKey, key)
  return Stream.isStream(self) ? Stream.updateContext(self, set) : Effect.updateContext(self, set)
})

/**
 * The session of the key that the calling fiber has from `as`.
 *
 * **Details**
 *
 * Fails with `NotLoggedIn` outside of any `as`, and says what to write.
 *
 * @since 0.1.0
 * @category getters
 */
export const current: Effect.Effect<Session.Session["Service"], AuthError, Sessions> = Effect.flatMap(
  CurrentKey,
  (key) => key === undefined ? Effect.fail(outsideOfAs()) : Effect.flatMap(Sessions, ({ get }) => get(key))
)

/**
 * Makes the sessions, on a token endpoint and storages. `layer` brings the endpoint.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) naming the option that cannot be used. Closing the scope closes all sessions.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = Effect.fnUntraced(function*(
  options: Options
): Effect.fn.Return<Sessions["Service"], AuthError, TokenEndpoint.TokenEndpoint | TokenStorages | Scope.Scope> {
  const endpoint = yield* TokenEndpoint.TokenEndpoint
  const storages = yield* TokenStorages
  const { listen, publish } = makeChanges<Change>()
  const changes = heard(listen)
  const sessions = yield* makeSessionMap(
    (key) => makeStreamed(storages.of(key), endpoint, options.session, (change) => publish({ key, change })),
    Duration.fromInputUnsafe(options.idleTimeToLive ?? "5 minutes")
  )
  const get = (key: string) => Effect.flatMap(checkKey(key), sessions.get)
  const store = (key: string, tokens: Tokens) => Effect.flatMap(get(key), (session) => session.store(tokens))
  const flow = yield* makeCodeFlow(options, endpoint)
  const check = storages.check === undefined ? Effect.void : answeredInTime("write", storages.check)

  return Sessions.of({
    get,
    store,
    loginUrl: (login) => Effect.andThen(check, flow.loginUrl(login)),
    handleCallback: Effect.fn("Sessions.handleCallback")(function*({ key, ...callback }) {
      // Before the code is spent.
      const session = typeof key === "string" ? yield* get(key) : undefined
      const kept = yield* flow.handleCallback(
        callback,
        Effect.fnUntraced(function*(tokens) {
          const told = typeof key === "string" ? key : key(tokens)
          const known = typeof told === "string" ? told : yield* told
          yield* store(known, tokens)
          return known
        }),
        session?.check ?? check
      )
      return { key: kept.key!, tokens: kept.tokens }
    }),
    logout: (key) => Effect.flatMap(get(key), (session) => session.logout),
    keys: answeredInTime("read", storages.keys),
    changes
  })
})

/**
 * The sessions as a layer.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options
): Layer.Layer<Sessions, AuthError, TokenStorages | HttpClient.HttpClient> =>
  Layer.effect(Sessions, make(options)).pipe(Layer.provide(TokenEndpoint.layer(options)), Layer.fresh)

/**
 * Options of `layerConfig`: each as it is, or as a `Config`.
 *
 * @since 0.2.0
 * @category models
 */
export type ConfigOptions = Configured.ConfigOptions<Options>

/**
 * `layer`, with what `options` omits from the environment, as `OAuth.layerConfig` reads it: `PRISMA_CLIENT_ID`, `PRISMA_CLIENT_SECRET`,
 * `PRISMA_REDIRECT_URI`, `PRISMA_AUTH_URL`, `PRISMA_AUTH_ISSUER`. Only the first is required.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names a variable which is missing or cannot be used.
 *
 * **Example** (Sessions in PostgreSQL)
 *
 * ```ts
 * import { PgClient } from "@effect/sql-pg"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as TokenStorageSql from "effect-prisma-management/TokenStorageSql"
 * import * as Config from "effect/Config"
 * import * as Layer from "effect/Layer"
 *
 * export const SessionsLive = Sessions.layerConfig({ idleTimeToLive: "1 hour" }).pipe(
 *   Layer.provide(TokenStorageSql.layerKeyed()),
 *   Layer.provide(PgClient.layerConfig({ url: Config.Redacted("DATABASE_URL") }))
 * )
 * ```
 *
 * @since 0.2.0
 * @category layers
 */
export const layerConfig = (
  options: ConfigOptions = {}
): Layer.Layer<Sessions, AuthError | Config.ConfigError, TokenStorages | HttpClient.HttpClient> =>
  Layer.fresh(Layer.unwrap(Effect.gen(function*() {
    return layer({
      ...yield* Configured.configured(options),
      session: yield* given(options.session),
      idleTimeToLive: yield* given(options.idleTimeToLive)
    })
  })))
