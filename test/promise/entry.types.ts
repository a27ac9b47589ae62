/**
 * What a program of the published SDK says with its types, it can say with ours: what it gives is taken, and what it gets is what
 * it expects. A difference is a compile error that names the type.
 */
import type * as Published from "@prisma/management-api-sdk"
import type * as Ours from "../../src/promise/index.ts"

type Assignable<From, To> = [From] extends [To] ? true : false

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false

type Both<A, B> = Assignable<A, B> extends true ? Assignable<B, A> : false

type None<Names extends PropertyKey> = { readonly [Name in Names]: "not as in the published SDK" }

type Wrong<Answers> = { [Name in keyof Answers]: Answers[Name] extends true ? never : Name }[keyof Answers]

/** What a program of the published SDK imports. */
export const names: None<Exclude<keyof typeof Published, keyof typeof Ours>> = {}

/** What a program gives us: whatever it could give the published SDK. */
type Given = {
  readonly TokenStorage: Assignable<Published.TokenStorage, Ours.TokenStorage>
  readonly Tokens: Assignable<Published.Tokens, Ours.Tokens>
  readonly ManagementApiClientConfig: Assignable<Published.ManagementApiClientConfig, Ours.ManagementApiClientConfig>
  readonly LoginUrlOptions: Assignable<Published.LoginUrlOptions, Ours.LoginUrlOptions>
  readonly HandleCallbackOptions: Assignable<Published.HandleCallbackOptions, Ours.HandleCallbackOptions>
  readonly AsyncCallOptions: Assignable<Published.AsyncCallOptions, Ours.AsyncCallOptions>
  readonly clientOptions: Assignable<
    Parameters<typeof Published.createManagementApiClient>,
    Parameters<typeof Ours.createManagementApiClient>
  >
}

export const given: None<Wrong<Given>> = {}

/** What a program gets of us: at least what it gets of the published SDK. */
type Got = {
  readonly TokenStorage: Assignable<Ours.TokenStorage, Published.TokenStorage>
  readonly Tokens: Assignable<Ours.Tokens, Published.Tokens>
  readonly LoginResult: Both<Ours.LoginResult, Published.LoginResult>
  readonly getLoginUrl: Assignable<Ours.ManagementApiSdk["getLoginUrl"], Published.ManagementApiSdk["getLoginUrl"]>
  readonly handleCallback: Assignable<
    Ours.ManagementApiSdk["handleCallback"],
    Published.ManagementApiSdk["handleCallback"]
  >
  readonly logout: Assignable<Ours.ManagementApiSdk["logout"], Published.ManagementApiSdk["logout"]>
  readonly methodsOfClient: Both<keyof Ours.ManagementApiClient, keyof Published.ManagementApiClient>
  readonly clientOfSdk: Same<Ours.ManagementApiSdk["client"], Ours.ManagementApiClient>
  readonly clientOf: Same<ReturnType<typeof Ours.createManagementApiClient>, Ours.ManagementApiClient>
  readonly AuthError: Assignable<Ours.AuthError, Error & { readonly refreshTokenInvalid: boolean }>
  readonly FetchError: Assignable<Ours.FetchError, Error & { readonly cause?: unknown }>
  readonly paths: Assignable<Ours.paths, Published.paths>
  readonly operations: Assignable<Ours.operations, Published.operations>
}

export const got: None<Wrong<Got>> = {}

/** Calls as programs write them, of each kind: the parameters and the answers of both clients. */
const callsOf = {
  published: (client: Published.ManagementApiClient) => ({
    list: client.GET<"/v1/workspaces", {}>,
    get: client.GET<"/v1/projects/{id}", { params: { path: { id: string } } }>,
    query: client.GET<"/v1/projects", { params: { query: { limit: number } } }>,
    create: client.POST<"/v1/projects", { body: { name: string } }>,
    createIn: client.POST<
      "/v1/projects/{projectId}/databases",
      { params: { path: { projectId: string } }; body: { name: string; region: "us-east-1" } }
    >,
    update: client.PATCH<"/v1/projects/{id}", { params: { path: { id: string } }; body: { name: string } }>,
    delete: client.DELETE<"/v1/databases/{databaseId}", { params: { path: { databaseId: string } } }>,
    text: client.GET<"/v1/deployments/{deploymentId}/logs", {
      params: { path: { deploymentId: string } }
      parseAs: "text"
    }>,
    stream: client.GET<"/v1/workspaces", { parseAs: "stream" }>,
    request: client.request<"get", "/v1/workspaces", {}>,
    use: client.use,
    eject: client.eject
  }),
  ours: (client: Ours.ManagementApiClient) => ({
    list: client.GET<"/v1/workspaces", {}>,
    get: client.GET<"/v1/projects/{id}", { params: { path: { id: string } } }>,
    query: client.GET<"/v1/projects", { params: { query: { limit: number } } }>,
    create: client.POST<"/v1/projects", { body: { name: string } }>,
    createIn: client.POST<
      "/v1/projects/{projectId}/databases",
      { params: { path: { projectId: string } }; body: { name: string; region: "us-east-1" } }
    >,
    update: client.PATCH<"/v1/projects/{id}", { params: { path: { id: string } }; body: { name: string } }>,
    delete: client.DELETE<"/v1/databases/{databaseId}", { params: { path: { databaseId: string } } }>,
    text: client.GET<"/v1/deployments/{deploymentId}/logs", {
      params: { path: { deploymentId: string } }
      parseAs: "text"
    }>,
    stream: client.GET<"/v1/workspaces", { parseAs: "stream" }>,
    request: client.request<"get", "/v1/workspaces", {}>,
    use: client.use,
    eject: client.eject
  })
}

type Calls<Client extends keyof typeof callsOf> = ReturnType<(typeof callsOf)[Client]>

type CallDifference = {
  [Name in keyof Calls<"ours">]: Assignable<
    Parameters<Calls<"published">[Name]>,
    Parameters<Calls<"ours">[Name]>
  > extends false ? `${Name}: what it takes`
    : Both<Awaited<ReturnType<Calls<"ours">[Name]>>, Awaited<ReturnType<Calls<"published">[Name]>>> extends false
      ? `${Name}: what it answers`
    : never
}[keyof Calls<"ours">]

export const calls: None<CallDifference> = {}
