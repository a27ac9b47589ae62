/** What of a saved state is checked before a sandbox goes on with it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Result from "effect/Result"
import * as issues from "../../src/internal/failure/issues.ts"
import { inProcess } from "../../src/sandbox/internal/server/inProcess.ts"
import { start } from "../../src/sandbox/internal/server/sandboxes.ts"
import { tablesOf } from "../../src/sandbox/internal/state/references.ts"
import { check } from "../../src/sandbox/internal/state/saved.ts"
import { names, tables } from "../../src/sandbox/internal/state/tables.ts"
import { operations } from "../support/contract.ts"
import { type Fields, type Saved, saved, savedNow } from "./support/savedBefore.ts"

const wrong = (change: (state: Saved) => void): string => {
  const state = saved()
  change(state)
  return Result.match(check(state), { onFailure: issues.describe, onSuccess: () => "nothing" })
}

describe("a saved state", () => {
  it("a state that an earlier sandbox saved is right, and one without the fields and tables that came later", () => {
    assert.deepStrictEqual(names.filter((name) => (savedNow().tables[name] ?? []).length === 0), [])
    assert.strictEqual(wrong(() => {}), "nothing")
    assert.strictEqual(
      wrong(({ tables: { deployments } }) => deployments!.forEach((row) => delete row.upload)),
      "nothing"
    )
    assert.strictEqual(wrong(({ tables }) => delete tables.deviceAuthorizations), "nothing")
    const { tables: { branches, databases } } = saved()
    const given = saved()
    for (const database of given.tables.databases!) database.branchId = null
    const completed = Result.getOrThrow(check(given)).tables.databases as unknown as ReadonlyArray<Fields>
    assert.deepStrictEqual(completed.map(({ branchId }) => branchId), databases!.map(() => branches![0]!.id))
  })

  it("a login that an earlier sandbox kept as revoked is gone, with all that came of it", () => {
    const given = saved()
    const [grant] = given.tables.grants!
    const names = ["grants", "authorizationCodes", "refreshTokens"] as const
    const before = Result.getOrThrow(check(given)).tables
    assert.isTrue(names.every((name) => before[name]!.length > 0))
    assert.notProperty(before.grants![0], "revoked")
    grant!.revoked = true
    const { tables } = Result.getOrThrow(check(given))
    assert.deepStrictEqual(names.flatMap((name) => tables[name]), [])
    const tokens = tables.credentials as unknown as ReadonlyArray<Fields>
    assert.deepStrictEqual(tokens.filter(({ grantId }) => grantId !== null), [])
    assert.isNotEmpty(tokens)
  })

  const cases: ReadonlyArray<readonly [what: string, change: (state: Saved) => unknown, says: string]> = [
    [
      "a row without its workspace",
      ({ tables }) => tables.projects![0]!.workspaceId = "wksp_gone",
      "tables.projects[0].workspaceId: Expected the id of a row in tables.workspaces"
    ],
    [
      "rows without their service",
      ({ tables }) => tables.services = [],
      "tables.deployments[1].serviceId: Expected the id of a row in tables.services"
    ],
    ["a branch of another project", ({ tables: { branches, projects } }) => {
      projects!.push({ ...projects![0], id: "proj_other", seq: 37 })
      branches!.push({ ...branches![0], id: "br_other", projectId: "proj_other", seq: 38 })
      branches![1]!.projectId = "proj_other"
    }, "tables.databases[1].branchId: Expected a branch of its project"],
    [
      "a project without a default branch",
      ({ tables: { branches } }) => branches![0]!.isDefault = false,
      "tables.projects[0]: Expected one default branch"
    ],
    [
      "a project with two default branches",
      ({ tables: { branches } }) => branches![1]!.isDefault = true,
      "tables.projects[0]: Expected one default branch"
    ],
    [
      "an id that is there twice",
      ({ tables: { domains } }) => domains!.push({ ...domains![0], seq: 38 }),
      "tables.domains[1].id: Expected an id that no other row has"
    ],
    [
      "an id of another table",
      ({ tables: { domains } }) => domains![0]!.id = "db_a",
      "tables.domains[0].id: Expected an id that begins with dom_"
    ],
    [
      "a number of a row that is there twice",
      ({ tables: { domains } }) => domains!.push({ ...domains![0], id: "dom_b" }),
      "tables.domains[1].seq: Expected more than that of the row before"
    ],
    [
      "a number of a row that is above the file's",
      (state) => state.seq = 1,
      "tables.projects[0].seq: Expected no more than the seq of the file, 1"
    ],
    [
      "a point in time that no date can say",
      ({ tables: { domains } }) => domains![0]!.createdAt = 1e20,
      "tables.domains[0].createdAt: Expected milliseconds since the epoch"
    ],
    [
      "a negative point in time",
      ({ tables: { domains } }) => domains![0]!.createdAt = -1,
      "tables.domains[0].createdAt: Expected milliseconds since the epoch"
    ],
    [
      "a point in time that is no number",
      ({ tables: { domains } }) => domains![0]!.createdAt = "NaN",
      "tables.domains[0].createdAt: Expected number"
    ],
    [
      "a point in time that JSON has made null",
      ({ tables: { domains } }) => domains![0]!.createdAt = null,
      "tables.domains[0].createdAt: Expected number"
    ],
    [
      "a step at no time, deep in a row",
      ({ tables: { domains } }) => domains![0]!.timeline[1].at = 0.5,
      "tables.domains[0].timeline[1].at: Expected an integer"
    ],
    [
      "a life without a beginning",
      ({ tables: { domains } }) => domains![0]!.timeline = [],
      "tables.domains[0].timeline: Expected a value with a length of at least 1"
    ],
    [
      "a field that is missing",
      ({ tables: { domains } }) => delete domains![0]!.hostname,
      "tables.domains[0].hostname: Missing key"
    ],
    [
      "a field that nobody knows",
      ({ tables: { domains } }) => domains![0]!.colour = "red",
      "tables.domains[0].colour: Expected no excess property"
    ],
    ["a row that is none", ({ tables: { domains } }) => domains!.unshift(null!), "tables.domains[0]: Expected object"],
    ["a table that is none", ({ tables }) => tables.domains = {} as never, "tables.domains: Expected array"],
    [
      "a table that nobody knows",
      ({ tables }) => tables.domain = [],
      "tables.domain: Expected a table that this sandbox knows"
    ],
    [
      "no token to start with",
      ({ tables: { credentials } }) => credentials!.shift(),
      "tables.credentials: Expected the token that the sandbox was started with"
    ],
    [
      "a workspace of nobody",
      ({ tables: { workspaces } }) => workspaces![0]!.ownerId = "usr_other",
      "tables.workspaces[0].ownerId: Expected the id of a row in tables.users"
    ],
    [
      "a user without a workspace",
      ({ tables }) => {
        const user = { id: "usr_sandbox", createdAt: 0, email: "a@example.com", name: null }
        tables.users = [{ ...user, seq: 1 }, { ...user, seq: 2, id: "usr_other" }]
      },
      "tables.users[1]: Expected a workspace of it in tables.workspaces"
    ],
    ["no users", ({ tables }) => tables.users = [], "tables.users: Expected a user"],
    ["no key", ({ tables }) => tables.signingKeys = [], "tables.signingKeys: Expected a key"],
    ["another format", (state) => state.format = 3, "format: Expected 1 | 2"],
    ["a clock before all dates", (state) => state.moved = -1e17, "moved: Expected a value between -"],
    ["a clock beyond all dates", (state) => state.moved = 1e17, "moved: Expected a value between -"],
    [
      "a clock that stands still before all dates",
      (state) => Object.assign(state, { frozen: -1 }),
      "frozen: Expected a value between 0"
    ],
    ["a field beside the tables", (state) => Object.assign(state, { more: 1 }), "more: Expected no excess property"]
  ]
  for (const [what, change, says] of cases) {
    it(`a saved state with ${what} is refused, and the place is told`, () => {
      assert.include(wrong(change), says)
    })
  }

  it("what is wrong with a saved state shows no value of it, and names ten places at most", () => {
    const { tables: { credentials, refreshTokens } } = saved()
    const secrets = [...credentials!.map(({ value }) => value), ...refreshTokens!.map(({ id }) => id)]
    const text = wrong(({ tables: { credentials, refreshTokens } }) => {
      credentials!.forEach((row) => row.value = [row.value])
      refreshTokens!.forEach((row) => row.usedAt = row.id)
      refreshTokens!.push(...refreshTokens!)
    })
    for (const secret of secrets) assert.notInclude(text, secret)
    const many = wrong(({ tables }) => tables.projects = Array.from({ length: 100_000 }, () => ({})))
    assert.match(many, /tables\.projects\[0\]\.id: Missing key.*; and [\d,]+ more$/)
    assert.isBelow(many.length, 2000)
  })

  it("every reference of a row is to a table that there is", () => {
    const referred = names.flatMap((name) => tablesOf(tables[name].schema.ast))
    assert.isAbove(referred.length, 20)
    for (const table of referred) assert.include<string>(names, table)
  })
})

/** What may stand in any place of a file that somebody wrote by hand. */
const junk: ReadonlyArray<unknown> = ["", null, 0, -1, 0.5, 253402300799999, 1e20, true, [], [null], {}]

