/** The CI job as a runner runs it, each run a process, against a sandbox. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { createManagementApiClient } from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { run, start } from "../support/exampleProgram.ts"

const makeRunner = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const directory = yield* Effect.acquireRelease(
    Effect.sync(() => fs.mkdtempSync(path.join(tmpdir(), "ci-"))),
    (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
  )
  const token = Redacted.value(sandbox.token)
  const client = createManagementApiClient({ baseUrl: sandbox.url, token })
  const output = path.join(directory, "output")
  const environment = { PRISMA_API_URL: sandbox.url, PRISMA_SERVICE_TOKEN: token, GITHUB_OUTPUT: output }
  return {
    sandbox,
    job: (command: string, others = {}) => run("ci", [command], { ...environment, ...others }),
    begin: () => start("ci", ["up"], environment),
    output: () => fs.readFileSync(output, "utf8"),
    projects: async () => (await client.GET("/v1/projects")).data!.data.map(({ name }) => name),
    variables: async () => (await client.GET("/v1/environment-variables")).data!.data.map(({ key }) => key)
  }
})

it.live("the CI job deploys a preview, keeps it when a later push fails, and removes it when it is told to", () =>
  Effect.gen(function*() {
    const { job, output, projects, sandbox } = yield* makeRunner
    const first = yield* Effect.promise(() => job("up"))
    assert.deepStrictEqual([first.code, first.stderr], [0, ""])
    const [, url] = /Live at (\S+)\n$/.exec(first.stdout)!
    assert.strictEqual(output(), `url=${url}\n`)

    yield* sandbox.faults.add({ operation: "deployments.start", status: 422, count: 1 })
    const failed = yield* Effect.promise(() => job("up"))
    assert.strictEqual(failed.code, 1)
    assert.match(failed.stderr, /^The deployment failed at the step "start": .*\n$/)
    assert.deepStrictEqual(yield* Effect.promise(projects), ["preview-local"])

    // The answers are lost: sent again, the deletes find nothing.
    yield* sandbox.faults.add({ operation: "services.delete", count: 1, cut: true, carriedOut: true })
    yield* sandbox.faults.add({ operation: "projects.delete", count: 1, cut: true, carriedOut: true })
    const down = yield* Effect.promise(() => job("down"))
    assert.deepStrictEqual([down.code, down.stderr], [0, ""])
    assert.match(down.stdout, /^Removed the project proj_\w+\n$/)
    assert.deepStrictEqual(yield* Effect.promise(projects), [])
    assert.notMatch(first.stdout + failed.stderr + failed.stdout, /postgres:\/\/|eyJ/)
  }))

it.live("the CI job removes what it made when it fails, and when it is cancelled", () =>
  Effect.gen(function*() {
    const { begin, job, projects, sandbox } = yield* makeRunner
    yield* sandbox.faults.add({ operation: "services.create", status: 403, count: 1 })
    const failed = yield* Effect.promise(() => job("up"))
    assert.strictEqual(failed.code, 1)
    assert.match(failed.stdout, /^Removed the project proj_\w+\n$/)
    assert.deepStrictEqual(yield* Effect.promise(projects), [])

    // However slow this machine is, the deployment is not done when the signal comes.
    yield* sandbox.faults.add({ operation: "deployments.get", latency: "10 minutes", count: 1 })
    const cancelled = begin()
    yield* Effect.promise(() => cancelled.until(/Started/))
    assert.deepStrictEqual(yield* Effect.promise(projects), ["preview-local"])
    cancelled.child.kill("SIGINT")
    const { code, stderr } = yield* Effect.promise(() => cancelled.ended)
    assert.deepStrictEqual([code, stderr], [130, ""])
    assert.deepStrictEqual(yield* Effect.promise(projects), [])
  }))

it.live("the CI job stores the connection string also where the answer that had it was lost, or an earlier run did not get to it", () =>
  Effect.gen(function*() {
    const { job, sandbox, variables } = yield* makeRunner
    yield* sandbox.faults.add({ operation: "databases.create", count: 1, cut: true, carriedOut: true })
    yield* sandbox.faults.add({ operation: "environmentVariables.create", status: 422, count: 1 })
    yield* sandbox.faults.add({ operation: "projects.create", count: 1, cut: true, carriedOut: true })
    const failed = yield* Effect.promise(() => job("up"))
    // With no connection of the database there would be no variable to fail at.
    assert.strictEqual(failed.code, 1)
    assert.match(failed.stdout, /^The project proj_\w+ is left: `npm run down` removes it\n$/)
    assert.match(failed.stderr, /^environmentVariables\.create 422: .*\n$/)
    assert.deepStrictEqual(yield* Effect.promise(variables), [])

    const repaired = yield* Effect.promise(() => job("up"))
    assert.deepStrictEqual([repaired.code, repaired.stderr], [0, ""])
    assert.deepStrictEqual(yield* Effect.promise(variables), ["DATABASE_URL"])

    assert.notMatch(failed.stderr + failed.stdout + repaired.stdout, /postgres:\/\/|eyJ/)
  }))

it.live("the CI job says what it needs before it makes anything", () =>
  Effect.gen(function*() {
    const { job, projects } = yield* makeRunner
    const [noToken, noProgram] = yield* Effect.promise(() =>
      Promise.all([job("up", { PRISMA_SERVICE_TOKEN: "" }), job("up", { DIRECTORY: "." })])
    )
    assert.strictEqual(noToken.code, 1)
    assert.match(noToken.stderr, /^PRISMA_SERVICE_TOKEN is .*\n$/)
    assert.strictEqual(noProgram.code, 1)
    assert.match(noProgram.stderr, /^The entry point server\.js is not in the directory.*\n$/)
    assert.deepStrictEqual(yield* Effect.promise(projects), [])
  }))
