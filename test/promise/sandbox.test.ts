/** `createSandbox`: a sandbox for programs without Effect, called by `fetch` and without a port. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as published from "@prisma/management-api-sdk"
import { decodeJwt } from "jose"
import * as oauth from "oauth4webapi"
import createClient from "openapi-fetch"
import * as childProcess from "node:child_process"
import { gzipSync } from "node:zlib"
import * as path from "node:path"
import { createManagementApiClient, createManagementApiSdk } from "../../src/promise/index.ts"
import type { paths } from "../../src/promise/paths.ts"
import type * as Types from "../../src/promise/sandbox.ts"
import { createSandbox, type Sandbox as PromiseSandbox, SandboxError } from "../../src/promise/sandbox.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { root } from "../support/contract.ts"

/** What a promise rejects with. */
const caught = (promise: Promise<unknown>): Promise<any> =>
  promise.then(() => assert.fail("Nothing was rejected"), (error: unknown) => error)

/** A test with a sandbox of its own. */
const test = (name: string, run: (sandbox: PromiseSandbox) => Promise<void>, options = {}) =>
  it(name, async () => {
    const sandbox = await createSandbox(options)
    try {
      await run(sandbox)
    } finally {
      await sandbox.close()
    }
  })

const bearer = ({ token }: PromiseSandbox) => ({ authorization: `Bearer ${token}` })

const callback = "http://127.0.0.1:51234/callback"

const loginUrl = ({ clientId, url }: PromiseSandbox, change: Record<string, string> = {}) =>
  `${url}/authorize?${new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: callback,
    code_challenge: "x".repeat(43),
    code_challenge_method: "S256",
    ...change
  })}`

/** A deployment to upload to, or to follow. */
const deployment = async (sandbox: PromiseSandbox) => {
  const client = createManagementApiClient({ token: sandbox.token, fetch: sandbox.fetch })
  const project = await client.POST("/v1/projects", { body: {} })
  const projectId = project.data!.data.id
  const service = await client.POST("/v1/services", { body: { projectId, displayName: "web" } })
  const params = { path: { serviceId: service.data!.data.id } }
  const made = await client.POST("/v1/services/{serviceId}/deployments", {
    params,
    body: { portMapping: { http: 3000 } }
  })
  return { client, projectId, id: made.data!.data.id, uploadUrl: made.data!.data.uploadUrl! }
}

/** The log of a build that runs, as it comes. */
const followed = async (sandbox: PromiseSandbox, signal: AbortSignal | null = null) => {
  const { client, projectId } = await deployment(sandbox)
  const runIdentity = { provider: "github", repositoryId: "1", runId: "1", runAttempt: 1 } as const
  const made = await client.POST("/v1/builds", {
    body: { source: "ci", commitSha: "abc123", branchName: "main", projectId, runIdentity }
  })
  const params = { path: { buildId: made.data!.data.id } }
  await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "running", phase: "build" } })
  const url = `${sandbox.url}/v1/builds/${params.path.buildId}/logs?follow=true`
  return { client, params, answer: await sandbox.fetch(url, { headers: bearer(sandbox), signal }) }
}

/** Waits until a request for an operation was received. */
const arrived = async (sandbox: PromiseSandbox, wanted: string) => {
  while (!(await sandbox.requests()).some(({ operation }) => operation === wanted)) continue
}