/** The paths of the reads of the API, each with the ids of this state. */
const reads = ({ tables }: Saved): ReadonlyArray<string> => {
  const first = (name: string): string => tables[name]![0]!.id
  const ids: { readonly [parameter: string]: string } = {
    approvalId: "approval_approved",
    branchId: tables.branches![1]!.id,
    bucketId: first("buckets"),
    buildId: first("builds"),
    databaseId: first("databases"),
    deploymentId: first("deployments"),
    domainId: first("domains"),
    envVarId: first("environmentVariables"),
    fqn: "a",
    installationId: first("scmInstallations"),
    projectId: first("projects"),
    serviceId: first("services"),
    appId: first("services"),
    stack: "shop",
    stage: "prod",
    workspaceId: first("workspaces")
  }
  const byPath: { readonly [path: string]: string } = {
    "/v1/projects": first("projects"),
    "/v1/workspaces": first("workspaces"),
    "/v1/connections": first("connections"),
    "/v1/integrations": first("integrations"),
    "/v1/source-repositories": first("sourceRepositories")
  }
  return operations.filter(({ method }) => method === "get").map(({ operation, path }) => {
    const query = (operation.parameters ?? [])
      .filter(({ in: place, name, required }) => place === "query" && required === true && ids[name] !== undefined)
      .map(({ name }) => `${name}=${ids[name]}`)
    const filled = path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => ids[name] ?? byPath[path.split("/").slice(0, 3).join("/")] ?? "unknown"
    )
    return query.length === 0 ? filled : `${filled}?${query.join("&")}`
  })
}

