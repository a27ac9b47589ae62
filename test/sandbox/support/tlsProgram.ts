/**
 * A program that trusts the certificate of a sandbox by `NODE_EXTRA_CA_CERTS`, or does not: its arguments are the URL and the token. It calls
 * through both entries, logs in, deploys and follows the log, and prints what came of it as JSON.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import { inspect } from "node:util"
import { gzipSync } from "node:zlib"
import * as oauth from "oauth4webapi"
import * as Authorization from "../../../src/Authorization.ts"
import * as Deploy from "../../../src/Deploy.ts"
import * as Logs from "../../../src/Logs.ts"
import * as ManagementClient from "../../../src/ManagementClient.ts"
import * as LiveLogs from "../../../src/node/LiveLogs.ts"
import * as NodeTransport from "../../../src/node/NodeTransport.ts"
import { createManagementApiClient } from "../../../src/promise/index.ts"

const [url, token] = process.argv.slice(2) as [string, string]

const callByPromise = async () => {
  const { data } = await createManagementApiClient({ token, baseUrl: url }).GET("/v1/workspaces")
  return data?.data[0]?.name
}

/** What `oauth4webapi` takes without `allowInsecureRequests`, and to whom it goes. */
const logIn = async () => {
  const issuer = new URL(url)
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: "oauth2" })
  )
  const client: oauth.Client = { client_id: "sandbox" }
  const redirectUri = "http://127.0.0.1:51234/callback"
  const verifier = oauth.generateRandomCodeVerifier()
  const query = new URLSearchParams({
    response_type: "code",
    client_id: "sandbox",
    redirect_uri: redirectUri,
    scope: "workspace:admin offline_access",
    state: "a-state",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256"
  })
  const { headers } = await fetch(`${server.authorization_endpoint}?${query}`, { redirect: "manual" })
  const parameters = oauth.validateAuthResponse(server, client, new URL(headers.get("location")!), "a-state")
  const code = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, redirectUri, verifier)
  )
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(server, client, oauth.None(), code.refresh_token!)
  )
  return refreshed.token_type
}

/** The sandbox's own clock, so that nobody waits while it starts. */
const advance = Effect.promise(() =>
  fetch(`${url}/__sandbox/clock`, { method: "POST", body: "{\"advance\":\"10 seconds\"}" })
)

/** An archive goes to its https URL, and the log comes over wss. */
const deploy = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  const { id: projectId } = yield* client.projects.create({ payload: { name: "shop", createDatabase: false } })
  const service = yield* client.services.create({ payload: { projectId, displayName: "web" } })
  const steps = yield* Deploy.progress(client, { serviceId: service.id, archive: gzipSync("an application") }).pipe(
    Stream.tap(({ _tag }) => _tag === "Started" ? advance : Effect.void),
    Stream.runCollect
  )
  const { deploymentId } = steps.at(-1)!
  const log = yield* Logs.deployment(client, deploymentId, { from: 0, follow: true, poll: Schedule.spaced("1 hour") })
    .pipe(
      Stream.map(({ text }) => text.split(" ").at(-1)),
      Stream.take(3),
      Stream.runCollect
    )
  return { steps: steps.map(({ _tag }) => _tag).filter((tag) => tag !== "StatusChanged"), log }
}).pipe(Effect.provide(
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerToken(token)),
    Layer.provideMerge(NodeTransport.layer),
    Layer.merge(LiveLogs.layer)
  )
))

const found = async <A>(step: () => Promise<A>): Promise<A | string> =>
  step().catch((error: unknown) => inspect(error, { depth: 8 }))

console.log(JSON.stringify({
  call: await found(callByPromise),
  login: await found(logIn),
  deploy: await found(() => Effect.runPromise(deploy))
}))
