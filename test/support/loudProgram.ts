// A program that says everything it can about its session, its client and how its calls went, and then dies of the last failure.
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as RetryPolicy from "../../src/RetryPolicy.ts"
import * as Session from "../../src/Session.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"

const [url, marker] = process.argv.slice(2) as [string, string]

const planted = Tokens.make({
  workspaceId: "wksp_1",
  accessToken: `access-${marker}`,
  refreshToken: `refresh-${marker}`
})

const Live = ManagementClient.layer({ baseUrl: url }).pipe(
  Layer.provide(Authorization.layerSession),
  Layer.provideMerge(OAuth.layer({
    clientId: "loud",
    clientSecret: `secret-${marker}`,
    redirectUri: "http://127.0.0.1/callback",
    authBaseUrl: url
  })),
  Layer.provideMerge(TokenStorage.layerMemoryWith(planted)),
  Layer.provide(NodeHttpClient.layerUndici),
  Layer.provide(Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.none))
)

const loud = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.tap((value) => Effect.andThen(Console.log(value), Effect.logInfo("value", value))),
    Effect.tapCause((cause) => Effect.andThen(Console.error(cause), Effect.logError("cause", cause))),
    Effect.tapError((error) => Effect.andThen(Console.error(error), Effect.logError(error)))
  )

const program = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const oauth = yield* OAuth.OAuth
  const session = yield* Session.Session
  yield* Effect.logInfo("services", client, oauth, session, yield* TokenStorage.TokenStorage)
  console.log(client, oauth, session)
  const login = yield* loud(oauth.loginUrl({ scope: "workspace:admin offline_access" }))
  yield* Effect.exit(loud(oauth.handleCallback({
    callbackUrl: `/callback?state=${login.state}&code=code-${marker}`,
    verifier: `verifier-${marker}`,
    expectedState: login.state
  })))
  yield* Effect.exit(loud(session.tokens))
  yield* Effect.exit(loud(client.me.get()))
  yield* loud(client.me.get())
})

NodeRuntime.runMain(program.pipe(Effect.provide(Live), Effect.provideService(References.MinimumLogLevel, "All")))