describe("the powers of a sandbox of promises", () => {
  /** The names in an object, and in the objects in it. */
  const namesIn = (value: object): ReadonlyArray<string> =>
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
      typeof inner === "object" && inner !== null && Object.getPrototypeOf(inner) === Object.prototype
        ? [name, ...namesIn(inner).map((below) => `${name}.${below}`)]
        : [name]
    ).sort()

  const members = Effect.map(Sandbox.Sandbox, namesIn).pipe(Effect.provide(Sandbox.layer()), Effect.runPromise)

  test("a sandbox of promises has every power of a running one, by the same names", async (sandbox) => {
    const { close: _, fetch: __, ...powers } = sandbox
    assert.deepStrictEqual(namesIn(powers), await members)
  })

  it("a sandbox on a server has every power of a running one, by the same names", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ control: true })
      const sandbox = yield* Effect.promise(() => createSandbox({ server: url }))
      const { close: _, fetch: __, ...powers } = sandbox
      assert.deepStrictEqual(namesIn(powers), yield* Effect.promise(() => members))
    }).pipe(Effect.scoped, Effect.runPromise))

  test("a test without Effect makes faults, moves the clock, reads requests and resets", async (sandbox) => {
    const client = createManagementApiClient({ token: sandbox.token, fetch: sandbox.fetch })
    await sandbox.faults.add({ operation: "projects.create", count: 1, status: 503, retryAfter: 0 })
    const refused = await client.POST("/v1/projects", { body: { name: "shop" } })
    assert.strictEqual(refused.response.status, 503)
    const { data } = await client.POST("/v1/projects", { body: { name: "shop" } })
    assert.strictEqual(data!.data.database?.status, "provisioning")
    await sandbox.clock.advance("1 minute")
    const params = { path: { databaseId: data!.data.database!.id } }
    assert.strictEqual((await client.GET("/v1/databases/{databaseId}", { params })).data!.data.status, "ready")
    assert.deepStrictEqual((await sandbox.requests()).map(({ operation }) => operation), [
      "projects.create",
      "projects.create",
      "databases.get"
    ])
    await sandbox.reset()
    assert.deepStrictEqual((await client.GET("/v1/projects")).data!.data, [])
    assert.strictEqual((await client.GET("/v1/me")).data!.data.workspace!.id, sandbox.workspaceId)
  })

  test("a fixture names what a sandbox takes and gives, without Effect", async (sandbox) => {
    const user: Types.User = { email: "ada@example.com" }
    const seed: Types.Seed = { projects: [{ name: "shop" }] }
    const seeded = await createSandbox({ users: [user], seed })
    const taken: Types.Snapshot = await seeded.snapshot()
    await sandbox.restore(taken)
    const where: Types.FaultWhere = { method: "POST" }
    await sandbox.faults.add({ where, status: 503 })
    const pending: ReadonlyArray<Types.PendingFault> = await sandbox.faults.pending()
    assert.deepStrictEqual(pending.map(({ fault }) => fault.where?.method), [where.method])
    const decision: Types.LoginDecision = { decision: "deny" }
    await sandbox.logins.next(decision)
    assert.lengthOf(await sandbox.logins.pending(), 1)
    const asked: Types.LoginTokensRequest = { expiresIn: 60 }
    const tokens: Types.LoginTokens = await sandbox.logins.tokens(asked)
    assert.strictEqual(tokens.expires_in, 60)
    const clock: Types.SandboxClock = sandbox.clock
    assert.instanceOf(await clock.now(), Date)
    assert.isUndefined(sandbox.id)
  })

  it("an invalid fault, login, time or application rejects with a SandboxError, in this process and on a server", () =>
    Effect.runPromise(Effect.scoped(Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ control: true })
      const sandboxes = yield* Effect.promise(() => Promise.all([createSandbox(), createSandbox({ server: url })]))
      for (const sandbox of sandboxes) {
        const mistyped = { id: "web", redirectUri: callback } as object as Parameters<typeof sandbox.registerClient>[0]
        const refused = [
          [() => sandbox.faults.add({ status: 42 }), /status must be/],
          [() => sandbox.faults.remove("fault_9"), /Unknown fault fault_9: no faults are active/],
          [() => sandbox.logins.next({ user: "eve@example.com" }), /Unknown user\. Known users: sandbox@example\.com/],
          [() => sandbox.logins.tokens({ expiresIn: 0 }), /whole number of seconds/],
          [() => sandbox.advance(-1), /clock moves ahead only/],
          [() => sandbox.clock.set("soon"), /between 1970 and the year 8000/],
          [() => sandbox.rotateKeys({ dorp: true } as object), /Unknown field `dorp`\. Known fields: `drop`/],
          [() => sandbox.registerClient({ id: "" }), /id of a client/],
          [() => sandbox.registerClient(mistyped), /Unknown field `redirectUri`/]
        ] as const
        for (const [ask, said] of refused) {
          const error = yield* Effect.promise(() => caught(ask()))
          assert.instanceOf(error, SandboxError)
          assert.strictEqual(error.reason, "ControlInvalid", error.message)
          assert.match(error.message, said)
        }
        yield* Effect.promise(() => sandbox.close())
      }
    }))))

  for (
    const [options, expected] of [
      [{ tokenTTL: 60 }, /Unknown option "tokenTTL". Known options: token, workspace, tokenTtl/],
      [{ token: 7 }, /option token must be a string/],
      [{ clients: "web" }, /clients must be a list of applications/],
      [{ clients: ["web"] }, /clients\[0\]: A client must be an object/],
      [{ clients: [{ id: "web" }, {}] }, /clients\[1\]: id: /],
      [{ clients: [{ id: 5 }] }, /clients\[0\]: id: Expected string/],
      [{ clients: [{ id: "web", redirectUris: "https://a.example/cb" }] }, /redirectUris: Expected a list of URLs/],
      [{ clients: [{ id: "web", secret: 5 }] }, /secret: Expected a string/],
      [
        { clients: [{ id: "web", redirectUri: "https://a.example/cb" }] },
        /Unknown field `redirectUri`. Known fields: `id`/
      ],
      [{ token: " " }, /token is blank/],
      [{ server: "localhost" }, /server must be the URL of a running sandbox/],
      [{ server: "http://127.0.0.1:1" }, /No sandbox answers at http:\/\/127.0.0.1:1/]
    ] as const
  ) {
    it(`a sandbox is not made with ${JSON.stringify(options)}, and its error says why`, async () => {
      // Programs in JavaScript have no compiler.
      const error = await caught(createSandbox(options as object))
      assert.instanceOf(error, SandboxError)
      assert.match(error.message, expected)
    })
  }

  it("a sandbox on a server is refused clients that make no sense, as one in process is", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ control: true })
      for (
        const clients of [[{}], [{ id: 5 }], [{ id: "a", redirectUris: "https://a.example" }], [{ id: "a", uri: "" }]]
      ) {
        const options = { clients } as object
        const [here, there] = yield* Effect.promise(() =>
          Promise.all([caught(createSandbox(options)), caught(createSandbox({ server: url, ...options }))])
        )
        assert.deepStrictEqual([here.reason, there.reason], ["OptionsInvalid", "OptionsInvalid"])
        assert.include(there.message, here.message)
      }
    }).pipe(Effect.scoped, Effect.runPromise))

  it("a sandbox on a server without control says how to start that", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      const error = yield* Effect.promise(() => caught(createSandbox({ server: url })))
      assert.match(error.message, /offers no control: start it with `--control`/)
    }).pipe(Effect.scoped, Effect.runPromise))

  it("a hundred sandboxes in one process share nothing", async () => {
    const sandboxes = await Promise.all(Array.from({ length: 100 }, () => createSandbox()))
    const names = await Promise.all(sandboxes.map(async (sandbox, n) => {
      const client = createManagementApiClient({ token: sandbox.token, fetch: sandbox.fetch })
      if (n % 3 === 0) await sandbox.faults.add({ operation: "projects.create", status: 500 })
      await client.POST("/v1/projects", { body: { name: `p${n}` } })
      if (n % 3 === 1) await sandbox.reset()
      return (await client.GET("/v1/projects")).data!.data.map(({ name }) => name)
    }))
    assert.deepStrictEqual(names, sandboxes.map((_, n) => n % 3 === 2 ? [`p${n}`] : []))
    await Promise.all(sandboxes.map(({ close }) => close()))
  })
})