describe("a state that was changed by hand", () => {
  it.effect(
    "whatever a person writes into one field of a saved state is refused with its place, or read without a failure",
    () =>
      Effect.gen(function*() {
        const before = savedNow()
        const { respond, state } = yield* start({}, { saved: Result.getOrThrow(check(before)) })
        const client = inProcess(respond)
        const token = before.tables.credentials![0]!.value
        const under = { "alchemy-state-lease-id": before.tables.leases![0]!.id, authorization: `Bearer ${token}` }
        const statuses = Effect.forEach(reads(before), (path) =>
          Effect.map(
            client.execute(HttpClientRequest.get(`http://localhost${path}`, { headers: under })),
            ({ status }) => [path, status] as const
          ))
        const found = (yield* statuses).filter(([, status]) => status === 200)
        assert.isAbove(found.length, 40)
        let accepted = 0
        for (const name of names) {
          const row: Fields = before.tables[name]![0]!
          for (const field of Object.keys(row)) {
            for (const value of junk) {
              const changed = savedNow()
              changed.tables[name]![0]![field] = value
              const place = `tables.${name}[0].${field}`
              const result = check(changed)
              if (Result.isFailure(result)) {
                const said = issues.describe(result.failure)
                assert.match(said, new RegExp(`tables\\.`), place)
                continue
              }
              accepted++
              state.load(result.success)
              for (const [path, status] of yield* statuses) {
                assert.isBelow(status, 500, `${path} with ${place} = ${JSON.stringify(value)}`)
              }
            }
          }
        }
        assert.isAbove(accepted, 70)
      })
  )
})
