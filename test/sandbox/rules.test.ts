/** The rules of the wire: pages, ids, and each way to be refused, over a socket and judged by `openapi.json`. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { once } from "node:events"
import * as http from "node:http"
import * as net from "node:net"
import { Sandbox } from "../../src/sandbox/index.ts"
import { bodyOf, operations } from "../support/contract.ts"
import * as Wire from "./support/wire.ts"

const start = Effect.map(Sandbox.serve(), (sandbox) => ({ sandbox, ...Wire.make(sandbox) }))

/** A project in a second workspace, and a token that sees only that one. */
const stranger = Effect.fnUntraced(function*(wire: ReturnType<typeof Wire.make>) {
  const workspace = (yield* wire.ok("workspaces.create", { body: { displayName: "Other" } })).data
  const token =
    (yield* wire.ok("serviceTokens.create", { params: { workspaceId: workspace.id }, body: { name: "ci" } })).data
  return { workspaceId: workspace.id as string, tokenId: token.id as string, token: token.value as string }
})

describe("pages", () => {
  it.effect("pages come one after the other until nothing is left", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      for (let n = 1; n <= 5; n++) yield* ok("projects.create", { body: { name: `p${n}`, createDatabase: false } })
      const names: Array<string> = []
      let cursor: string | null = null
      let pages = 0
      do {
        const page: any = yield* ok("projects.list", {
          query: { limit: 2, ...(cursor === null ? undefined : { cursor }) }
        })
        names.push(...page.data.map(({ name }: { name: string }) => name))
        cursor = page.pagination.nextCursor
        assert.strictEqual(page.pagination.hasMore, cursor !== null)
        pages++
      } while (cursor !== null)
      assert.deepStrictEqual(names, ["p1", "p2", "p3", "p4", "p5"])
      assert.strictEqual(pages, 3)
    }))

  it.effect("pages go on where they were when rows are deleted and added in between", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const ids: Array<string> = []
      for (let n = 1; n <= 3; n++) {
        ids.push((yield* ok("projects.create", { body: { name: `p${n}`, createDatabase: false } })).data.id)
      }
      const first = yield* ok("projects.list", { query: { limit: 2 } })
      yield* ok("projects.delete", { params: { id: ids[1]! } })
      yield* ok("projects.create", { body: { name: "p4", createDatabase: false } })
      const rest = yield* ok("projects.list", { query: { cursor: first.pagination.nextCursor } })
      assert.deepStrictEqual(rest.data.map(({ name }: { name: string }) => name), ["p3", "p4"])
    }))

  it.effect("a page has 100 rows when no limit is given", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      yield* Effect.all(
        Array.from({ length: 101 }, () => ok("projects.create", { body: { createDatabase: false } })),
        { concurrency: 4 }
      )
      const page = yield* ok("projects.list")
      assert.lengthOf(page.data, 100)
      assert.isTrue(page.pagination.hasMore)
    }))

  it.effect("a list refuses an invalid limit or cursor", () =>
    Effect.gen(function*() {
      const { refused } = yield* start
      for (const query of [{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { limit: "many" }]) {
        const error = yield* refused(422, "projects.list", { query })
        assert.strictEqual(error.code, "validation-error")
        assert.include(error.message, "limit")
      }
      assert.include((yield* refused(422, "projects.list", { query: { cursor: "../x" } })).message, "cursor")
    }))
})

describe("ids", () => {
  it.effect("ids are accepted with their prefix and without it, and returned with it", () =>
    Effect.gen(function*() {
      const { ok } = yield* start
      const { data: project } = yield* ok("projects.create", { body: {} })
      assert.match(project.id, /^proj_c/)
      assert.match(project.database.id, /^db_c/)
      assert.match(project.database.connections[0].id, /^con_c/)
      const { data } = yield* ok("projects.get", { params: { id: project.id.slice("proj_".length) } })
      assert.strictEqual(data.id, project.id)
    }))
})