describe("clients with the fetch of a sandbox", () => {
  test("the SDK of promises logs in, by its default hosts and without a network", async (sandbox) => {
    let stored: unknown = null
    const sdk = createManagementApiSdk({
      clientId: sandbox.clientId,
      redirectUri: callback,
      fetch: sandbox.fetch,
      tokenStorage: {
        getTokens: () => Promise.resolve(stored as never),
        setTokens: (tokens) => Promise.resolve(void (stored = tokens)),
        clearTokens: () => Promise.resolve(void (stored = null))
      }
    })
    const { state, url, verifier } = await sdk.getLoginUrl({ scope: "workspace:admin offline_access" })
    const answer = await sandbox.fetch(url, { redirect: "manual" })
    await sdk.handleCallback({ callbackUrl: answer.headers.get("location")!, verifier, expectedState: state })
    assert.strictEqual((await sdk.client.GET("/v1/me")).data!.data.workspace!.id, sandbox.workspaceId)
    await sandbox.faults.expireTokens()
    assert.strictEqual((await sdk.client.GET("/v1/me")).response.status, 200)
    const operations = (await sandbox.requests()).map(({ operation }) => operation)
    assert.deepStrictEqual(operations.slice(-3), ["me.get", "oauth.token", "me.get"])
  }, { autoApprove: true })

  test("the published SDK and openapi-fetch call a sandbox", async (sandbox) => {
    const ofPublished = published.createManagementApiClient({ token: sandbox.token, fetch: sandbox.fetch } as never)
    const { data } = await ofPublished.POST("/v1/projects", { body: { name: "shop" } } as never) as never as {
      readonly data: { readonly data: { readonly name: string } }
    }
    assert.strictEqual(data.data.name, "shop")
    const ofFetch = createClient<paths>({ baseUrl: sandbox.url, fetch: sandbox.fetch, headers: bearer(sandbox) })
    assert.deepStrictEqual((await ofFetch.GET("/v1/projects")).data!.data.map(({ name }) => name), ["shop"])
  })

  test("oauth4webapi discovers the authorization server by its real name, and logs in", async (sandbox) => {
    const options = { [oauth.customFetch]: sandbox.fetch }
    const issuer = new URL("https://auth.prisma.io")
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...options })
    )
    const client = { client_id: sandbox.clientId }
    const verifier = oauth.generateRandomCodeVerifier()
    const login = new URL(server.authorization_endpoint!)
    for (
      const [name, value] of Object.entries({
        response_type: "code",
        client_id: sandbox.clientId,
        redirect_uri: callback,
        scope: "workspace:admin offline_access",
        state: "s",
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256"
      })
    ) login.searchParams.set(name, value)
    const answer = await sandbox.fetch(login, { redirect: "manual" })
    const parameters = oauth.validateAuthResponse(server, client, new URL(answer.headers.get("location")!), "s")
    const tokens = await oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, callback, verifier, options)
    )
    const me = await sandbox.fetch("https://api.prisma.io/v1/me", {
      headers: { authorization: `Bearer ${tokens.access_token}` }
    })
    assert.strictEqual(me.status, 200)
  }, { autoApprove: true })
})

