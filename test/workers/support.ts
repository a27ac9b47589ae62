/**
 * The worker in workerd, the runtime of Cloudflare Workers, as Miniflare starts it; and around it the sandbox and a server that holds back
 * what the token endpoint answered.
 *
 * npm brings workerd. Where it does not start all the same, the tests are skipped, and their names say why.
 */
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { Miniflare } from "miniflare"
import { once } from "node:events"
import type { ServerResponse } from "node:http"
import * as net from "node:net"
import { fileURLToPath } from "node:url"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker"],
    external: ["cloudflare:workers"]
  })
  return outputFiles[0]!.text
}

const start = (script: string, bindings: Record<string, string>) =>
  new Miniflare({ modules: true, script, bindings, compatibilityDate: "2026-04-01" })

const problemOfWorkerd = async (): Promise<string | undefined> => {
  const worker = start("export default {}", {})
  try {
    await worker.ready
    return undefined
  } catch (error) {
    return String(error)
  } finally {
    await worker.dispose().catch(() => {})
  }
}

const problem = await problemOfWorkerd()
const script = await bundle()

export const test = (name: string, run: (world: World) => Promise<void>) =>
  it.live.skipIf(problem !== undefined)(
    problem === undefined ? name : `${name} (skipped: workerd does not start: ${problem})`,
    () => Effect.flatMap(makeWorld, (world) => Effect.promise(() => run(world)))
  )

/** What the token endpoint answered, held back from the worker. */
export interface Held {
  /** The token endpoint has answered, and is held back. */
  readonly arrived: Promise<void>
  /** The worker waits for it no longer. */
  readonly abandoned: Promise<void>
  readonly release: () => void
}

const makeGate = (tokenEndpoint: () => string) =>
  Effect.gen(function*() {
    const stored = new Map<string, string>()
    let written = Promise.withResolvers<void>()
    let hold: ((response: ServerResponse) => Promise<void>) | undefined

    const { url } = yield* LoopbackServer.make(async ({ body, headers, method, url: { pathname } }, response) => {
      if (pathname === "/token") {
        const answer = await fetch(tokenEndpoint(), {
          method: "POST",
          body,
          headers: { "content-type": headers["content-type"]!, "user-agent": headers["user-agent"] ?? "" }
        })
        const text = await answer.text()
        const holding = hold
        hold = undefined
        await holding?.(response)
        return response.writeHead(answer.status, { "content-type": "application/json" }).end(text)
      }
      if (method === "PUT") {
        stored.set(pathname, body)
        written.resolve()
        written = Promise.withResolvers()
      }
      return response.writeHead(200, { "content-type": "application/json" }).end(stored.get(pathname) ?? "null")
    })

    return {
      url,
      /** The next time that tokens are written. */
      written: () => written.promise,
      /** Holds back the next answer of the token endpoint. */
      holdToken: (): Held => {
        const [arrived, abandoned, released] = [0, 1, 2].map(() => Promise.withResolvers<void>())
        hold = (response) => {
          response.once("close", () => abandoned!.resolve())
          arrived!.resolve()
          return released!.promise
        }
        return { arrived: arrived!.promise, abandoned: abandoned!.promise, release: released!.resolve }
      }
    }
  })

const makeWorld = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve({ autoApprove: true, control: true, tokenTtl: 600 })
  const gate = yield* makeGate(() => `${sandbox.url}/token`)
  const worker = yield* Effect.acquireRelease(
    Effect.sync(() => start(script, { API: sandbox.url, GATE: gate.url })),
    (worker) => Effect.promise(() => worker.dispose())
  )

  /** The status of what one request to the worker is answered with, and in case of a failure why. */
  const ask = async (path: string): Promise<number | string> => {
    const response = await worker.dispatchFetch(`http://worker/${path}`)
    const text = await response.text()
    return response.status === 200 ? 200 : `${response.status} ${text}`
  }

  /** A request to the worker whose client goes away. workerd hears of that by a reset only: a client that is done sending may still read. */
  const askAndLeave = async (path: string, leave: Promise<void>): Promise<void> => {
    const { hostname, port } = await worker.ready
    const socket = net.connect(Number(port), hostname)
    await once(socket, "connect")
    socket.write(`GET /${path} HTTP/1.1\r\nHost: worker\r\n\r\n`)
    await leave
    socket.resetAndDestroy()
  }

  return {
    ...gate,
    sandbox,
    ask,
    askAndLeave,
    askTogether: (path: string, count = 10) => Promise.all(Array.from({ length: count }, () => ask(path))),
    /** The access token is over, for the API: its clock is ahead of the worker's. */
    expire: () => Effect.runPromise(sandbox.advance("601 seconds")),
    /** The token endpoint takes its time. */
    slowDown: () => Effect.runPromise(sandbox.faults.add({ operation: "oauth.token", latency: 300 })),
    /** How often the token endpoint was asked, by the login too. */
    exchanges: async () =>
      (await Effect.runPromise(sandbox.requests)).filter(({ operation }) => operation === "oauth.token").length
  }
})

export type World = Effect.Success<typeof makeWorld>
