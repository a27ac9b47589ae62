/**
 * Many users, one client: a session for each user, tenant or workspace of a program.
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
 * The client, its authorization server, and how long sessions stay open.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends OAuth.Options {
  /** How long an unused session stays open. Its tokens stay in the storage. Default: 5 minutes. */
  readonly idleTimeToLive?: Duration.Input | undefined
}

/**
 * A change of a session, with its key.
 *
 * @since 0.1.0
 * @category models
 */
export interface Change {
  readonly key: string
  readonly change: Session.Change
}

/**
 * The callback of a login, and the key to store its tokens under: a key, or a function that derives it from the tokens.
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
 * **When to use**
 *
 * Use in a server with many users: one client makes the calls of all of them. For a single user, use `Session`.
 *
 * **Details**
 *
 * A key names one account forever. It has at most 512 characters, and no control characters: other keys fail with
 * `ConfigurationInvalid`. A session is made when its key is first used, and closed when it is idle. Refreshes of
 * different keys run in parallel; calls with the same key share one refresh.
 *
 * **Example** (Serving logged-in visitors)
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
  /** Starts a login, like `OAuth.loginUrl`. */
  readonly loginUrl: OAuth.OAuth["Service"]["loginUrl"]
  /** Finishes a login, like `OAuth.handleCallback`, and stores the tokens under the key. */
  readonly handleCallback: (
    options: CallbackOptions
  ) => Effect.Effect<{ readonly key: string; readonly tokens: Tokens }, AuthError>
  /** Stores the tokens of a login under a key. */
  readonly store: (key: string, tokens: Tokens) => Effect.Effect<void, AuthError>
  /** Logs out the user of a key: clears the tokens, then revokes them if a revocation endpoint is configured. */
  readonly logout: (key: string) => Effect.Effect<void, AuthError>
  /** The keys with a logged-in user. */
  readonly keys: Effect.Effect<ReadonlyArray<string>, AuthError>
  /**
   * The changes of all sessions from now on, in this process, and in others if the storage reports changes to sessions
   * that are open here. `changes` of one session keeps that session open.
   */
  readonly changes: Stream.Stream<Change>
}>()("effect-prisma-management/Sessions") {}

/**
 * The key that `as` sets for the calls of an effect.
 *
 * @since 0.1.0
 * @category services
 */
export const CurrentKey = Context.Reference<string | undefined>("effect-prisma-management/Sessions/CurrentKey", {
  defaultValue: () => undefined
})

/**
 * Makes all calls of an effect or a stream as the user with this key.
 *
 * **Details**
 *
 * The calling fiber reads the key at each call: layers, clients and caches built inside do not capture it. The
 * innermost `as` wins. Only clients with `Authorization.layerSessions` read it; a client with its own token never does.
 *
 * **Gotchas**
 *
 * A stream makes its calls when it runs: apply `as` to the stream itself.
 *
 * **Example** (Listing the projects of a user)
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
 * The session of the key that `as` sets for the calling fiber.
 *
 * **Details**
 *
 * Outside any `as`, fails with `NotLoggedIn` and a message that says what to write.
 *
 * @since 0.1.0
 * @category getters
 */
export const current: Effect.Effect<Session.Session["Service"], AuthError, Sessions> = Effect.flatMap(
  CurrentKey,
  (key) => key === undefined ? Effect.fail(outsideOfAs()) : Effect.flatMap(Sessions, ({ get }) => get(key))
)

/**
 * Makes the sessions from a token endpoint and storages. `layer` provides the endpoint too.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the invalid option. Closing the scope closes all
 * sessions.
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
 * Provides the sessions, on the token storages of the program.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options
): Layer.Layer<Sessions, AuthError, TokenStorages | HttpClient.HttpClient> =>
  Layer.effect(Sessions, make(options)).pipe(Layer.provide(TokenEndpoint.layer(options)), Layer.fresh)

/**
 * The options of `layerConfig`: each is a value or a `Config`.
 *
 * @since 0.2.0
 * @category models
 */
export type ConfigOptions = Configured.ConfigOptions<Options>

/**
 * Provides what `layer` does, and reads omitted options from the environment: `PRISMA_CLIENT_ID`,
 * `PRISMA_CLIENT_SECRET`, `PRISMA_REDIRECT_URI`, `PRISMA_AUTH_URL`, `PRISMA_AUTH_ISSUER`. Only the first is required.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the variable if it is missing or invalid.
 *
 * **Example** (Keeping sessions in PostgreSQL)
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
