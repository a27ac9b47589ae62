/** A team's life with the API: every one of its operations in a sensible order, each raw answer judged by `openapi.json`. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import { bodyOf, type ContractOperation, operations } from "../support/contract.ts"
import { makeValue, random } from "../support/values.ts"
import { repositoriesAndBuilds, servicesAndDeployments } from "./support/computeSteps.ts"
import { branchesAndDatabases, stacksAndTopology, variablesAndBuckets } from "./support/dataSteps.ts"
import * as Links from "./support/links.ts"
import * as Wire from "./support/wire.ts"

/** Who we are, and what there is. */
const lookAround = Effect.fnUntraced(function*({ ok }: Wire.Wire, workspaceId: string) {
  const me = yield* ok("me.get")
  assert.strictEqual(me.data.workspace.id, workspaceId)
  assert.deepStrictEqual(Wire.idsOf(yield* ok("workspaces.list")), [workspaceId])
  yield* ok("workspaces.get", { params: { id: workspaceId } })
  yield* ok("workspaces.subscription", { params: { id: workspaceId } })
  const all = (yield* ok("regions.list")).data.length
  assert.strictEqual((yield* ok("regions.list", { query: { product: "postgres" } })).data.length * 2, all)
  yield* ok("regions.listPostgres")
  yield* ok("regions.listAccelerate")
})

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

const tokensAndIntegrations = Effect.fnUntraced(function*({ ok, refused }: Wire.Wire, workspaceId: string) {
  const oidc = `${encode({ alg: "RS256" })}.${encode({ aud: "prisma-cloud" })}.signature`
  const { data: exchanged } = yield* ok("githubActions.exchangeToken", {
    token: null,
    body: { token: oidc, expiresInSeconds: 60 }
  })
  yield* ok("me.get", { token: exchanged.value })
  yield* TestClock.adjust(Duration.seconds(60))
  yield* refused(401, "me.get", { token: exchanged.value })
  const refusal = yield* refused(401, "githubActions.exchangeToken", { token: null, body: { token: "not.a.token" } })
  assert.strictEqual(refusal, "unauthorized")

  const params = { workspaceId }
  const { data: token } = yield* ok("serviceTokens.create", { params, body: { name: "ci" } })
  assert.notInclude(JSON.stringify(yield* ok("serviceTokens.list", { params })), token.value)
  assert.strictEqual((yield* ok("me.get", { token: token.value })).data.credential.type, "service_token")
  yield* ok("serviceTokens.delete", { params: { ...params, serviceTokenId: token.id } })
  yield* refused(401, "me.get", { token: token.value })

  const { data: other } = yield* ok("workspaces.create", { body: { displayName: "Other" } })
  for (
    const [id, method] of [[workspaceId, "integrations.delete"], [other.id, "workspaces.deleteIntegration"]] as const
  ) {
    const { data: [integration] } = yield* ok("workspaces.listIntegrations", { params: { workspaceId: id } })
    yield* ok("integrations.get", { params: { id: integration.id } })
    yield* ok(method, { params: { id: integration.id, clientId: integration.id, workspaceId: id } })
    assert.lengthOf((yield* ok("integrations.list", { query: { workspaceId: id } })).data, 0)
  }

  const approval = (id: string) =>
    Effect.map(ok("agentApprovals.get", { params: { approvalId: id } }), ({ status }) => status)
  assert.strictEqual(yield* approval("approval_denied"), "pending")
  yield* TestClock.adjust(Duration.seconds(10))
  assert.strictEqual(yield* approval("approval_denied"), "denied")
  yield* refused(404, "agentApprovals.get", { params: { approvalId: "unknown" } })
  return other.id as string
})

const leave = Effect.fnUntraced(
  function*({ ok, refused }: Wire.Wire, projectId: string, branchId: string, otherWorkspace: string) {
    yield* ok("branches.delete", { params: { branchId } })
    const { data: recipient } = yield* ok("serviceTokens.create", {
      params: { workspaceId: otherWorkspace },
      body: { name: "them" }
    })
    yield* ok("projects.transfer", { params: { id: projectId }, body: { recipientAccessToken: recipient.value } })
    yield* ok("projects.get", { params: { id: projectId }, token: recipient.value })
    const { data: last } = yield* ok("projects.create", { body: { name: "last" } })
    yield* ok("projects.delete", { params: { id: last.id } })
    yield* refused(404, "projects.get", { params: { id: last.id } })
  }
)

/** What an operation needs at least. */
const anyInput = (operation: ContractOperation): Wire.Call => {
  const of = (location: string) =>
    Object.fromEntries(
      (operation.operation.parameters ?? [])
        .filter((parameter) => parameter.in === location && parameter.required === true)
        .map(({ name, schema }) => [name, String(makeValue(schema, random(1)))])
    )
  const body = bodyOf(operation)
  return {
    params: of("path"),
    query: of("query"),
    headers: of("header"),
    ...(body === undefined ? undefined : { body: makeValue(body, random(1)) })
  }
}

describe("the whole API", () => {
  it.effect("the sandbox answers every operation as the contract says, and every link in an answer leads to it or to nowhere", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const links = Links.make(sandbox)
      const wire = Wire.make(sandbox, links.follow)
      const { workspaceId } = sandbox
      yield* lookAround(wire, workspaceId)
      const { branch, project } = yield* branchesAndDatabases(wire, workspaceId)
      yield* variablesAndBuckets(wire, project.id, branch.id)
      yield* servicesAndDeployments(wire, project.id)
      yield* repositoriesAndBuilds(wire, workspaceId, project.id)
      yield* stacksAndTopology(wire, project.id, branch.id)
      const other = yield* tokensAndIntegrations(wire, workspaceId)
      yield* leave(wire, project.id, branch.id, other)
      // What the contract has gained has no behaviour until somebody writes it.
      for (const operation of operations.filter(({ id }) => !wire.used.has(id))) {
        assert.deepInclude(yield* wire.call(operation.id, anyInput(operation)), { status: 501 }, operation.id)
      }
      assert.deepStrictEqual(links.wrong, [])
      for (const page of ["/github/install", "/console/", "/uploads/", "/v1/databases/", "/v1/scm-installations/"]) {
        assert.isTrue(links.followed.some((url) => url.startsWith(sandbox.url + page)), page)
      }
    }))

  it.effect("the sandbox refuses every operation but the two public ones without a token, and with a wrong one", () =>
    Effect.gen(function*() {
      const { call } = Wire.make(yield* Sandbox.serve())
      const open = new Set(["alchemyState.version", "githubActions.exchangeToken"])
      for (const { id, operation } of operations.filter(({ id }) => !open.has(id))) {
        const names = (operation.parameters ?? []).filter((parameter) => parameter.in === "path").map(({ name }) =>
          name
        )
        const params = Object.fromEntries(names.map((name) => [name, "abc"]))
        for (const token of [null, "wrong"]) assert.strictEqual((yield* call(id, { params, token })).status, 401, id)
      }
    }))
})
