/** The tokens of a sandbox that are no logins: JWTs, from which clients read their workspace. And what it is given to start with. */
import { assert, describe, it } from "@effect/vitest"
import * as publishedSdk from "@prisma/management-api-sdk"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, UnsecuredJWT } from "jose"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as Promises from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Tokens from "../../src/Tokens.ts"
import { make as makeOAuth } from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

const tokenOf = ({ token }: Sandbox.Running) => Redacted.value(token)

const verify = (url: string, token: string) =>
  Effect.promise(() => jwtVerify(token, createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`))))

/** A JWT as somebody else would issue it. */
const jwt = (claims: { readonly [name: string]: unknown }): string => {
  const [header, payload] = new UnsecuredJWT(claims).encode().split(".")
  return `${header}.${payload}.c2lnbmF0dXJl`
}

const oidc = jwt({ aud: "prisma-cloud" })

describe("the token of a sandbox", () => {
  it.effect("the token of a sandbox is a JWT of its own key that names the workspace, and never ends", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([Sandbox.serve(), Sandbox.serve()])
      for (const sandbox of [one, two]) {
        const { payload, protectedHeader } = yield* verify(sandbox.url, tokenOf(sandbox))
        assert.strictEqual(payload.sub, `workspace:${sandbox.workspaceId}`)
        assert.notProperty(payload, "exp")
        assert.deepInclude(protectedHeader, { alg: "ES256", typ: "JWT" })
        assert.deepStrictEqual(Tokens.claims(sandbox.token), { workspaceId: sandbox.workspaceId, issuedAt: 0 })
      }
      assert.notStrictEqual(one.workspaceId, two.workspaceId)
      yield* Wire.make(one).refused(401, "me.get", { token: tokenOf(two) })
      const foreign = jwtVerify(tokenOf(two), createRemoteJWKSet(new URL(`${one.url}/.well-known/jwks.json`)))
      assert.isTrue(yield* Effect.promise(() => foreign.then(() => false, () => true)))
    }))

  it.effect("the token of a sandbox in process is such a JWT too, and our client calls with it", () =>
    Effect.gen(function*() {
      const context = yield* Layer.build(Sandbox.layer())
      const { token, workspaceId } = Context.get(context, Sandbox.Sandbox)
      assert.strictEqual(decodeJwt(Redacted.value(token)).sub, `workspace:${workspaceId}`)
      const client = yield* ManagementClient.make({ baseUrl: "http://localhost" }).pipe(
        Effect.provide(Authorization.layerToken(token)),
        Effect.provideContext(context)
      )
      const me = yield* client.me.get()
      assert.strictEqual(me.workspace?.id, workspaceId)
      assert.strictEqual(me.credential.type, "management_token")
    }))

  it.effect("the token of a sandbox is one to the Promise entry and to the published SDK", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const options = { token: tokenOf(sandbox), baseUrl: sandbox.url }
      const ours = yield* Effect.promise(() => Promises.createManagementApiClient(options).GET("/v1/me"))
      assert.strictEqual(ours.data?.data.workspace?.id, sandbox.workspaceId)
      const theirs = yield* Effect.promise(() => publishedSdk.createManagementApiClient(options).GET("/v1/me"))
      assert.strictEqual(theirs.data?.data.workspace?.id, sandbox.workspaceId)
    }))
})

describe("a service token", () => {
  it.effect("a service token names its own workspace, of two, and does not end", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const wire = Wire.make(sandbox)
      const { data: other } = yield* wire.ok("workspaces.create", { body: { displayName: "Other" } })
      for (const workspaceId of [sandbox.workspaceId, other.id]) {
        const { data } = yield* wire.ok("serviceTokens.create", { params: { workspaceId }, body: { name: "ci" } })
        const { payload } = yield* verify(sandbox.url, data.value)
        assert.strictEqual(payload.sub, `workspace:${workspaceId}`)
        assert.notProperty(payload, "exp")
        assert.strictEqual(data.valueHint, data.value.slice(-4))
        yield* TestClock.adjust("400 days")
        const me = yield* wire.ok("me.get", { token: data.value })
        assert.deepInclude(me.data, { user: null })
        assert.strictEqual(me.data.workspace.id, workspaceId)
      }
    }))

  it.effect("two service tokens of one workspace are two tokens, of which one can be revoked", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const wire = Wire.make(sandbox)
      const params = { workspaceId: sandbox.workspaceId }
      const create = wire.ok("serviceTokens.create", { params, body: { name: "ci" } })
      const [one, two] = yield* Effect.all([create, create], { concurrency: "unbounded" })
      assert.notStrictEqual(one.data.value, two.data.value)
      yield* wire.ok("serviceTokens.delete", { params: { ...params, serviceTokenId: one.data.id } })
      yield* wire.refused(401, "me.get", { token: one.data.value })
      yield* wire.ok("me.get", { token: two.data.value })
    }))

  it.effect("the token of a GitHub exchange says when it ends, and ends then by the clock of the sandbox", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const wire = Wire.make(sandbox)
      // Not at a whole second, as JWTs have them only.
      yield* TestClock.adjust("700 millis")
      yield* sandbox.advance("1 hour")
      const { data } = yield* wire.ok("githubActions.exchangeToken", {
        token: null,
        body: { token: oidc, expiresInSeconds: 60 }
      })
      const { exp, iat, sub } = decodeJwt(data.value)
      assert.strictEqual(sub, `workspace:${sandbox.workspaceId}`)
      assert.strictEqual(exp, iat! + 60)
      assert.strictEqual(new Date(exp! * 1000).toISOString(), new Date(data.expiresAt).toISOString())
      assert.strictEqual(Tokens.claims(data.value).expiresAt, exp! * 1000)
      yield* wire.ok("me.get", { token: data.value })
      yield* sandbox.advance("59 seconds")
      yield* wire.ok("me.get", { token: data.value })
      yield* sandbox.advance("1 second")
      yield* wire.refused(401, "me.get", { token: data.value })
    }))

  it.effect("the request log of a sandbox shows no token, wherever a client sends it", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const wire = Wire.make(sandbox)
      const oauth = makeOAuth(sandbox)
      const token = tokenOf(sandbox)
      const { data: project } = yield* wire.ok("projects.create", { body: {} })
      yield* wire.call("projects.transfer", { params: { id: project.id }, body: { recipientAccessToken: token } })
      yield* wire.call("githubActions.exchangeToken", { token: null, body: { token } })
      yield* oauth.post("/revoke", { client_id: "sandbox", token })
      yield* oauth.post(`/v1/projects?access_token=${token}`, { token }, { authorization: `bearer ${token}` })
      const log = JSON.stringify(yield* sandbox.requests)
      assert.include(log, "oauth.revoke")
      for (const part of token.split(".")) assert.notInclude(log, part)
    }))
})

describe("the token and the workspace that a sandbox is given", () => {
  const encrypted = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXY.dGV4dA.dGFn"
  const given: ReadonlyArray<readonly [what: string, options: Sandbox.Options, workspace: string | undefined]> = [
    ["a JWT with `sub`", { token: jwt({ sub: "workspace:wksp_cmine12345" }) }, "wksp_cmine12345"],
    ["a JWT with a bare id", { token: jwt({ sub: "workspace:cmine12345" }) }, "wksp_cmine12345"],
    ["a JWT with `workspace_id`", { token: jwt({ sub: "user_1", workspace_id: "cmine12345" }) }, "wksp_cmine12345"],
    ["a JWT with both claims", { token: jwt({ sub: "workspace:other", workspace_id: "wksp_a1" }) }, "wksp_a1"],
    ["a JWT that has ended", { token: jwt({ sub: "workspace:wksp_a1", exp: 1 }) }, "wksp_a1"],
    ["a JWT without a workspace", { token: jwt({ sub: "user_1" }) }, undefined],
    ["a JWT whose claims are encrypted", { token: encrypted }, undefined],
    ["an opaque token", { token: "test-token" }, undefined],
    ["an opaque token with dots", { token: "a.b.c" }, undefined],
    ["a workspace", { workspace: "wksp_a1" }, "wksp_a1"],
    ["a workspace without prefix", { workspace: "a1" }, "wksp_a1"],
    ["an opaque token and a workspace", { token: "test-token", workspace: "a1" }, "wksp_a1"],
    ["a JWT and its workspace", { token: jwt({ sub: "workspace:a1" }), workspace: "wksp_a1" }, "wksp_a1"]
  ]
  for (const [what, options, workspace] of given) {
    it.effect(`a sandbox that is given ${what} starts with ${workspace ?? "a workspace of its own"}`, () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve(options)
        if (workspace === undefined) assert.match(sandbox.workspaceId, /^wksp_c[a-z0-9]{24}$/)
        else assert.strictEqual(sandbox.workspaceId, workspace)
        if (options.token === undefined) {
          assert.strictEqual(decodeJwt(tokenOf(sandbox)).sub, `workspace:${workspace}`)
        } else assert.strictEqual(tokenOf(sandbox), options.token)
        const wire = Wire.make(sandbox)
        assert.strictEqual((yield* wire.ok("me.get")).data.workspace.id, sandbox.workspaceId)
        for (const id of [sandbox.workspaceId, sandbox.workspaceId.slice("wksp_".length)]) {
          yield* wire.ok("workspaces.get", { params: { id } })
        }
        const { data: project } = yield* wire.ok("projects.create", { body: { workspaceId: sandbox.workspaceId } })
        assert.strictEqual(project.workspace.id, sandbox.workspaceId)
      }))
  }

  const wrong: ReadonlyArray<readonly [what: string, options: Sandbox.Options, says: RegExp]> = [
    ["a blank token", { token: " " }, /^The token is blank: set one, or omit it/],
    ["a token with a space", { token: "a b" }, /^The token must be ASCII letters/],
    [
      "half a JWT",
      { token: jwt({ sub: "workspace:a1" }).split(".").slice(0, 2).join(".") },
      /its claims cannot be read/
    ],
    ["the header of a JWT", { token: jwt({}).split(".")[0]! }, /its claims cannot be read/],
    ["a JWT with broken claims", { token: `${jwt({}).split(".")[0]}.e30x.a` }, /its claims cannot be read/],
    ["a JWT whose claims are a list", { token: `${jwt({}).split(".")[0]}.W10.a` }, /its claims cannot be read/],
    ["a JWT with no id", { token: jwt({ sub: "workspace:" }) }, /workspace "", which is not a workspace id/],
    [
      "a JWT with an id that is none",
      { token: jwt({ sub: "workspace:My Workspace" }) },
      /"My Workspace", which is not a workspace id/
    ],
    ["a JWT with a number for an id", { token: jwt({ workspace_id: {} }) }, /which is not a workspace id/],
    ["an id with a slash", { workspace: "wksp_cmine1234/../x" }, /is not a workspace id/],
    [
      "an id that is a prefix",
      { workspace: "wksp_" },
      /"wksp_" is not a workspace id\. A workspace id is lower-case letters/
    ],
    ["a blank id", { workspace: "" }, /"" is not a workspace id/],
    ["the id of something else", { workspace: "proj_a1" }, /"proj_a1" is not a workspace id/],
    [
      "a JWT and another workspace",
      { token: jwt({ sub: "workspace:a1" }), workspace: "a2" },
      /JWT for the workspace wksp_a1, but the option workspace is wksp_a2: omit one of them/
    ],
    ["a lifetime of tokens that is none", { tokenTtl: 0.5 }, /whole number of seconds/]
  ]
  for (const [what, options, says] of wrong) {
    it.effect(`a sandbox that is given ${what} does not start, and says why`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(Sandbox.serve(options))
        assert.strictEqual(error.reason, "OptionsInvalid")
        assert.match(error.message, says)
        if (options.token !== undefined && options.token !== " ") assert.notInclude(error.message, options.token)
        const exit = yield* Effect.exit(Layer.build(Sandbox.layer(options)))
        assert.isTrue(Exit.isFailure(exit))
        if (Exit.isFailure(exit)) assert.strictEqual(String(Cause.squash(exit.cause)), String(error))
      }))
  }

  it.effect("a sandbox takes up a saved state with its workspace only, whichever way that is given, and leaves another as it is", () =>
    Effect.gen(function*() {
      const home = yield* Effect.acquireRelease(
        Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-workspace-"))),
        (home) => Effect.sync(() => fs.rmSync(home, { recursive: true }))
      )
      const data = path.join(home, "state.json")
      const during = (options: Sandbox.Options) =>
        Effect.scoped(Effect.map(Sandbox.serve({ data, ...options }), (sandbox) => ({ ...sandbox })))
      const first = yield* during({ workspace: "a1" })
      for (const options of [{}, { workspace: "wksp_a1" }]) {
        const { token, workspaceId } = yield* during(options)
        assert.deepStrictEqual([Redacted.value(token), workspaceId], [tokenOf(first), "wksp_a1"])
      }
      const saved = fs.readFileSync(data, "utf8")
      for (const options of [{ workspace: "a2" }, { token: jwt({ sub: "workspace:a2" }) }]) {
        const error = yield* Effect.flip(during(options))
        assert.strictEqual(error.reason, "OptionsInvalid")
        assert.match(error.message, /saved state has the workspace wksp_a1, not wksp_a2: omit the workspace/)
        assert.strictEqual(fs.readFileSync(data, "utf8"), saved)
      }
      const own = jwt({ workspace_id: "a1" })
      assert.strictEqual(tokenOf(yield* during({ token: own })), own)
      assert.strictEqual(tokenOf(yield* during({})), own)
      assert.strictEqual(tokenOf(yield* during({ token: "opaque" })), "opaque")
    }))

  it.effect("a JWT of a sandbox that is gone is one that another can be started with", () =>
    Effect.gen(function*() {
      const gone = yield* Effect.scoped(Sandbox.serve())
      const sandbox = yield* Sandbox.serve({ token: tokenOf(gone) })
      assert.strictEqual(sandbox.workspaceId, gone.workspaceId)
      assert.strictEqual(decodeProtectedHeader(tokenOf(sandbox)).alg, "ES256")
      yield* Wire.make(sandbox).ok("me.get")
    }))
})
