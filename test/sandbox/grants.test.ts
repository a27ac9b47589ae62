/** What the sandbox remembers of logins, for how long, and for whom; and what it lets a token of another workspace see. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Browser from "./support/browser.ts"
import * as OAuth from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

const serve = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve({
    clients: [{ id: "sandbox", redirectUris: "loopback" }, { id: "other", redirectUris: "loopback" }]
  })
  const wire = OAuth.make(sandbox)
  const decide = (page: Browser.Page) =>
    Effect.promise(() => Browser.send(sandbox.url, { ...Browser.fieldsOf(page), decision: "approve" }))
  return { ...wire, code: wire.code(), decide, page: wire.authorize() }
})

describe("logins that are under way at once", () => {
  it.effect("are each decided, in whatever order", () =>
    Effect.gen(function*() {
      const { decide, page } = yield* serve
      const pages = [yield* page, yield* page, yield* page]
      for (const one of pages.reverse()) assert.strictEqual((yield* decide(one)).status, 303)
    }))

  it.effect("are forgotten when they are over, and no other one with them", () =>
    Effect.gen(function*() {
      const { decide, page } = yield* serve
      const early = yield* page
      yield* TestClock.adjust("5 minutes")
      const late = yield* page
      yield* TestClock.adjust("5 minutes")
      yield* page
      assert.strictEqual((yield* decide(early)).status, 400)
      assert.strictEqual((yield* decide(late)).status, 303)
    }))
})

describe("a code that comes back", () => {
  for (
    const [when, wait, isEnded] of [
      ["within a day after its end", "1440 minutes", true],
      ["later, when nobody knows it any more", "1442 minutes", false]
    ] as const
  ) {
    it.effect(`${when} is refused, and ${isEnded ? "ends" : "does not end"} its login`, () =>
      Effect.gen(function*() {
        const { code, exchange, refresh } = yield* serve
        const spent = yield* code
        const { body: { refresh_token: token } } = yield* exchange(spent)
        yield* TestClock.adjust(wait)
        // Another login: what is over is forgotten with it.
        yield* exchange(yield* code)
        assert.strictEqual((yield* exchange(spent)).body.error, "invalid_grant")
        assert.strictEqual((yield* refresh(token)).status, isEnded ? 400 : 200)
      }))
  }
})

describe("a refusal of the token endpoint", () => {
  it.effect("says what was wrong", () =>
    Effect.gen(function*() {
      const { code, exchange, post, refresh } = yield* serve
      const said = ({ body }: { readonly body: any }) => [body.error, body.error_description]
      assert.deepStrictEqual(said(yield* exchange("unknown")), [
        "invalid_grant",
        "The code is unknown, expired, used, or belongs to another client."
      ])
      assert.deepStrictEqual(said(yield* exchange(yield* code, { redirect_uri: "http://127.0.0.1:1/callback" })), [
        "invalid_grant",
        "The redirect_uri does not match the authorization request."
      ])
      assert.deepStrictEqual(said(yield* exchange(yield* code, { code_verifier: "w".repeat(43) })), [
        "invalid_grant",
        "The code_verifier does not match the code_challenge."
      ])
      const { body: { access_token, refresh_token } } = yield* exchange(yield* code)
      assert.deepStrictEqual(said(yield* refresh(refresh_token, { scope: "workspace:admin everything" })), [
        "invalid_scope",
        "The scope exceeds what was granted."
      ])
      assert.deepStrictEqual(said(yield* refresh("unknown")), [
        "invalid_grant",
        "The refresh token is unknown, expired, revoked, used, or belongs to another client."
      ])
      for (const token of [access_token, refresh_token]) {
        assert.deepStrictEqual(said(yield* post("/revoke", { token, client_id: "other" })), [
          "invalid_grant",
          "The token was issued to another client."
        ])
      }
    }))
})

describe("the revocation", () => {
  it.effect("of an access token ends that one, and none of another login", () =>
    Effect.gen(function*() {
      const { code, exchange, post, refresh, sandbox, statusOf } = yield* serve
      const { body: first } = yield* exchange(yield* code)
      const { body: second } = yield* exchange(yield* code)
      assert.strictEqual((yield* post("/revoke", { token: second.access_token, client_id: "sandbox" })).status, 200)
      assert.strictEqual(yield* statusOf(second.access_token), 401)
      assert.strictEqual(yield* statusOf(first.access_token), 200)
      assert.strictEqual((yield* refresh(second.refresh_token)).status, 200)
      // A service token is none of the authorization server's.
      const service = Redacted.value(sandbox.token)
      assert.strictEqual((yield* post("/revoke", { token: service, client_id: "sandbox" })).status, 200)
      assert.strictEqual(yield* statusOf(service), 200)
      assert.strictEqual(yield* statusOf(first.access_token), 200)
    }))
})

/** A token of another workspace of the same person's, which sees that one only. */
const stranger = Effect.fnUntraced(function*({ ok }: ReturnType<typeof Wire.make>) {
  const { data: { id: workspaceId } } = yield* ok("workspaces.create", { body: { displayName: "Other" } })
  const { data } = yield* ok("serviceTokens.create", { params: { workspaceId }, body: { name: "ci" } })
  return { token: data.value as string }
})