describe("fetch of a sandbox", () => {
  test("a public URL is its name in all that it says, whichever host a request names", async (sandbox) => {
    const publicUrl = "https://sandbox.example.com"
    assert.strictEqual(sandbox.url, publicUrl)
    for (const host of [publicUrl, "http://localhost", "https://auth.prisma.io"]) {
      const metadata: any = await (await sandbox.fetch(`${host}/.well-known/oauth-authorization-server`)).json()
      assert.strictEqual(metadata.issuer, publicUrl)
      assert.strictEqual(metadata.token_endpoint, `${publicUrl}/token`)
      const health: any = await (await sandbox.fetch(`${host}/__sandbox/health`)).json()
      assert.strictEqual(health.url, publicUrl)
      const device: any = await (await sandbox.fetch(`${host}/device_authorization`, {
        method: "POST",
        body: new URLSearchParams({ client_id: sandbox.clientId })
      })).json()
      assert.strictEqual(device.verification_uri, `${publicUrl}/device`)
    }
    const { access_token } = await sandbox.logins.tokens()
    assert.strictEqual(decodeJwt(access_token).iss, publicUrl)
  }, { publicUrl: "https://sandbox.example.com" })

  test("a response knows its URL, and a HEAD has no body", async (sandbox) => {
    const url = `${sandbox.url}/v1/projects?limit=1`
    const got = await sandbox.fetch(new URL(url), { headers: bearer(sandbox) })
    assert.deepStrictEqual([got.url, got.redirected, got.ok], [url, false, true])
    const head = await sandbox.fetch(new Request(url, { method: "HEAD", headers: bearer(sandbox) }))
    assert.deepStrictEqual([head.status, await head.text()], [200, ""])
  })

  test("what is no URL of http rejects as fetch does", async (sandbox) => {
    for (const url of ["/v1/projects", "ftp://localhost/v1/projects", ""]) {
      assert.instanceOf(await caught(sandbox.fetch(url)), TypeError)
    }
  })

  test("a connection that is cut rejects as fetch does, and what was carried out is", async (sandbox) => {
    await sandbox.faults.add({ operation: "projects.create", count: 1, cut: true, carriedOut: true })
    const create = () => sandbox.fetch(`${sandbox.url}/v1/projects`, { method: "POST", headers: bearer(sandbox) })
    const error = await caught(create())
    assert.deepStrictEqual([error.constructor, error.message], [TypeError, "fetch failed"])
    const projects = await sandbox.fetch(`${sandbox.url}/v1/projects`, { headers: bearer(sandbox) })
    assert.lengthOf((await projects.json()).data, 1)
  })

  test("a body that is cut rejects as fetch does, after the half of it that came", async (sandbox) => {
    await sandbox.faults.add({ operation: "me.get", count: 1, cut: "body" })
    const answer = await sandbox.fetch(`${sandbox.url}/v1/me`, { headers: bearer(sandbox) })
    assert.strictEqual(answer.status, 200)
    const error = await caught(answer.text())
    assert.deepStrictEqual([error.constructor, error.message], [TypeError, "terminated"])
    assert.deepStrictEqual(await sandbox.faults.pending(), [])
  })

  test("a signal that aborts rejects with its reason, whatever that is: before, and while the answer is late", async (sandbox) => {
    await sandbox.faults.add({ operation: "me.get", latency: "1 hour" })
    const ask = (signal: AbortSignal) => sandbox.fetch(`${sandbox.url}/v1/me`, { headers: bearer(sandbox), signal })
    const before = await ask(AbortSignal.abort()).then(() => assert.fail(), (error: unknown) => error)
    assert.strictEqual((before as DOMException).name, "AbortError")
    const controller = new AbortController()
    const answer = ask(controller.signal).then(() => assert.fail(), (reason: unknown) => reason)
    await arrived(sandbox, "me.get")
    controller.abort("no more")
    assert.strictEqual(await answer, "no more")
  })

  test("a signal that aborts ends a body that is still coming", async (sandbox) => {
    const controller = new AbortController()
    const { answer } = await followed(sandbox, controller.signal)
    assert.strictEqual(answer.status, 200)
    const text = caught(answer.text())
    controller.abort()
    assert.strictEqual((await text).name, "AbortError")
  })

  test("redirects are followed, given or refused, as the request says", async (sandbox) => {
    const manual = await sandbox.fetch(loginUrl(sandbox), { redirect: "manual" })
    assert.strictEqual(manual.status, 302)
    const followed = await sandbox.fetch(loginUrl(sandbox))
    assert.deepStrictEqual([followed.status, followed.redirected], [404, true])
    assert.isTrue(followed.url.startsWith(`${callback}?code=`))
    assert.instanceOf(await caught(sandbox.fetch(loginUrl(sandbox), { redirect: "error" })), TypeError)
  }, { autoApprove: true })

  test("a redirect changes a request as the Fetch standard says", async (sandbox) => {
    const redirect = (status: number, location: string) =>
      sandbox.faults.add({ operation: "projects.create", count: 1, status, body: "", headers: { location } })
    const create = (body: BodyInit) =>
      sandbox.fetch(`${sandbox.url}/v1/projects`, {
        method: "POST",
        headers: { ...bearer(sandbox), "content-type": "application/json" },
        body
      })
    await redirect(307, "/v1/projects")
    const again = await create("{\"name\":\"again\"}")
    assert.strictEqual((await again.json()).data.name, "again")
    await redirect(303, "/v1/projects")
    assert.lengthOf((await (await create("{}")).json()).data, 1)
    await redirect(307, "https://elsewhere.example/v1/projects")
    const elsewhere = await create("{}")
    assert.deepStrictEqual([elsewhere.status, elsewhere.url], [401, "https://elsewhere.example/v1/projects"])
    assert.isUndefined((await sandbox.requests()).at(-1)!.headers["authorization"])
    await sandbox.faults.add({ operation: "me.get", status: 302, body: "", headers: { location: "/v1/me" } })
    assert.instanceOf(await caught(sandbox.fetch(`${sandbox.url}/v1/me`, { headers: bearer(sandbox) })), TypeError)
  })

  test("bodies are forms, streams and nothing, and none is larger than the limit", async (sandbox) => {
    const ask = (path: string, init: RequestInit) => sandbox.fetch(sandbox.url + path, { method: "POST", ...init })
    const form = await ask("/token", { body: new URLSearchParams({ grant_type: "password", client_id: "sandbox" }) })
    assert.strictEqual((await form.json()).error, "unsupported_grant_type")
    const json = { ...bearer(sandbox), "content-type": "application/json" }
    const bytes = new TextEncoder().encode("{\"name\":\"streamed\"}")
    const stream = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(bytes)
        controller.close()
      }
    })
    const streamed = await ask("/v1/projects", { headers: json, body: stream, duplex: "half" } as RequestInit)
    assert.strictEqual((await streamed.json()).data.name, "streamed")
    assert.strictEqual((await ask("/v1/projects", { headers: bearer(sandbox) })).status, 201)
    const large = await ask("/v1/projects", { headers: json, body: " ".repeat(5 * 1024 * 1024) })
    assert.strictEqual(large.status, 413)
    const parts = new FormData()
    parts.set("name", "shop")
    assert.strictEqual((await ask("/v1/projects", { headers: bearer(sandbox), body: parts })).status, 415)
  })

  test("an archive is uploaded where the answer says, and an upload of nothing is none", async (sandbox) => {
    const { uploadUrl } = await deployment(sandbox)
    const put = (body: BodyInit | null) => sandbox.fetch(uploadUrl, { method: "PUT", body })
    assert.strictEqual((await put(gzipSync("app"))).status, 200)
    assert.strictEqual((await put(gzipSync("app"))).status, 412)
    const other = await deployment(sandbox)
    assert.strictEqual((await sandbox.fetch(other.uploadUrl, { method: "PUT" })).status, 200)
  })

  test("a log that is followed comes as it happens", async (sandbox) => {
    const { answer, client, params } = await followed(sandbox)
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader.read()
    assert.isFalse(first.done)
    await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "failed", errorMessage: "no tests" } })
    let rest = ""
    for (let read = await reader.read(); !read.done; read = await reader.read()) rest += read.value
    assert.match(rest, /no tests/)
  })
})

