/**
 * A hostile client and the binary: it answers each request as the contract says, never with a 500, never with what belongs to
 * another workspace, and goes on answering. `HOSTILE_REQUESTS` and `HOSTILE_SEED` change how many requests there are and which.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { once } from "node:events"
import * as net from "node:net"
import { Pool } from "undici"
import type { Running } from "../../src/sandbox/Sandbox.ts"
import * as Binary from "./support/binary.ts"
import * as Hostile from "./support/hostile.ts"
import { upload } from "../support/uploads.ts"
import * as Wire from "./support/wire.ts"

const requests = Number(process.env.HOSTILE_REQUESTS ?? 20_000)
const seed = Number(process.env.HOSTILE_SEED ?? 1)

/** In every name of the one who is attacked. */
const marker = "markedsecret"

/** Fills a workspace with all kinds of things, and gives what was answered. */
const fill = Effect.fnUntraced(function*({ ok }: Wire.Wire, workspaceId: string) {
  const name = marker
  const answers: Array<unknown> = []
  const made = (id: string, call: Wire.Call) =>
    Effect.map(ok(id, call), (body) => {
      answers.push(body)
      return body.data
    })
  const token = yield* made("serviceTokens.create", { params: { workspaceId }, body: { name } })
  const project = yield* made("projects.create", { body: { name, logicalId: marker } })
  const params = { projectId: project.id }
  const branch = yield* made("projects.createBranch", { params, body: { gitName: name } })
  const database = yield* made("databases.create", {
    body: { ...params, name, branchId: branch.id, logicalId: marker }
  })
  yield* made("databases.createConnection", { params: { databaseId: database.id }, body: { name } })
  const service = yield* made("services.create", { body: { ...params, displayName: name, logicalId: marker } })
  const at = { serviceId: service.id }
  const { data: deployment } = yield* ok("services.createDeployment", { params: at, body: {} })
  answers.push({ data: { ...deployment, uploadUrl: null } })
  yield* upload(deployment)
  yield* ok("deployments.start", { params: { deploymentId: deployment.id } })
  yield* made("services.createDomain", { params: at, body: { hostname: `${marker}.example.com` } })
  const bucket = yield* made("buckets.create", { body: { ...params, name, logicalId: marker } })
  yield* made("buckets.createKey", { params: { bucketId: bucket.id }, body: { role: "read_write" } })
  yield* made("environmentVariables.create", {
    body: { ...params, class: "production", key: marker.toUpperCase(), value: marker }
  })
  yield* made("builds.create", {
    body: {
      source: "ci",
      commitSha: marker,
      branchName: marker,
      ...params,
      runIdentity: { provider: "github", repositoryId: "1", runId: "1", runAttempt: 1 }
    }
  })
  const stage = { ...params, branchId: branch.id, stack: marker, stage: marker }
  const { data: lease } = yield* ok("alchemyState.acquireLease", {
    params: stage,
    body: { stack: marker, stage: marker, ttlSeconds: 300, holderDescription: marker }
  })
  const stack = { params: stage, headers: { "alchemy-state-lease-id": lease.leaseId as string } }
  yield* ok("alchemyState.putOutput", { ...stack, body: { [marker]: marker } })
  return { answers, token: token.value as string, stack }
})

const lists = ["projects", "databases", "connections", "services", "buckets", "environmentVariables", "builds"]

/** All that a workspace has, as far as time does not change it. */
const contentsOf = Effect.fnUntraced(function*({ ok }: Wire.Wire, victim: Effect.Success<ReturnType<typeof fill>>) {
  const { stack, token } = victim
  const pages = yield* Effect.forEach(lists, (list) => ok(`${list}.list`, { token }))
  return JSON.stringify([
    pages.map(({ data }) => data.map((row: object) => ({ ...row, status: null, updatedAt: null }))),
    yield* ok("alchemyState.getOutput", { ...stack, token })
  ])
})

const idsIn = (text: string): ReadonlyArray<string> => [...new Set(text.match(/\b[a-z]+_c[a-z0-9]{24}\b/g))]

