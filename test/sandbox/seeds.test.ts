/** What a sandbox starts with: any resource, with its id, its time and its status, in any workspace; and what is wrong with a seed, told by place. */
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

const createdAt = "2026-01-02T03:04:05.000Z"

const everything: Sandbox.Seed = {
  repositories: ["acme/web"],
  serviceTokens: [{ id: "itgr_ci", name: "ci", value: "token-of-ci" }],
  integrations: [{ id: "itgr_app", clientId: "app", clientName: "App", scopes: ["workspace:admin"] }],
  projects: [{
    id: "proj_shop",
    name: "shop",
    createdAt,
    createDatabase: false,
    branches: [
      {
        id: "br_main",
        gitName: "main",
        applicationTopology: { nodes: [], ports: [], edges: [], contentHash: "abc" },
        alchemyState: [{ stack: "web app", stage: "prod", resources: { "a/b": { x: 1 } }, output: { url: "/" } }]
      },
      {
        id: "br_feature",
        gitName: "feature",
        databases: [{
          id: "db_feature",
          name: "feature",
          connections: [{ id: "con_default", name: "Default" }, { id: "con_app", name: "app" }]
        }],
        services: [{
          id: "cps_web",
          displayName: "web",
          deployments: [
            { id: "cpv_live", status: "running", promoted: true, portMapping: { http: 8080 } },
            { id: "cpv_broken", status: "failed" },
            { id: "cpv_stopped", status: "stopped" },
            { id: "cpv_new" }
          ],
          domains: [
            { id: "dom_www", hostname: "www.example.com", status: "active" },
            { id: "dom_api", hostname: "api.example.com", status: "failed" }
          ]
        }],
        environmentVariables: [{ id: "envvar_key", class: "preview", key: "KEY", value: "value" }]
      }
    ],
    databases: [{ id: "db_new", name: "new", status: "provisioning", isDefault: true }],
    buckets: [{ id: "bkt_images", name: "images", status: "ready", keys: [{ id: "bkey_read", role: "read" }] }],
    sourceRepositories: [{ id: "srcrepo_web", repository: "acme/web" }],
    builds: [{ id: "bld_first", source: "ci", commitSha: "abc", branchName: "main", state: "succeeded" }]
  }],
  workspaces: [{
    id: "wksp_other",
    name: "Other",
    projects: [{ id: "proj_other", name: "other", databases: [{ id: "db_other", status: "ready" }] }]
  }, { name: "Empty", owner: "sandbox@example.com" }]
}

const start = (options: Sandbox.ServeOptions) =>
  Effect.map(Sandbox.serve(options), (sandbox) => ({ sandbox, wire: Wire.make(sandbox) }))

/** The clock of a real day: a seed is of the past. */
const today = TestClock.setTime(Date.UTC(2026, 5, 1))

