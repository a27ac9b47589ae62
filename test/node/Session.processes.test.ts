import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { ChildProcess } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Tokens from "../../src/Tokens.ts"
import { ended, start } from "./fixtures/processes.ts"

const processes = 8
const rounds = 50

/** Rotates; forgives one reuse of the last refresh token within ten seconds, as the vendor's server does. */
const startServer = async () => {
  let issued = 0
  let previous: string | undefined
  let rotatedAt = 0
  let good = "access-0"
  const exchanges: Array<string> = []
  const rotate = (refreshToken: string): boolean => {
    const isCurrent = refreshToken === `refresh-${issued}`
    const isForgiven = refreshToken === previous && Date.now() - rotatedAt < 10_000
    if (!isCurrent && !isForgiven) return false
    previous = isCurrent ? refreshToken : undefined
    rotatedAt = Date.now()
    good = `access-${++issued}`
    return true
  }
  const server = http.createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += chunk
    const json = (status: number, value: object) => {
      response.writeHead(status, { "content-type": "application/json" })
      response.end(JSON.stringify(value))
    }
    if (request.url !== "/token") return json(request.headers.authorization === `Bearer ${good}` ? 200 : 401, {})
    const form = new URLSearchParams(body)
    exchanges.push(form.get("client_id")!)
    return rotate(form.get("refresh_token")!)
      ? json(200, { access_token: good, refresh_token: `refresh-${issued}`, token_type: "Bearer" })
      : json(400, { error: "invalid_grant" })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expire: () => {
      good = ""
    },
    takeExchanges: () => exchanges.splice(0),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

interface Caller {
  readonly name: string
  readonly child: ChildProcess
  readonly lines: AsyncIterator<string>
}

const startCaller = async (directory: string, url: string, name: string): Promise<Caller> => {
  const child = start("../../support/sessionProcess", directory, url, name)
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  assert.strictEqual((await lines.next()).value, "ready")
  return { name, child, lines }
}

const call = async ({ child, lines }: Caller): Promise<string | undefined> => {
  child.stdin!.write("call\n")
  return (await lines.next()).value
}

// Numerical Recipes' generator: the same processes die at the same moments in every run.
const random = (seed: number) => () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32

const compete = async (directory: string, kills: boolean) => {
  const server = await startServer()
  const next = random(7)
  let names = 0
  const newCaller = () => startCaller(directory, server.url, `process-${names++}`)
  const callers = await Promise.all(Array.from({ length: processes }, newCaller))
  try {
    for (let round = 0; round < rounds; round++) {
      server.expire()
      const victim = kills ? Math.floor(next() * processes) : -1
      const answers = callers.map(call)
      if (victim >= 0) {
        await new Promise((resolve) => setTimeout(resolve, next() * 40))
        callers[victim]!.child.kill("SIGKILL")
      }
      const survivors = (await Promise.all(answers)).filter((_, index) => index !== victim)
      assert.isTrue(survivors.every((status) => status === "200"), `round ${round}: ${survivors}`)
      const exchanges = server.takeExchanges()
      const ofSurvivors = exchanges.filter((name) => name !== callers[victim]?.name)
      // Whoever is killed between the exchange and the write takes its answer along: then another one exchanges.
      assert.isAtMost(ofSurvivors.length, 1, `round ${round}`)
      assert.isAtLeast(exchanges.length, 1, `round ${round}`)
      if (!kills) assert.lengthOf(exchanges, 1)
      if (victim >= 0) callers[victim] = await newCaller()
    }
  } finally {
    for (const { child } of callers) child.kill("SIGKILL")
    await Promise.all(callers.map(({ child }) => ended(child)))
    await server.close()
  }
}

for (const kills of [false, true]) {
  it.live(
    `eight processes on one file refresh once a round${kills ? ", while one of them is killed in each" : ""}`,
    () =>
      Effect.gen(function*() {
        const parent = yield* Effect.acquireRelease(
          Effect.sync(() => mkdtempSync(join(tmpdir(), "session-"))),
          (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
        )
        const directory = join(parent, "session")
        const storage = yield* TokenStorageFile.make({ directory })
        yield* storage.set(Tokens.make({ workspaceId: "wksp_1", accessToken: "access-0", refreshToken: "refresh-0" }))
        yield* Effect.promise(() => compete(directory, kills))
        assert.isDefined(yield* storage.get)
      }),
    240_000
  )
}
