/**
 * What a program without Effect does with the installed package: a login by PKCE, calls, a refresh, a logout, the simple client,
 * and what takes several calls, at the sandbox of the package. It ends by itself.
 */
import {
  AuthError,
  connectionString,
  createManagementApiClient,
  createManagementApiSdk,
  FetchError,
  isApiError,
  logs,
  type ManagementApiSdk,
  paginate,
  type Tokens,
  waitFor
} from "effect-prisma-management/promise"
import * as ApiError from "effect-prisma-management/ApiError"
import * as OfEffect from "effect-prisma-management/AuthError"
import { deviceLogin } from "effect-prisma-management/promise/device"
import { fileTokenStorage, loopbackLogin } from "effect-prisma-management/promise/node"
import * as Redacted from "effect/Redacted"
import * as assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"

const startSandbox = async () => {
  const bin = "node_modules/.bin/prisma-management-sandbox"
  const child = spawn(process.execPath, [bin, "--port", "0", "--auto-approve", "--control"], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  let greeting = ""
  for await (const text of child.stdout.setEncoding("utf8")) {
    greeting += text
    if (greeting.includes("Stop it with")) break
  }
  const said = (name: string): string => new RegExp(`^ +${name} +(\\S+)`, "m").exec(greeting)![1]!
  return {
    url: said("API"),
    token: said("Token"),
    workspaceId: said("Workspace"),
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit")
      child.kill()
      await ended
    }
  }
}

type Sandbox = Awaited<ReturnType<typeof startSandbox>>