describe("a seed", () => {
  it.effect("a seed has any resource, in its place, with the id, the time and the status that it is given; a reset brings all of it back", () =>
    Effect.gen(function*() {
      yield* today
      const { sandbox, wire } = yield* start({ seed: everything })
      const get = (operation: string, params: { readonly [name: string]: string }) =>
        Effect.map(wire.ok(operation, { params }), ({ data }) => data)
      const look = Effect.gen(function*() {
        const project = yield* get("projects.get", { id: "proj_shop" })
        assert.strictEqual(project.createdAt, createdAt)
        assert.deepStrictEqual(
          (yield* get("projects.listBranches", { projectId: "proj_shop" })).map(({ id, role }: any) => [id, role]),
          [["br_main", "production"], ["br_feature", "preview"]]
        )
        const database = yield* get("databases.get", { databaseId: "db_feature" })
        assert.deepInclude(database, { status: "ready", branchId: "br_feature", createdAt })
        assert.deepStrictEqual(
          Wire.idsOf({ data: yield* get("databases.listConnections", { databaseId: "db_feature" }) }),
          ["con_default", "con_app"]
        )
        assert.deepInclude(yield* get("databases.get", { databaseId: "db_new" }), {
          status: "provisioning",
          isDefault: true
        })
        const service = yield* get("services.get", { serviceId: "cps_web" })
        assert.deepInclude(service, { branchId: "br_feature", latestDeploymentId: "cpv_live" })
        for (
          const [deploymentId, status] of [
            ["cpv_live", "running"],
            ["cpv_broken", "failed"],
            ["cpv_stopped", "stopped"],
            ["cpv_new", "new"]
          ] as const
        ) assert.strictEqual((yield* get("deployments.get", { deploymentId })).status, status)
        assert.strictEqual((yield* get("domains.get", { domainId: "dom_www" })).status, "active")
        assert.strictEqual((yield* get("domains.get", { domainId: "dom_api" })).status, "failed")
        assert.strictEqual((yield* get("environmentVariables.get", { envVarId: "envvar_key" })).branchId, "br_feature")
        assert.strictEqual((yield* get("buckets.get", { bucketId: "bkt_images" })).status, "ready")
        assert.deepStrictEqual(Wire.idsOf({ data: yield* get("buckets.listKeys", { bucketId: "bkt_images" }) }), [
          "bkey_read"
        ])
        assert.strictEqual(
          (yield* wire.ok("sourceRepositories.get", { params: { id: "srcrepo_web" } })).data.repoFullName,
          "acme/web"
        )
        assert.deepInclude(yield* get("builds.get", { buildId: "bld_first" }), {
          state: "succeeded",
          projectId: "proj_shop"
        })
        const topology = yield* get("applicationTopology.get", { projectId: "proj_shop", branchId: "br_main" })
        assert.strictEqual(topology.contentHash, "abc")
        const other = yield* get("projects.get", { id: "proj_other" })
        assert.strictEqual(other.workspace.id, "wksp_other")
        assert.deepStrictEqual(
          (yield* wire.ok("workspaces.list")).data.map(({ name }: any) => name),
          ["Sandbox", "Other", "Empty"]
        )
        const { data: tokens } = yield* wire.ok("serviceTokens.list", { params: { workspaceId: sandbox.workspaceId } })
        assert.deepStrictEqual(Wire.idsOf({ data: tokens }), ["itgr_ci"])
        const seen = yield* wire.ok("projects.list", { token: "token-of-ci" })
        assert.deepStrictEqual(Wire.idsOf(seen), ["proj_shop"])
        assert.strictEqual((yield* get("integrations.get", { id: "itgr_app" })).client.id, "app")
      })
      yield* look
      // What was seeded is as what was created: it goes on, and goes away, as that does.
      yield* wire.ok("deployments.start", { params: { deploymentId: "cpv_stopped" } })
      assert.strictEqual((yield* wire.call("deployments.start", { params: { deploymentId: "cpv_new" } })).status, 409)
      yield* wire.ok("deployments.delete", { params: { deploymentId: "cpv_new" } })
      const params = { projectId: "proj_shop", branchId: "br_main" }
      const { data: lease } = yield* wire.ok("alchemyState.acquireLease", {
        params,
        body: { stack: "web app", stage: "prod" }
      })
      const resource = yield* wire.call("alchemyState.getResource", {
        params: { ...params, stack: "web app", stage: "prod", fqn: "a/b" },
        headers: { "alchemy-state-lease-id": lease.leaseId }
      })
      assert.deepStrictEqual(resource.body, { x: 1 })
      yield* sandbox.advance("3 seconds")
      assert.strictEqual((yield* get("databases.get", { databaseId: "db_new" })).status, "ready")
      assert.lengthOf(
        yield* sandbox.requests,
        (yield* sandbox.requests).filter(({ operation }) => operation !== undefined).length
      )
      yield* sandbox.reset
      yield* look
      // Nobody's token is left of the planting.
      const state: any = yield* sandbox.snapshot
      assert.lengthOf(state.tables.credentials, 2)
    }))

  it.effect("a sandbox in process takes a seed too, and two of them share nothing", () =>
    Effect.gen(function*() {
      const contexts = yield* Effect.forEach(["one", "two"], (name) =>
        Layer.build(Layer.fresh(Sandbox.layer({ token: "t", seed: { projects: [{ id: "proj_same", name }] } }))))
      for (const [index, name] of ["one", "two"].entries()) {
        const client = Context.get(contexts[index]!, HttpClient.HttpClient)
        const response = yield* client.get("http://localhost/v1/projects/proj_same", {
          headers: { authorization: "Bearer t" }
        })
        assert.strictEqual(((yield* response.json) as any).data.name, name)
        assert.lengthOf(yield* Context.get(contexts[index]!, Sandbox.Sandbox).requests, 1)
      }
      const wrong = yield* Effect.exit(Layer.build(Sandbox.layer({ seed: { project: [] } as Sandbox.Seed })))
      assert.include(String(wrong), "unknown field")
    }))

  it.effect("a seed gives its users the workspaces that it names them for, and a workspace of their own to the others", () =>
    Effect.gen(function*() {
      const { sandbox, wire } = yield* start({
        users: [{ email: "carol@example.com" }],
        seed: {
          users: [{ id: "usr_ada", email: "ada@example.com", name: "Ada" }, { email: "bob@example.com" }],
          workspaces: [
            { id: "wksp_ada", name: "Of Ada", owner: "ada@example.com", projects: [{ id: "proj_ada", name: "hers" }] },
            { id: "wksp_ada2", name: "Of Ada too", owner: "usr_ada" },
            { name: "Of Carol too", owner: "Carol@example.com" }
          ]
        }
      })
      const seenBy = (user: string) =>
        Effect.gen(function*() {
          const { access_token } = yield* sandbox.logins.tokens({ user })
          const { data } = yield* wire.ok("workspaces.list", { token: access_token })
          return data.map(({ name }: { readonly name: string }) => name)
        })
      assert.deepStrictEqual(yield* seenBy("ada@example.com"), ["Of Ada"])
      assert.deepStrictEqual(yield* seenBy("bob@example.com"), ["Workspace of bob@example.com"])
      const state: any = yield* sandbox.snapshot
      const workspacesOf = (email: string) => {
        const { id } = state.tables.users.find((user: any) => user.email === email)
        return state.tables.workspaces.filter(({ ownerId }: any) => ownerId === id).map(({ name }: any) => name)
      }
      assert.deepStrictEqual(workspacesOf("ada@example.com"), ["Of Ada", "Of Ada too"])
      assert.deepStrictEqual(workspacesOf("carol@example.com"), ["Workspace of carol@example.com", "Of Carol too"])
      // The token of the sandbox is that of its own user.
      assert.lengthOf((yield* wire.ok("workspaces.list")).data, 1)
      assert.lengthOf((yield* wire.ok("projects.list")).data, 0)
    }))

  const inProject = (project: unknown) => ({ projects: [project] })
  const inService = (service: object) => inProject({ services: [{ displayName: "web", ...service }] })

  it.effect("a seed that is wrong is an error with the place, and with what is known there", () =>
    Effect.gen(function*() {
      yield* today
      const wrong: ReadonlyArray<readonly [seed: unknown, says: string]> = [
        [{ workspace: [] }, "at workspace: unknown field. Known fields: projects, repositories, serviceTokens"],
        [inProject({ nmae: "x" }), "at projects[0].nmae: unknown field. Known fields: id, createdAt, "],
        [inProject({ workspaceId: "wksp_x" }), "at projects[0].workspaceId: unknown field"],
        [
          inProject({ databases: [{ fromDatabse: {} }] }),
          "at projects[0].databases[0].fromDatabse: unknown field. Known fields: id, createdAt, status, "
        ],
        [
          inProject({ databases: [{ source: { type: "database", databaseID: "x" } }] }),
          "at projects[0].databases[0].source.databaseID: unknown field. Known fields: type, "
        ],
        [
          inService({ deployments: [{ portMapping: { htp: 1 } }] }),
          "at projects[0].services[0].deployments[0].portMapping.htp: unknown field. Known fields: http."
        ],
        [inProject({ branches: [{ gitName: "main", createdAt }] }), "at projects[0].branches[0].createdAt: "],
        [inProject({ branches: [{ gitName: "x", databases: [{ branchId: "br_x" }] }] }), "databases[0].branchId: "],
        [
          inProject({ branches: [{ gitName: "x", applicationTopology: { nodes: [], ports: [], edges: [], n: 1 } }] }),
          "applicationTopology.n: unknown field"
        ],
        [
          inProject({ branches: [{ gitName: "x", alchemyState: [{ stack: "a", stag: "b" }] }] }),
          "alchemyState[0].stag: unknown field. Known fields: stack, stage, resources, output."
        ],
        [inProject({ id: "db_x" }), "at projects[0].id: expected an id: proj_ and then"],
        [inProject({ id: "proj_A-1" }), "at projects[0].id: expected an id: proj_ and then"],
        [inProject({ id: 1 }), "at projects[0].id: expected an id"],
        [
          inProject({ branches: [{ gitName: "main", id: "br_a" }, { gitName: "x", id: "br_a" }] }),
          "at projects[0].branches[1].id: br_a is already taken."
        ],
        [
          { ...inProject({ id: "proj_a" }), workspaces: [inProject({ id: "proj_a" })] },
          "workspaces[0].projects[0].id: "
        ],
        [inProject({ createdAt: "yesterday" }), "at projects[0].createdAt: expected a time such as"],
        [inProject({ createdAt: "2099-01-01T00:00:00Z" }), "not later than now: 2026-06-01T00:00:00.000Z"],
        [
          inService({ deployments: [{ status: "live" }] }),
          "deployments[0].status: expected one of new, running, stopped"
        ],
        [inService({ deployments: [{ promoted: true }] }), "deployments[0].promoted: The deployment is new"],
        [
          inService({ domains: [{ hostname: "no host" }] }),
          "at projects[0].services[0].domains[0]: Invalid body: hostname"
        ],
        [inProject({ sourceRepositories: [{ repository: "acme/none" }] }), "sandbox-org/web, sandbox-org/api"],
        [inProject({ builds: [{ source: "ci", commitSha: "a", branchName: "b", state: "no" }] }), "builds[0]: "],
        [inProject(1), "at projects[0]: expected an object."],
        [inProject({ databases: {} }), "at projects[0].databases: expected a list."],
        [
          { workspaces: [{ owner: "nobody@example.com" }] },
          "at workspaces[0].owner: unknown user. Known users: sandbox@example.com"
        ],
        [{ users: [{ email: "ada" }] }, "at users[0]: The email"],
        [{ users: [{ email: "ada@example.com", mane: "Ada" }] }, "at users[0]: Unknown field `mane`"],
        [{ serviceTokens: [{ name: "ci", value: "a b" }] }, "at serviceTokens[0].value: expected ASCII letters"],
        [
          { serviceTokens: [{ name: "a", value: "same" }, { name: "b", value: "same" }] },
          "at serviceTokens[1].value: another token has this value."
        ],
        [{ integrations: [{ clientId: "a" }] }, "at integrations[0]: expected the strings `clientId` and `clientName`"]
      ]
      for (const [seed, says] of wrong) {
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ seed: seed as Sandbox.Seed })))
        assert.strictEqual(error.reason, "SeedInvalid")
        assert.include(error.message, says)
      }
    }))
})
