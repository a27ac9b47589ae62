/** Both entries at the module scope of a worker, where no request can wait for what another one does, and what a request began ends with it. */
import { assert, describe } from "@effect/vitest"
import { test, type World } from "./support.ts"

const ten = Array.from({ length: 10 }, () => 200)

/** Ten waves of ten calls, before each of which the tokens came to their end: for the API, or by the worker's own clock. */
const waves = async ({ ask, askTogether, exchanges, expire, slowDown }: World, key: string) => {
  assert.strictEqual(await ask(`${key}/login`), 200)
  await slowDown()
  for (let wave = 1; wave <= 10; wave++) {
    if (wave % 2 === 0) await expire()
    else assert.strictEqual(await ask(`${key}/age?left=-1`), 200)
    assert.deepStrictEqual(await askTogether(`${key}/list`), ten, `wave ${wave}`)
    assert.strictEqual(await exchanges(), 1 + wave)
  }
}

for (const entry of ["promise", "effect"]) {
  describe(`the ${entry} entry at the module scope of a worker`, () => {
    test(`${entry}: of 100 calls in waves, each of which finds its token expired, all are answered, with one exchange a wave`, (world) =>
      waves(world, `${entry}-memory`))

    test(`${entry}: the same holds where the storage makes requests and waits for timers`, (world) =>
      waves(world, `${entry}-remote`))

    test(`${entry}: requests to the API and to the token endpoint say who sends them`, async ({ ask, expire, sandbox }) => {
      const key = `${entry}-memory`
      await ask(`${key}/login`)
      await expire()
      assert.strictEqual(await ask(`${key}/list`), 200)
      const received = await (await fetch(`${sandbox.url}/__sandbox/requests`)).json() as {
        readonly data: ReadonlyArray<{ readonly operation?: string; readonly headers: Record<string, string> }>
      }
      const agents = received.data.flatMap(({ headers, operation }) =>
        operation === "oauth.token" || operation === "workspaces.list" ? [headers["user-agent"]] : []
      )
      assert.lengthOf(agents, 4)
      for (const agent of agents) assert.match(agent!, /^effect-prisma-management\/\d/)
    })

    test(`${entry}: a background refresh whose starter has answered ends under waitUntil`, async (world) => {
      const { ask, askTogether, exchanges, holdToken, written } = world
      const key = `${entry}-ahead`
      await ask(`${key}/login`)
      await ask(`${key}/age?left=60000`)
      const held = holdToken()
      // The answer does not wait for the token endpoint.
      assert.deepStrictEqual(await askTogether(`${key}/list`), ten)
      await held.arrived
      const kept = written()
      held.release()
      await kept
      assert.deepStrictEqual(await askTogether(`${key}/list`), ten)
      assert.strictEqual(await exchanges(), 2)
    })

    test(`${entry}: without waitUntil nothing is refreshed in the background: the call waits`, async (world) => {
      const { ask, askTogether, exchanges, slowDown } = world
      const key = `${entry}-aheadAlone`
      await ask(`${key}/login`)
      await ask(`${key}/age?left=60000`)
      await slowDown()
      assert.strictEqual(await ask(`${key}/list`), 200)
      assert.strictEqual(await exchanges(), 2)
      assert.deepStrictEqual(await askTogether(`${key}/list`), ten)
      assert.strictEqual(await exchanges(), 2)
    })

    test(`${entry}: a refresh whose client went away is made again by those who come after`, async (world) => {
      const { ask, askAndLeave, askTogether, exchanges, expire, holdToken } = world
      const key = `${entry}-remote`
      await ask(`${key}/login`)
      await expire()
      const held = holdToken()
      await askAndLeave(`${key}/list`, held.arrived)
      await held.abandoned
      // The refresh token is spent: within the server's grace it is taken once more.
      assert.deepStrictEqual(await askTogether(`${key}/list`), ten)
      assert.strictEqual(await exchanges(), 3)
      await expire()
      assert.deepStrictEqual(await askTogether(`${key}/list`), ten)
      assert.strictEqual(await exchanges(), 4)
    })

    test(`${entry}: a call whose request began a refresh waits for it to its end, and others for as long as they may`, async (world) => {
      const { ask, exchanges, expire, holdToken } = world
      const key = `${entry}-impatient`
      await ask(`${key}/login`)
      await expire()
      const held = holdToken()
      const first = ask(`${key}/list`)
      await held.arrived
      assert.match(String(await ask(`${key}/list`)), /gave no answer within 0\.1 s/)
      held.release()
      assert.strictEqual(await first, 200)
      assert.strictEqual(await ask(`${key}/list`), 200)
      assert.strictEqual(await exchanges(), 2)
    })

    test(`${entry}: a refresh whose client went away goes on under waitUntil`, async (world) => {
      const { ask, askAndLeave, askTogether, exchanges, expire, holdToken, written } = world
      const key = `${entry}-kept`
      await ask(`${key}/login`)
      await expire()
      const held = holdToken()
      await askAndLeave(`${key}/list`, held.arrived)
      const kept = written()
      held.release()
      await kept
      assert.deepStrictEqual(await askTogether(`${key}/list`), ten)
      assert.strictEqual(await exchanges(), 2)
    })
  })
}