/** A connection that says this: it is answered, or ended; or it is given up where more is waited for. */
const say = async (url: string, text: string): Promise<void> => {
  const socket = net.connect(Number(new URL(url).port), "127.0.0.1")
  socket.on("error", () => {})
  const heard = Promise.race([once(socket, "data"), once(socket, "close")])
  socket.end(text)
  await heard
  socket.destroy()
}

describe("a hostile client", () => {
  it.live(`a hostile client gets an answer of the contract to each of ${requests} requests (seed ${seed}), and nothing of others`, () =>
    Effect.gen(function*() {
      const binary = yield* Binary.start()
      const running = { url: binary.url, token: Redacted.make(binary.token) } as Running
      const owner = Wire.make(running)
      const victim = yield* fill(owner, binary.workspaceId)
      const before = yield* contentsOf(owner, victim)
      const victimText = JSON.stringify(victim)
      const secrets = [
        marker,
        victim.token,
        victim.stack.headers["alchemy-state-lease-id"],
        ...victimText.match(/postgres(?:ql)?:\/\/[^"]+/g)!
      ]
      const victimIds = idsIn(victimText)

      const { data: own } = yield* owner.ok("workspaces.create", { body: { displayName: "Attacker" } })
      const { data: credential } = yield* owner.ok("serviceTokens.create", {
        params: { workspaceId: own.id },
        body: { name: "attacker" }
      })
      const client = Hostile.make(seed, credential.value, victimIds)
      const pool = yield* Effect.acquireRelease(
        Effect.sync(() => new Pool(binary.url, { connections: 32, headersTimeout: 20_000, bodyTimeout: 20_000 })),
        (pool) => Effect.promise(() => pool.destroy())
      )
      const succeeded = new Set<string>()
      const statuses = new Map<number, number>()

      const send = async (request: Hostile.Request): Promise<unknown> => {
        const { body = null, headers, method, operation, path } = request
        const said = () => `${method} ${path} ${JSON.stringify(headers)} ${body?.slice(0, 500)}, seed ${seed}`
        const answer = await pool.request({ method: method as "GET", path, headers, body }).catch((error) =>
          // It need not read what is too long before it hangs up.
          body !== null && body.length >= Hostile.maxBodySize ? undefined : assert.fail(`${error} to ${said()}`)
        )
        if (answer === undefined) return undefined
        const { statusCode: status } = answer
        const text = await answer.body.text()
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        assert.isBelow(status, 500, `${text} to ${said()}`)
        for (const secret of secrets) assert.notInclude(text.toLowerCase(), secret.toLowerCase(), said())
        const sent = path + body
        for (const id of victimIds) assert.isFalse(text.includes(id) && !sent.includes(id), `${text} to ${said()}`)
        if (operation === undefined) return undefined
        const mediaType = String(answer.headers["content-type"] ?? "")
        const parsed = Wire.parse(text, mediaType)
        Wire.check(operation, { status, headers: new Headers(), body: parsed }, mediaType)
        if (status < 300) succeeded.add(operation.id)
        return parsed
      }

      const isSuicide = ({ path }: Hostile.Request) => path.includes(credential.id.slice("itgr_".length))
      const round = Effect.suspend(() => {
        const batch = Array.from({ length: 64 }, client.request).filter((request) => !isSuicide(request))
        return Effect.promise(() => Promise.all(batch.map(send)).then((answers) => answers.forEach(client.remember)))
      })
      for (let n = 0; n < requests; n += 64) yield* round
      yield* Effect.promise(() => Promise.all(Hostile.garbage.map((text) => say(binary.url, text))))

      assert.isAtLeast(succeeded.size, Math.min(75, requests / 50), JSON.stringify(Object.fromEntries(statuses)))
      assert.strictEqual(yield* contentsOf(owner, victim), before)
      yield* owner.ok("me.get")
      assert.strictEqual(binary.said().trimEnd(), binary.text.trimEnd())
    }))
})
