/** Waits of the Promise entry: the states, the pauses and the failures of `Waiting`. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as ApiError from "../../src/ApiError.ts"
import {
  createManagementApiClient,
  type ManagementApiClient,
  WaitFailure,
  waitFor,
  WaitTimeout
} from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Waiting from "../../src/Waiting.ts"
import { caught, clientOf, fetchError, test } from "./support/ours.ts"
import { type Answer, inOrder, json, onClock, passing, refusal, scripted, silent } from "./support/scripted.ts"

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const database = (status: string): Answer => () => json({ data: { id: "db_1", status } })

/** As the API answers: an approval comes without anything around it. */
const of = (name: string, member: string, value: string, more?: object): Answer => () => {
  const resource = { id: "x", [member]: value, ...more }
  return json(name === "approval" ? resource : { data: resource })
}

const cold = (count: number) => Array.from({ length: count }, () => database("provisioning"))

const minutes = (count: number): number => count * 60_000

describe("when a wait looks", () => {
  onClock("a wait looks at once, and waits for nothing that is done", async () => {
    const { asked, client } = scripted(database("ready"))
    assert.strictEqual((await passing(waitFor.database(client, "db_1"))).status, "ready")
    assert.deepStrictEqual(asked.map(({ at, path }) => [at, path]), [[0, "/v1/databases/db_1"]])
  })

  onClock("a wait looks again after 500 ms, then later and later, every 10 s in the end", async () => {
    const { client, pauses } = scripted(inOrder(...cold(12), database("ready")))
    await passing(waitFor.database(client, "db_1"))
    const expected = [500, 750, 1125, 1688, 2531, 3797, 5695, 8543, 10_000, 10_000, 10_000, 10_000]
    assert.lengthOf(pauses(), expected.length)
    // Platforms' timers know no parts of a millisecond.
    pauses().forEach((pause, index) => assert.closeTo(pause, expected[index]!, 1))
  })

  onClock("a wait gives up after ten minutes, with what was seen last", async () => {
    const { client, times } = scripted(database("provisioning"))
    const error = await passing(caught(waitFor.database(client, "db_1")))
    assert.instanceOf(error, WaitTimeout)
    assert.deepStrictEqual(error.reason, { _tag: "DeadlinePassed", timeout: Duration.minutes(10) })
    assert.deepInclude(error.resource, { status: "provisioning" })
    assert.strictEqual(error.message, "Gave up waiting for database db_1 after 600 s: its status is provisioning.")
    assert.isAbove(times().at(-1)!, minutes(9.8))
    assert.isAtMost(times().at(-1)!, minutes(10))
  })

  onClock("a wait gives up after another time, and ends the look that it is at", async () => {
    const { asked, client } = scripted(silent)
    const error = await passing(caught(waitFor.database(client, "db_1", { timeout: 3000 })))
    assert.instanceOf(error, WaitTimeout)
    assert.isUndefined(error.resource)
    assert.strictEqual(error.message, "Gave up waiting for database db_1 after 3 s: there was no answer.")
    assert.isTrue(asked[0]!.signal.aborted)
  })

  onClock("a wait without an end goes on", async () => {
    const { client, times } = scripted(inOrder(...cold(5000), database("ready")))
    await passing(waitFor.database(client, "db_1", { timeout: Infinity }))
    assert.isAbove(times().at(-1)!, minutes(800))
  })

  for (const timeout of [0, -1, Number.NaN, "2 minutes"]) {
    test(`a wait whose time limit is none asks for nothing: ${timeout}`, async (world) => {
      const error = await fetchError(waitFor.database(clientOf(world), "db_1", { timeout: timeout as number }))
      assert.include(error.message, "timeout: Expected milliseconds, more than 0")
      assert.lengthOf(world.server.requests, 0)
    })
  }

  test("a wait for an id that is none asks for nothing", async (world) => {
    const error = await fetchError(waitFor.deployment(clientOf(world), ""))
    assert.include(error.message, "params.path.deploymentId")
    assert.lengthOf(world.server.requests, 0)
  })
})