const goWrong = async ({ url }: Sandbox, what: object) => {
  const { status } = await fetch(`${url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(what) })
  assert.ok(status === 200 || status === 204, String(status))
}

const expireTokens = (sandbox: Sandbox) => goWrong(sandbox, { tokens: "expired" })

const grants = async ({ url }: Sandbox): Promise<ReadonlyArray<string>> => {
  const { data } = await (await fetch(`${url}/__sandbox/requests`)).json() as {
    readonly data: ReadonlyArray<{ readonly operation?: string; readonly body?: { readonly grant_type: string } }>
  }
  return data.flatMap(({ body, operation }) => operation === "oauth.token" ? [body!.grant_type] : [])
}

const logIn = async (api: ManagementApiSdk) => {
  const { state, url, verifier } = await api.getLoginUrl({ scope: "workspace:admin offline_access" })
  const { headers } = await fetch(url, { redirect: "manual" })
  await api.handleCallback({ callbackUrl: headers.get("location")!, verifier, expectedState: state })
}

/** The name of a workspace, and what the type says of it. */
const workspace = async ({ client }: Pick<ManagementApiSdk, "client">): Promise<string | undefined> =>
  (await client.GET("/v1/workspaces")).data?.data[0]?.name

const runSdk = async (sandbox: Sandbox) => {
  let stored: Tokens | null = null
  const storage = {
    getTokens: async (): Promise<Tokens | null> => stored,
    setTokens: async (tokens: Tokens) => void (stored = tokens),
    clearTokens: async () => void (stored = null)
  }
  const make = () =>
    createManagementApiSdk({
      clientId: "sandbox",
      redirectUri: "http://127.0.0.1:51234/callback",
      tokenStorage: storage,
      apiBaseUrl: sandbox.url,
      authBaseUrl: sandbox.url
    })
  let disposed: ManagementApiSdk
  {
    await using api = make()
    await logIn(api)
    const first = await storage.getTokens()
    assert.equal(first?.workspaceId, sandbox.workspaceId)
    assert.equal(await workspace(api), "Sandbox")
    await expireTokens(sandbox)
    assert.deepEqual(await Promise.all([workspace(api), workspace(api)]), ["Sandbox", "Sandbox"])
    assert.notEqual((await storage.getTokens())?.accessToken, first?.accessToken)
    assert.deepEqual(await grants(sandbox), ["authorization_code", "refresh_token"])
    await api.logout()
    assert.equal(await storage.getTokens(), null)
    await assert.rejects(workspace(api), (error) => error instanceof AuthError && error.reason._tag === "NotLoggedIn")
    disposed = api
  }
  await assert.rejects(workspace(disposed), AuthError)
  // One that nobody disposes of keeps no program alive either.
  await logIn(make())
}

/** The logins of a command-line program, whose tokens are in a file. */
const runLogins = async ({ url }: Sandbox) => {
  const scope = "workspace:admin offline_access"
  const tokenStorage = fileTokenStorage({ path: "tokens/tokens.json" })
  const config = { clientId: "sandbox", apiBaseUrl: url, authBaseUrl: url, tokenStorage }
  await using api = createManagementApiSdk(config)
  const codes: Array<string> = []
  for (
    const login of [
      () => loopbackLogin(config, { scope, open: (page) => fetch(page) }),
      () => deviceLogin(config, { scope, onCode: ({ userCode }) => codes.push(userCode) })
    ]
  ) {
    await login()
    assert.equal(await workspace(api), "Sandbox")
    await api.logout()
    assert.equal(await tokenStorage.getTokens(), null)
  }
  assert.match(codes.join(), /^[B-Z]{4}-[B-Z]{4}$/)
}

const runClient = async ({ token, url }: Sandbox) => {
  const client = createManagementApiClient({ token, baseUrl: url })
  assert.equal(await workspace({ client }), "Sandbox")
  const { error, response } = await client.GET("/v1/projects/{id}", { params: { path: { id: "proj_none" } } })
  assert.equal(response.status, 404)
  assert.equal(error?.error.code, "resource-not-found")
}

/** What takes several calls, while the API refuses now and then. */
const runReading = async (sandbox: Sandbox) => {
  const client = createManagementApiClient({ token: sandbox.token, baseUrl: sandbox.url, retries: { base: 1 } })
  const { data } = await client.POST("/v1/projects", { body: { name: "blog" } })
  assert.ok(data)
  assert.match(connectionString(data, { prefer: "direct" }).value, /^postgres(ql)?:/)
  await client.POST("/v1/projects", { body: { name: "shop", createDatabase: false } })
  await goWrong(sandbox, { operation: "projects.list", status: 503, count: 2 })
  const names: Array<string> = []
  for await (const { name } of paginate(client, "/v1/projects", { params: { query: { limit: 1 } } })) names.push(name)
  assert.deepEqual(names.toSorted(), ["blog", "shop"])
  const seen: Array<string> = []
  await waitFor.database(client, data.data.database!.id, { onChange: ({ status }) => seen.push(status) })
  assert.equal(seen.at(-1), "ready")
  const report = { source: "ci", commitSha: "c0ffee", branchName: "main", projectId: data.data.id } as const
  const build = (await client.POST("/v1/builds", { body: report })).data!.data
  const params = { path: { buildId: build.id } }
  await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "running" } })
  await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "succeeded" } })
  const lines: Array<string> = []
  for await (const { text } of logs.build(client, build.id)) lines.push(text)
  assert.ok(lines.length >= 2)
  await assert.rejects(waitFor.database(client, "db_none"), (error) => {
    assert.ok(isApiError(error))
    // One class for both entries, in whichever files they are.
    assert.ok(error instanceof ApiError.NotFound)
    return true
  })
}

/** The engine is a file with an Effect of its own. What leaves it is everybody's. */
const runBrokenStorage = async ({ url }: Sandbox) => {
  const broken = async (): Promise<never> => {
    throw new Error("no storage")
  }
  const api = createManagementApiSdk({
    clientId: "sandbox",
    apiBaseUrl: url,
    tokenStorage: { getTokens: broken, setTokens: broken, clearTokens: broken }
  })
  await assert.rejects(workspace(api), (error) => {
    assert.ok(error instanceof OfEffect.AuthError)
    assert.equal(error.reason._tag, "StorageFailed")
    assert.ok(Redacted.isRedacted(error.cause))
    assert.equal(String(Redacted.value(error.cause)), "Error: no storage")
    return true
  })
}

await using sandbox = await startSandbox()
await runBrokenStorage(sandbox)
await runSdk(sandbox)
await runLogins(sandbox)
await runClient(sandbox)
await runReading(sandbox)
const nowhere = createManagementApiClient({ baseUrl: "http://127.0.0.1:1" })
await assert.rejects(workspace({ client: nowhere }), FetchError)