describe("a sandbox with two people", () => {
  it.effect("lets a person see nothing of another's workspaces", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users: [{ email: "ada@example.com" }] })
      const { ok, refused } = Wire.make(sandbox)
      const { access_token: token, workspace_id: workspaceId } = yield* sandbox.logins.tokens({
        user: "ada@example.com"
      })
      const { data: theirs } = yield* ok("projects.create", { token, body: { createDatabase: false } })
      const { data: own } = yield* ok("projects.create", { body: { createDatabase: false } })
      for (
        const [asker, workspace, project, other] of [
          [undefined, sandbox.workspaceId, own.id, [workspaceId, theirs.id]],
          [token, workspaceId, theirs.id, [sandbox.workspaceId, own.id]]
        ] as const
      ) {
        const by = asker === undefined ? {} : { token: asker }
        assert.deepStrictEqual(Wire.idsOf(yield* ok("workspaces.list", by)), [workspace])
        assert.deepStrictEqual(Wire.idsOf(yield* ok("projects.list", by)), [project])
        yield* refused(404, "workspaces.get", { ...by, params: { id: other[0] } })
        yield* refused(404, "projects.get", { ...by, params: { id: other[1] } })
        yield* refused(403, "projects.create", { ...by, body: { workspaceId: other[0] } })
      }
    }))
})

describe("what a path names", () => {
  it.effect("is a branch of its own project only", () =>
    Effect.gen(function*() {
      const { ok, refused } = Wire.make(yield* Sandbox.serve())
      const { data: one } = yield* ok("projects.create", { body: {} })
      const { data: two } = yield* ok("projects.create", { body: {} })
      const { data: [branch] } = yield* ok("projects.listBranches", { params: { projectId: one.id } })
      yield* ok("applicationTopology.get", { params: { projectId: one.id, branchId: branch.id } })
      const missing = [
        [two.id, branch.id, `Branch ${branch.id} was not found.`],
        [one.id, "br_unknown", "Branch br_unknown was not found."],
        ["proj_unknown", branch.id, "Project proj_unknown was not found."]
      ] as const
      for (const [projectId, branchId, message] of missing) {
        assert.deepInclude(yield* refused(404, "applicationTopology.get", { params: { projectId, branchId } }), {
          message,
          hint: "Check the id, and that the token can see its workspace."
        })
      }
    }))

  it.effect("belongs to a workspace: a token of another one is told so, and lists nothing of it", () =>
    Effect.gen(function*() {
      const wire = Wire.make(yield* Sandbox.serve())
      const { data: { database, id: projectId } } = yield* wire.ok("projects.create", { body: {} })
      const variable = { projectId, key: "A", value: "b", class: "production" }
      yield* wire.ok("environmentVariables.create", { body: variable })
      const token = (yield* stranger(wire)).token
      assert.deepInclude(yield* wire.refused(403, "databases.get", { token, params: { databaseId: database.id } }), {
        message: "The token has no access to this database.",
        hint: "It belongs to another workspace: use a token of that workspace."
      })
      for (const [asker, count] of [[undefined, 1], [token, 0]] as const) {
        const { data } = yield* wire.ok("environmentVariables.list", asker === undefined ? {} : { token: asker })
        assert.lengthOf(data, count)
      }
    }))

  const called = [
    ["branches.get", "branchId", "unknown", "Branch"],
    ["buckets.get", "bucketId", "unknown", "Bucket"],
    ["builds.get", "buildId", "unknown", "Build"],
    ["connections.get", "id", "unknown", "Connection"],
    ["databases.get", "databaseId", "unknown", "Database"],
    ["deployments.get", "deploymentId", "unknown", "Deployment"],
    ["domains.get", "domainId", "unknown", "Domain"],
    ["environmentVariables.get", "envVarId", "unknown", "Environment variable"],
    ["integrations.get", "id", "unknown", "Integration"],
    ["projects.get", "id", "unknown", "Project"],
    ["scmInstallations.listRepositories", "installationId", "unknown", "Installation"],
    ["services.get", "serviceId", "unknown", "Service"],
    ["sourceRepositories.get", "id", "unknown", "Source repository"],
    ["workspaces.get", "id", "unknown", "Workspace"]
  ] as const
  it.effect("is called by its kind where it is not there", () =>
    Effect.gen(function*() {
      const { call } = Wire.make(yield* Sandbox.serve())
      for (const [operation, parameter, id, kind] of called) {
        const { body, status } = yield* call(operation, { params: { [parameter]: id } })
        assert.deepStrictEqual([status, body.error.message], [404, `${kind} ${id} was not found.`], operation)
      }
    }))
})