describe("what a wait ends with", () => {
  const ends = {
    database: ["status", "/v1/databases/x", ["ready"], ["provisioning", "recovering"], ["failure"]],
    deployment: ["status", "/v1/deployments/x", ["running"], ["new", "stopped"], ["failed"]],
    domain: ["status", "/v1/domains/x", ["active"], ["pending_dns"], ["failed", "removing"]],
    build: ["state", "/v1/builds/x", ["succeeded"], ["pending", "running"], ["failed", "cancelled"]],
    approval: ["status", "/v1/agent-approvals/x", ["approved", "approved_window"], ["pending"], [
      "denied",
      "expired",
      "consumed",
      "something new"
    ]]
  } as const
  for (const [name, [member, path, good, unfinished, bad]] of Object.entries(ends)) {
    const wait: (client: ManagementApiClient, id: string) => Promise<object> = waitFor[name as keyof typeof ends]

    onClock(`waitFor.${name} goes on until it is ${good.join(" or ")}`, async () => {
      for (const end of good) {
        const { asked, client } = scripted(
          inOrder(...unfinished.map((state) => of(name, member, state)), of(name, member, end))
        )
        assert.deepInclude(await passing(wait(client, "x")), { [member]: end })
        assert.deepStrictEqual(asked.map(({ path }) => path), Array.from([...unfinished, end], () => path))
      }
    })

    onClock(`waitFor.${name} fails at once when it is ${bad.join(" or ")}`, async () => {
      for (const end of bad) {
        const { client } = scripted(inOrder(of(name, member, unfinished[0]), of(name, member, end)))
        const error = await passing(caught(wait(client, "x")))
        assert.instanceOf(error, WaitFailure)
        assert.strictEqual(error.state, end)
        assert.deepInclude(error.resource, { [member]: end })
        assert.strictEqual(error.message, `${capitalized(name)} x will not become ready: its status is ${end}.`)
      }
    })
  }

  const explained = {
    domain: ["status", "failed", "failureReason"],
    build: ["state", "failed", "errorMessage"],
    approval: ["status", "denied", "hint"]
  } as const
  for (const [name, [member, state, explanation]] of Object.entries(explained)) {
    onClock(`waitFor.${name} says what the API says about the failure`, async () => {
      const { client } = scripted(of(name, member, state, { [explanation]: "no DNS" }))
      const error = await passing(caught(waitFor[name as keyof typeof explained](client, "x")))
      assert.strictEqual(
        (error as Error).message,
        `${capitalized(name)} x will not become ready: its status is ${state} (no DNS).`
      )
    })
  }

  it("the failures of a wait are the classes of Waiting", () => {
    assert.strictEqual(WaitFailure, Waiting.WaitFailure)
    assert.strictEqual(WaitTimeout, Waiting.WaitTimeout)
  })

  onClock("a look that is refused rejects with the error class of its status", async () => {
    const { client } = scripted(inOrder(database("provisioning"), () => refusal(404)))
    assert.instanceOf(await passing(caught(waitFor.database(client, "db_1"))), ApiError.NotFound)
  })

  onClock("a look that is refused for a moment is made again by a client that retries", async () => {
    const { asked, client } = scripted(
      inOrder(
        database("provisioning"),
        () => refusal(503),
        () => Promise.reject(new TypeError("fetch failed")),
        database("ready")
      ),
      { retries: true }
    )
    assert.strictEqual((await passing(waitFor.database(client, "db_1"))).status, "ready")
    assert.lengthOf(asked, 4)
  })

  for (const body of [null, [], {}, { data: null }, { data: { status: 7 } }, { data: [{ status: "ready" }] }]) {
    onClock(
      `a look that is answered with something else rejects with a FetchError: ${JSON.stringify(body)}`,
      async () => {
        const { client } = scripted(() => json(body))
        const error = await passing(fetchError(waitFor.database(client, "db_1")))
        assert.strictEqual(error.reason._tag, "InvalidResponse")
      }
    )
  }
})

describe("onChange", () => {
  onClock("onChange is told of each state once, the first and the last too", async () => {
    const { client } = scripted(inOrder(...cold(3), database("recovering"), ...cold(2), database("ready")))
    const seen: Array<string> = []
    await passing(waitFor.database(client, "db_1", { onChange: ({ status }) => seen.push(status) }))
    assert.deepStrictEqual(seen, ["provisioning", "recovering", "provisioning", "ready"])
  })

  onClock("onChange is told of a failed state before the wait fails", async () => {
    const { client } = scripted(inOrder(...cold(1), database("failure")))
    const seen: Array<string> = []
    const wait = waitFor.database(client, "db_1", { onChange: ({ status }) => seen.push(status) })
    assert.instanceOf(await passing(caught(wait)), WaitFailure)
    assert.deepStrictEqual(seen, ["provisioning", "failure"])
  })

  onClock("onChange is waited for, and ends the wait with what it rejects with", async () => {
    const { asked, client } = scripted(database("provisioning"))
    const wait = waitFor.database(client, "db_1", {
      onChange: async () => {
        await Promise.resolve()
        throw new Error("the program's own")
      }
    })
    assert.deepInclude(await passing(caught(wait)), { message: "the program's own" })
    assert.lengthOf(asked, 1)
  })
})

describe("the signal of a wait", () => {
  onClock("the signal of a wait ends it with its reason, in a pause", async () => {
    const controller = new AbortController()
    const { asked, client } = scripted(database("provisioning"))
    const wait = waitFor.database(client, "db_1", {
      signal: controller.signal,
      onChange: () => void setTimeout(() => controller.abort("enough"), 100)
    })
    assert.strictEqual(await passing(caught(wait)), "enough")
    assert.lengthOf(asked, 1)
  })

  onClock("the signal of a wait ends the look that it is at", async () => {
    const controller = new AbortController()
    const { asked, client } = scripted((request) => {
      queueMicrotask(() => controller.abort("enough"))
      return silent(request)
    })
    assert.strictEqual(await passing(caught(waitFor.database(client, "db_1", { signal: controller.signal }))), "enough")
    assert.isTrue(asked[0]!.signal.aborted)
  })

  onClock("a signal that is over asks for nothing", async () => {
    const { asked, client } = scripted(database("ready"))
    const wait = waitFor.database(client, "db_1", { signal: AbortSignal.abort("before") })
    assert.strictEqual(await passing(caught(wait)), "before")
    assert.lengthOf(asked, 0)
  })
})

it.live("two waits on one client wait for their own databases at the sandbox", () =>
  Effect.gen(function*() {
    const sandbox = yield* Sandbox.serve()
    const client = createManagementApiClient({ baseUrl: sandbox.url, token: Redacted.value(sandbox.token) })
    yield* Effect.promise(async () => {
      const { data: project } = await client.POST("/v1/projects", { body: { name: "blog", createDatabase: false } })
      const create = async (name: string) => {
        const { data } = await client.POST("/v1/databases", { body: { projectId: project!.data.id, name } })
        return data!.data.id
      }
      const ids = [await create("one"), await create("two")]
      const advance = () => Effect.runPromise(sandbox.advance("4 seconds"))
      const ready = await Promise.all(ids.map((id) => waitFor.database(client, id, { onChange: advance })))
      assert.deepStrictEqual(ready.map(({ id, status }) => [id, status]), ids.map((id) => [id, "ready"]))
    })
  }))