describe("refusals", () => {
  it.effect("a request is refused with 401 without a token, and with a wrong, a revoked or a blank one", () =>
    Effect.gen(function*() {
      const wire = yield* start
      const { token, tokenId, workspaceId } = yield* stranger(wire)
      yield* wire.ok("me.get", { token })
      yield* wire.ok("serviceTokens.delete", { params: { workspaceId, serviceTokenId: tokenId } })
      for (const bad of [null, "wrong", token, " "]) {
        const error = yield* wire.refused(401, "projects.list", { token: bad })
        assert.strictEqual(error.code, "authentication-failed")
        assert.match(
          error.message,
          bad === null || bad === " " ? /has no bearer token/ : /is unknown, expired or revoked/
        )
        assert.include(error.hint, "Send `Authorization: Bearer <token>`")
      }
    }))

  it.effect("a request whose token is revoked while its body comes is refused with 401, and nothing is done", () =>
    Effect.gen(function*() {
      const wire = yield* start
      const { token, tokenId, workspaceId } = yield* stranger(wire)
      const headers = {
        "authorization": `Bearer ${token}`,
        "content-type": "application/json",
        "expect": "100-continue"
      }
      const request = http.request(`${wire.sandbox.url}/v1/projects`, { method: "POST", headers })
      const answered = once(request, "response")
      request.flushHeaders()
      yield* Effect.promise(() => once(request, "continue"))
      yield* wire.ok("serviceTokens.delete", { params: { workspaceId, serviceTokenId: tokenId } })
      request.end("{}")
      const [response] = yield* Effect.promise(() => answered)
      assert.strictEqual(response.statusCode, 401)
      response.resume()
    }))

  it.effect("a missing token is refused with 401 before anything else that is wrong with a request", () =>
    Effect.gen(function*() {
      const { refused } = yield* start
      yield* refused(401, "connections.create", { token: null, body: { name: 1 } })
    }))

  it.effect("a resource of another workspace is refused with 403 where the contract has it, else 404", () =>
    Effect.gen(function*() {
      const wire = yield* start
      const { data: project } = yield* wire.ok("projects.create", { body: { name: "private" } })
      const { token, workspaceId } = yield* stranger(wire)
      const databaseId = project.database.id
      assert.strictEqual(
        (yield* wire.refused(403, "databases.get", { token, params: { databaseId } })).code,
        "permission-denied"
      )
      yield* wire.refused(403, "projects.update", { token, params: { id: project.id }, body: { name: "taken" } })
      yield* wire.refused(404, "projects.get", { token, params: { id: project.id } })
      yield* wire.refused(404, "connections.get", { token, params: { id: project.database.connections[0].id } })
      yield* wire.refused(404, "databases.listConnections", { token, params: { databaseId } })
      yield* wire.refused(403, "projects.create", { token, body: { workspaceId: wire.sandbox.workspaceId } })
      for (const list of ["projects.list", "databases.list", "connections.list"]) {
        assert.lengthOf((yield* wire.ok(list, { token })).data, 0)
      }
      assert.deepStrictEqual((yield* wire.ok("workspaces.list", { token })).data.map(({ id }: { id: string }) => id), [
        workspaceId
      ])
      // SDK: createWorkspace and createInstallIntent want a person.
      yield* wire.refused(403, "workspaces.create", { token, body: {} })
      const intent = { provider: "github", workspaceId }
      const error = yield* wire.refused(403, "scmInstallations.createInstallIntent", { token, body: intent })
      assert.include(error.message, "A service token")
      yield* wire.ok("scmInstallations.createInstallIntent", { body: intent })
    }))

  it.effect("a build shows nothing of a repository that another workspace connected, however the build is named", () =>
    Effect.gen(function*() {
      const wire = yield* start
      const { workspaceId } = wire.sandbox
      const { data: project } = yield* wire.ok("projects.create", { body: { createDatabase: false } })
      const { data: [installation] } = yield* wire.ok("scmInstallations.list", { query: { workspaceId } })
      const { data: [{ id: repositoryId }] } = yield* wire.ok("scmInstallations.listRepositories", {
        params: { installationId: installation.id }
      })
      const { data: repository } = yield* wire.ok("sourceRepositories.create", {
        body: { projectId: project.id, provider: "github", providerRepositoryId: repositoryId }
      })
      const body = {
        source: "ci",
        commitSha: "abc123",
        branchName: "main",
        runIdentity: { provider: "github", repositoryId: String(repositoryId), runId: "1", runAttempt: 1 }
      }
      const { token } = yield* stranger(wire)
      const { data: foreign } = yield* wire.ok("builds.create", { body, token })
      assert.isNull(foreign.gitRepoId)
      const { data: own } = yield* wire.ok("builds.create", { body })
      assert.notStrictEqual(own.id, foreign.id)
      assert.strictEqual(own.gitRepoId, repository.id)
    }))

  it.effect("service tokens are listed newest first, and of a workspace that is not there or not seen there are none (SDK: listServiceTokens)", () =>
    Effect.gen(function*() {
      const wire = yield* start
      const { token, tokenId, workspaceId } = yield* stranger(wire)
      const params = { workspaceId }
      const { data: second } = yield* wire.ok("serviceTokens.create", { params, body: { name: "second" } })
      const list = (call: Wire.Call) => Effect.map(wire.ok("serviceTokens.list", call), Wire.idsOf)
      assert.deepStrictEqual(yield* list({ params, token }), [second.id, tokenId])
      assert.deepStrictEqual(yield* list({ params: { workspaceId: "wksp_cgone12345" } }), [])
      assert.deepStrictEqual(yield* list({ params: { workspaceId: wire.sandbox.workspaceId }, token }), [])
    }))

  it.effect("a resource that does not exist is refused with 404, in the words of the resource", () =>
    Effect.gen(function*() {
      const { refused } = yield* start
      const error = yield* refused(404, "connections.get", { params: { id: "con_gone" } })
      assert.strictEqual(error.code, "resource-not-found")
      assert.include(error.message, "Connection con_gone")
    }))

  it.effect("a logicalId that is taken is refused with 409", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data } = yield* ok("projects.create", { body: { logicalId: "main", createDatabase: false } })
      yield* refused(409, "projects.create", { body: { logicalId: "main" } })
      assert.lengthOf((yield* ok("databases.list")).data, 0)
      yield* ok("databases.create", { body: { projectId: data.id, logicalId: "orders" } })
      yield* refused(409, "databases.create", { body: { projectId: data.id, logicalId: "orders" } })
      assert.lengthOf((yield* ok("databases.list", { query: { logicalId: "orders" } })).data, 1)
    }))

  it.effect("a field that breaks the contract is refused with 422, and named", () =>
    Effect.gen(function*() {
      const { refused } = yield* start
      const cases = [
        ["projects.create", { body: { name: "" } }, "body: name"],
        ["projects.create", { body: { region: "mars" } }, "body: region"],
        ["connections.create", {}, "body: databaseId"],
        ["connections.create", { body: { databaseId: "db_a", name: "ab" } }, "body: name"],
        ["projects.get", { params: { id: "no-id" } }, "path: id"],
        ["databases.listBackups", { params: { databaseId: "db_a" }, query: { limit: 101 } }, "query: limit"]
      ] as const
      for (const [id, call, field] of cases) {
        const error = yield* refused(422, id, call)
        assert.strictEqual(error.code, "validation-error")
        assert.include(error.message, field)
      }
    }))

  it.effect("a field that a closed body does not have is refused with 422, and nothing is done (SDK: updateBranch)", () =>
    Effect.gen(function*() {
      const { ok, refused } = yield* start
      const { data: { database, id: projectId } } = yield* ok("projects.create", { body: {} })
      const { data: { id: serviceId } } = yield* ok("services.create", { body: { projectId, displayName: "web" } })
      const variable = { projectId, class: "preview", key: "A", value: "b" }
      const { data: { id: envVarId } } = yield* ok("environmentVariables.create", { body: { ...variable, key: "B" } })
      const cases: { readonly [id: string]: Wire.Call } = {
        "apps.createDeployment": { params: { appId: serviceId }, body: { envVars: {} } },
        "services.createDeployment": { params: { serviceId }, body: { envVars: {} } },
        "projects.createBranch": { params: { projectId }, body: { gitName: "next", role: "production" } },
        "branches.update": { params: { branchId: database.branchId }, body: { gitName: "trunk" } },
        "environmentVariables.create": { body: { ...variable, branchGitName: "main" } },
        "environmentVariables.update": { params: { envVarId }, body: { value: "c", key: "C" } }
      }
      const closed = operations.filter((operation) => bodyOf(operation)?.additionalProperties === false)
      assert.sameMembers(closed.map(({ id }) => id), Object.keys(cases))
      for (const [id, call] of Object.entries(cases)) {
        const error = yield* refused(422, id, call)
        assert.match(error.message, /^Invalid body: \w+: Unexpected field$/)
        assert.match(error.hint, /^There (is|are) /)
      }
      assert.lengthOf((yield* ok("services.listDeployments", { params: { serviceId } })).data, 0)
      assert.lengthOf((yield* ok("projects.listBranches", { params: { projectId } })).data, 1)
      assert.lengthOf((yield* ok("environmentVariables.list")).data, 1)
    }))

  it.effect("a body that is too large is refused with 413 even when its size was not declared", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* start
      const response = yield* Effect.promise(() =>
        fetch(`${sandbox.url}/v1/projects`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${Redacted.value(sandbox.token)}`,
            "content-type": "application/json"
          },
          body: new Blob([" ".repeat(5 * 1024 * 1024)]).stream(),
          duplex: "half"
        } as RequestInit)
      )
      assert.strictEqual(response.status, 413)
      assert.include(yield* Effect.promise(() => response.text()), "larger than")
    }))

  it.effect("a sandbox goes on after a client that leaves in the middle of its body", () =>
    Effect.gen(function*() {
      const { ok, sandbox } = yield* start
      const socket = net.connect(Number(new URL(sandbox.url).port), "127.0.0.1")
      const head = [
        "POST /v1/projects HTTP/1.1",
        "host: x",
        `authorization: Bearer ${Redacted.value(sandbox.token)}`,
        "content-length: 9"
      ]
      yield* Effect.callback<void>((resume) => {
        socket.write(`${head.join("\r\n")}\r\n\r\n{"a"`, () => {
          socket.destroy()
          resume(Effect.void)
        })
      })
      assert.lengthOf((yield* ok("projects.list")).data, 0)
    }))

  it.effect("an unknown route, method or media type, and a body that is too large, are refused in JSON", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* start
      const send = (path: string, init: RequestInit) =>
        Effect.promise(async () => {
          const response = await fetch(sandbox.url + path, {
            ...init,
            headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}`, ...init.headers }
          })
          assert.match(response.headers.get("x-request-id")!, /^req_/)
          return { status: response.status, error: (await response.json() as any).error }
        })
      const json = { "content-type": "application/json" }
      const cases = [
        [404, "/v1/nothing?token=secret", {}],
        [404, "/v1/me", { method: "DELETE" }],
        [404, "/V1/me", {}],
        [404, "//v1/me", {}],
        [422, `/v1/projects/${"A".repeat(1000)}`, {}],
        [415, "/v1/projects", {
          method: "POST",
          body: "name=a",
          headers: { "content-type": "application/x-www-form-urlencoded" }
        }],
        [422, "/v1/projects", { method: "POST", body: "{", headers: json }],
        [413, "/v1/projects", { method: "POST", body: " ".repeat(5 * 1024 * 1024), headers: json }]
      ] as const
      for (const [status, path, init] of cases) {
        const answer = yield* send(path, init)
        assert.strictEqual(answer.status, status)
        assert.isString(answer.error.code)
        assert.notInclude(answer.error.message, "secret")
      }
    }))
})