describe("a sandbox that is closed", () => {
  it("a closed sandbox says so, and ends what it still answered", async () => {
    const sandbox = await createSandbox()
    await sandbox.faults.add({ operation: "me.get", latency: "1 hour" })
    const me = () => sandbox.fetch(`${sandbox.url}/v1/me`, { headers: bearer(sandbox) })
    const waiting = caught(me())
    await arrived(sandbox, "me.get")
    await sandbox.close()
    for (const error of [await waiting, await caught(me())]) {
      assert.instanceOf(error, TypeError)
      assert.match((error.cause as Error).message, /sandbox was closed/)
    }
    for (const power of [sandbox.reset, sandbox.requests, sandbox.faults.clear, () => sandbox.advance(1)]) {
      const error = await caught(power())
      assert.instanceOf(error, SandboxError)
      assert.strictEqual(error.reason, "Closed")
    }
    await sandbox.close()
  })

  it("`await using` closes a sandbox at the end of its block", async () => {
    let left: PromiseSandbox
    {
      await using sandbox = await createSandbox()
      left = sandbox
      assert.strictEqual((await sandbox.fetch(`${sandbox.url}/v1/me`, { headers: bearer(sandbox) })).status, 200)
    }
    assert.instanceOf(await caught(left.reset()), SandboxError)
  })

  it("a program that closes no sandbox ends by itself, and with no rejection that nobody handles", () => {
    const program = `
      import { createSandbox } from "effect-prisma-management/promise/sandbox"
      const sandbox = await createSandbox()
      await sandbox.faults.add({ operation: "me.get", cut: true })
      await sandbox.fetch("http://localhost/v1/me").catch(() => {})
      await sandbox.fetch("http://localhost/v1/projects")
      const closed = await createSandbox()
      await closed.close()
      console.log("done")`
    const { status, stderr, stdout } = childProcess.spawnSync(
      path.join(root, "node_modules/.bin/node"),
      ["--conditions=effect-prisma-management:source", "--input-type=module", "--eval", program],
      { cwd: root, encoding: "utf8" }
    )
    assert.deepStrictEqual([status, stdout, stderr], [0, "done\n", ""])
  })
})
