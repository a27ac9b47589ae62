/** Behind a proxy: the calls and the login go over one HTTP client, so what is said of a proxy once holds for both. */
import { assert, describe, it } from "@effect/vitest"
import { Sandbox } from "effect-prisma-management/sandbox"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import * as path from "node:path"
import { promisify } from "node:util"
import { root } from "../support/contract.ts"
import * as ForwardProxy from "../support/ForwardProxy.ts"
import { node } from "./fixtures/processes.ts"

const run = (transport: string, url: string, environment: { readonly [name: string]: string }) =>
  Effect.promise(() =>
    promisify(execFile)(node, [
      "--no-warnings",
      "--conditions=effect-prisma-management:source",
      path.join(root, "test/support/proxiedProgram.ts"),
      transport,
      url
    ], { env: { PATH: process.env["PATH"], ...environment } })
  )

const behind = Effect.fnUntraced(function*(
  transport: string,
  environment: (proxy: string) => { readonly [name: string]: string }
) {
  const sandbox = yield* Sandbox.serve({ autoApprove: true })
  const proxy = yield* ForwardProxy.make
  // The call after the login is refused once: the session refreshes.
  yield* sandbox.faults.add({ operation: "workspaces.list", count: 1, status: 401 })
  const { stdout } = yield* run(transport, sandbox.url, environment(proxy.url))
  assert.strictEqual(stdout, "Sandbox\n")
  const received = (yield* sandbox.requests).map(({ method, url }) => `${method} ${url.split("?")[0]}`)
  return { received, passed: proxy.passed }
})

const everything = [
  "GET /.well-known/oauth-authorization-server",
  "POST /device_authorization",
  "POST /token",
  "GET /v1/workspaces",
  "POST /token",
  "GET /v1/workspaces",
  "POST /revoke"
]

// Node reads the proxy of its own fetch from the environment only where it is told to.
const transports = [
  ["the Node transport", "node", {}],
  ["fetch, where Node is told to use the environment's proxy", "fetch", { NODE_USE_ENV_PROXY: "1" }],
  ["the Promise entry with a fetch of its own", "promise-undici", {}],
  ["the Promise entry with an agent for all of Node", "promise-global", {}],
  ["the Promise entry with the platform's fetch, where Node is told to use the environment's proxy", "promise", {
    NODE_USE_ENV_PROXY: "1"
  }]
] as const

describe("a program behind a proxy", () => {
  it.live.each(transports)(
    "a program behind a proxy logs in, calls, refreshes and logs out through it, with %s",
    ([, transport, environment]) =>
      Effect.gen(function*() {
        const { passed, received } = yield* behind(transport, (proxy) => ({ ...environment, HTTP_PROXY: proxy }))
        assert.deepStrictEqual(received, everything)
        assert.deepStrictEqual(passed.map(({ request }) => request), everything)
        assert.lengthOf(new Set(passed.map(({ form }) => form)), 1)
      }),
    60_000
  )

  // One that reads the environment in each way: the Node transport, and Node itself.
  it.live.each([transports[0], transports[4]])(
    "a program behind a proxy goes past it to the hosts of NO_PROXY, with %s",
    ([, transport, environment]) =>
      Effect.gen(function*() {
        const { passed, received } = yield* behind(transport, (proxy) => ({
          ...environment,
          HTTP_PROXY: proxy,
          NO_PROXY: "auth.example,127.0.0.1"
        }))
        assert.deepStrictEqual(received, everything)
        assert.deepStrictEqual(passed, [])
      }),
    60_000
  )
})
