/** The Effect entry, over whichever client sends its requests. */
import * as Authorization from "effect-prisma-management/Authorization"
import * as Logs from "effect-prisma-management/Logs"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as OAuth from "effect-prisma-management/OAuth"
import * as Pagination from "effect-prisma-management/Pagination"
import * as TokenStorage from "effect-prisma-management/TokenStorage"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type { HttpClient } from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"
import type { Entry, Settings } from "./steps.ts"

const { ManagementClient: Client } = ManagementClient

const redirectUri = "http://127.0.0.1/callback"

/** As the user who logs in. */
const makeRuntime = ({ url }: Settings, http: Layer.Layer<HttpClient>) =>
  ManagedRuntime.make(
    ManagementClient.layer({ baseUrl: url }).pipe(
      Layer.provide(Authorization.layerSession),
      Layer.provideMerge(OAuth.layer({ clientId: "sandbox", redirectUri, authBaseUrl: url })),
      Layer.provide([TokenStorage.layerMemory(), http])
    )
  )

const withToken = (baseUrl: string, token: string, http: Layer.Layer<HttpClient>) =>
  ManagementClient.layer({ baseUrl }).pipe(Layer.provide([Authorization.layerToken(token), http]))

const workspaces = Effect.map(
  Effect.flatMap(Client, ({ workspaces }) => workspaces.list()),
  ({ data }) => data.map(({ name }) => name)
)

export const makeEffect =
  (http: Layer.Layer<HttpClient> = FetchHttpClient.layer) => (settings: Settings): Entry<OAuth.Login> => {
    const { runPromise, runPromiseExit } = makeRuntime(settings, http)
    return {
      listByToken: () => Effect.runPromise(Effect.provide(workspaces, withToken(settings.url, settings.token, http))),
      begin: () =>
        runPromise(
          Effect.flatMap(OAuth.OAuth, ({ loginUrl }) => loginUrl({ scope: "workspace:admin offline_access" }))
        ),
      end: (callbackUrl, { state, verifier }) =>
        runPromise(
          Effect.flatMap(OAuth.OAuth, ({ handleCallback }) =>
            handleCallback({ callbackUrl, verifier, expectedState: state }))
        ),
      list: async (signal) => {
        const exit = await runPromiseExit(workspaces, { signal })
        if (Exit.isSuccess(exit)) return exit.value
        throw Cause.hasInterruptsOnly(exit.cause) ? signal?.reason : Cause.squash(exit.cause)
      },
      createProject: (name) =>
        runPromise(Effect.flatMap(Client, ({ projects }) => projects.create({ payload: { name } }))),
      allProjects: () =>
        runPromise(
          Effect.flatMap(Client, ({ projects }) =>
            Stream.runCollect(Stream.map(Pagination.items(projects.list, { query: { limit: 2 } }), ({ name }) =>
              name)))
        ),
      createBuild: () =>
        runPromise(Effect.map(
          Effect.flatMap(Client, ({ builds }) =>
            builds.create({ payload: { source: "cli", commitSha: "abc", branchName: "main" } })),
          ({ id }) =>
            id
        )),
      setBuild: (buildId, state) =>
        runPromise(Effect.flatMap(Client, ({ builds }) => builds.update({ params: { buildId }, payload: { state } }))),
      followBuild: (id, tell) =>
        runPromise(
          Effect.flatMap(Client, (client) =>
            Stream.runForEach(Logs.build(client, id), ({ text }) => Effect.promise(() => tell(text))))
        ),
      ofNothing: () =>
        runPromise(
          Effect.flatMap(Client, ({ projects }) => projects.get({ params: { id: "proj_none" } })).pipe(
            Effect.as("found"),
            Effect.catchTag("NotFound", ({ code, status }) => Effect.succeed(`${status} ${code}`))
          )
        ),
      ofNobody: () =>
        Effect.runPromise(
          Effect.as(workspaces, "answered").pipe(
            Effect.catchTag("FetchError", ({ name, reason }) => Effect.succeed(`${name} ${reason._tag}`)),
            Effect.provide(withToken(settings.refused, settings.token, http))
          )
        ),
      createAtCut: (between) =>
        Effect.runPromise(
          Effect.flatMap(Client, (client) =>
            client.workspaces.list().pipe(
              Effect.andThen(Effect.promise(between)),
              Effect.andThen(client.projects.create({ payload: { name: "one" } }))
            )).pipe(
              Effect.as("created"),
              Effect.catchTag("FetchError", ({ name, reason }) => Effect.succeed(`${name} ${reason._tag}`)),
              // What came is no project.
              Effect.catch(({ name }) => Effect.succeed(name)),
              Effect.provide(withToken(settings.cutting, settings.token, http))
            )
        ),
      logout: () => runPromise(Effect.flatMap(OAuth.OAuth, ({ logout }) => logout))
    }
  }
