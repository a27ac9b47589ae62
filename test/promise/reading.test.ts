/** What makes several calls, at the sandbox, logged in: with a 503, a cut connection, and tokens that end in the middle of it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  createManagementApiSdk,
  isApiError,
  logs,
  type ManagementApiClient,
  paginate,
  type Tokens,
  waitFor
} from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { upload } from "../support/uploads.ts"
import { caught } from "./support/ours.ts"

type Running = Effect.Success<ReturnType<typeof Sandbox.serve>>

type Operation = NonNullable<Parameters<Running["faults"]["add"]>[0]["operation"]>

/** An SDK that has logged in, for a user of its own. */
const logIn = async ({ url }: Running, retries: boolean) => {
  let stored: Tokens | null = null
  const api = createManagementApiSdk({
    clientId: "sandbox",
    redirectUri: "http://127.0.0.1:51234/callback",
    apiBaseUrl: url,
    authBaseUrl: url,
    tokenStorage: {
      getTokens: async () => stored,
      setTokens: async (tokens) => void (stored = tokens),
      clearTokens: async () => void (stored = null)
    },
    retries: retries ? { base: 1 } : false
  })
  const login = await api.getLoginUrl({ scope: "workspace:admin offline_access" })
  const { headers } = await fetch(login.url, { redirect: "manual" })
  await api.handleCallback({
    callbackUrl: headers.get("location")!,
    verifier: login.verifier,
    expectedState: login.state
  })
  return api
}

interface World {
  readonly client: ManagementApiClient
  readonly sandbox: Running
  readonly projectId: string
  /** What goes wrong now, in the middle. */
  readonly goWrong: (operation: Operation) => Promise<void>
  readonly advance: (seconds: number) => Promise<void>
}

const dataOf = <A>({ data }: { readonly data?: { readonly data: A } }): A => data!.data

const deploy = async ({ client, projectId }: World): Promise<string> => {
  const service = dataOf(await client.POST("/v1/services", { body: { projectId, displayName: "web" } }))
  const { id, uploadUrl } = dataOf(
    await client.POST("/v1/services/{serviceId}/deployments", { params: { path: { serviceId: service.id } }, body: {} })
  )
  await Effect.runPromise(upload({ uploadUrl }))
  await client.POST("/v1/deployments/{deploymentId}/start", { params: { path: { deploymentId: id } } })
  return id
}

const report = { source: "ci", commitSha: "a".repeat(40), branchName: "main" } as const

const functions: { readonly [name: string]: (world: World) => Promise<unknown> } = {
  paginate: async ({ client, goWrong }) => {
    for (const name of ["b", "c", "d"]) await client.POST("/v1/projects", { body: { name, createDatabase: false } })
    const names: Array<string> = []
    for await (const { name } of paginate(client, "/v1/projects", { params: { query: { limit: 2 } } })) {
      names.push(name)
      if (names.length === 2) await goWrong("projects.list")
    }
    return names
  },
  "paginate.pages": async ({ client, goWrong }) => {
    for (const name of ["b", "c"]) await client.POST("/v1/projects", { body: { name, createDatabase: false } })
    const counts: Array<number> = []
    for await (const { data } of paginate.pages(client, "/v1/projects", { params: { query: { limit: 2 } } })) {
      counts.push(data.length)
      if (counts.length === 1) await goWrong("projects.list")
    }
    return counts
  },
  "waitFor.database": async ({ advance, client, goWrong, projectId }) => {
    const { id } = dataOf(await client.POST("/v1/databases", { body: { projectId, name: "main" } }))
    const states: Array<string> = []
    await waitFor.database(client, id, {
      onChange: async ({ status }) => {
        states.push(status)
        if (states.length > 1) return
        await advance(4)
        await goWrong("databases.get")
      }
    })
    return states
  },
  "waitFor.deployment": async (world) => {
    const id = await deploy(world)
    const states: Array<string> = []
    await waitFor.deployment(world.client, id, {
      onChange: async ({ status }) => {
        states.push(status)
        if (states.length > 1) return
        await world.advance(5)
        await world.goWrong("deployments.get")
      }
    })
    return states
  },
  "waitFor.approval": async ({ advance, client, goWrong }) => {
    const states: Array<string> = []
    await waitFor.approval(client, "approval_approved", {
      onChange: async ({ status }) => {
        states.push(status)
        if (states.length > 1) return
        await advance(6)
        await goWrong("agentApprovals.get")
      }
    })
    return states
  },
  "waitFor.build": async ({ client, goWrong, projectId }) => {
    const { id } = dataOf(await client.POST("/v1/builds", { body: { ...report, projectId } }))
    const states: Array<string> = []
    await waitFor.build(client, id, {
      onChange: async ({ state }) => {
        states.push(state)
        if (states.length > 1) return
        const params = { path: { buildId: id } }
        await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "running" } })
        await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "succeeded" } })
        await goWrong("builds.get")
      }
    })
    return states
  },
  "waitFor.domain": async ({ advance, client, goWrong, projectId }) => {
    const service = dataOf(await client.POST("/v1/services", { body: { projectId, displayName: "web" } }))
    const { id } = dataOf(
      await client.POST("/v1/services/{serviceId}/domains", {
        params: { path: { serviceId: service.id } },
        body: { hostname: "shop.example.com" }
      })
    )
    const states: Array<string> = []
    await waitFor.domain(client, id, {
      onChange: async ({ status }) => {
        states.push(status)
        if (states.length > 1) return
        await advance(30)
        await goWrong("domains.get")
      }
    })
    return [states[0], states.at(-1)]
  },
  "logs.build": async ({ client, goWrong, projectId }) => {
    const { id } = dataOf(
      await client.POST("/v1/builds", { body: { ...report, projectId } })
    )
    const params = { path: { buildId: id } }
    const lines: Array<string> = []
    await goWrong("builds.logs")
    for await (const { text } of logs.build(client, id)) {
      lines.push(text.replace(/a{40}/, "…"))
      if (lines.length === 1) await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "running" } })
      if (lines.length === 2) await client.PATCH("/v1/builds/{buildId}", { params, body: { state: "succeeded" } })
    }
    return lines
  },
  "logs.deployment": async (world) => {
    const id = await deploy(world)
    const lines: Array<string> = []
    for await (const { text } of logs.deployment(world.client, id, { fromStart: true, follow: true })) {
      lines.push(text.replace(/^\S+ /, ""))
      if (lines.length === 2) {
        await world.advance(5)
        await world.goWrong("deployments.logs")
      }
      if (lines.length === 3) break
    }
    return lines
  }
}

const expected: { readonly [name: string]: unknown } = {
  paginate: ["a", "b", "c", "d"],
  "paginate.pages": [2, 1],
  "waitFor.database": ["provisioning", "ready"],
  "waitFor.deployment": ["provisioning", "running"],
  "waitFor.approval": ["pending", "approved"],
  "waitFor.build": ["pending", "succeeded"],
  "waitFor.domain": ["pending_dns", "active"],
  "logs.build": ["Build of main at … is queued", "Build running", "Build succeeded"],
  "logs.deployment": ["deployment new", "deployment provisioning", "deployment running"]
}

const faults: { readonly [name: string]: (sandbox: Running, operation: Operation) => Effect.Effect<unknown> } = {
  "a 503": ({ faults }, operation) => faults.add({ operation, status: 503, count: 1 }),
  "a cut connection": ({ faults }, operation) => faults.add({ operation, cut: true, count: 1 }),
  "tokens that end": ({ faults }) => faults.expireTokens,
  "all of that": ({ faults }, operation) =>
    Effect.all([
      faults.add({ operation, status: 503, count: 1 }),
      faults.add({ operation, cut: true, count: 1 }),
      faults.expireTokens
    ])
}

const inWorld = (
  retries: boolean,
  fault: (sandbox: Running, operation: Operation) => Effect.Effect<unknown>,
  run: (world: World) => Promise<void>
) =>
  Effect.gen(function*() {
    const sandbox = yield* Sandbox.serve({ autoApprove: true })
    yield* Effect.promise(async () => {
      await using api = await logIn(sandbox, retries)
      const { client } = api
      const { id } = dataOf(await client.POST("/v1/projects", { body: { name: "a", createDatabase: false } }))
      let isWrong = false
      await run({
        client,
        sandbox,
        projectId: id,
        goWrong: async (operation) => {
          isWrong = true
          await Effect.runPromise(fault(sandbox, operation))
        },
        advance: (seconds) => Effect.runPromise(sandbox.advance(`${seconds} seconds`))
      })
      assert.isTrue(isWrong)
    })
  })

describe.each(Object.keys(functions))("%s", (name) => {
  it.live.each(Object.keys(faults))(
    `${name} goes on after %s in the middle`,
    (fault) =>
      inWorld(true, faults[fault]!, async (world) => {
        assert.deepStrictEqual(await functions[name]!(world), expected[name])
      })
  )

  it.live(`${name} rejects with the API's error after a 503, where the client does not retry`, () =>
    inWorld(false, faults["a 503"]!, async (world) => {
      const error = await caught(functions[name]!(world))
      assert(isApiError(error))
      assert.strictEqual(error.status, 503)
    }))
})

it.live("two users of one process read their own lists at the same time, with tokens that end in the middle", () =>
  Effect.gen(function*() {
    const sandboxes = [yield* Sandbox.serve({ autoApprove: true }), yield* Sandbox.serve({ autoApprove: true })]
    yield* Effect.promise(async () => {
      const read = async (sandbox: Running, own: string) => {
        await using api = await logIn(sandbox, true)
        for (let index = 0; index < 6; index++) {
          await api.client.POST("/v1/projects", { body: { name: own, createDatabase: false } })
        }
        const names: Array<string> = []
        for await (const { name } of paginate(api.client, "/v1/projects", { params: { query: { limit: 2 } } })) {
          names.push(name)
          if (names.length === 3) await Effect.runPromise(sandbox.faults.expireTokens)
        }
        return names
      }
      const lists = await Promise.all([read(sandboxes[0]!, "one"), read(sandboxes[1]!, "two")])
      assert.deepStrictEqual(lists, [Array(6).fill("one"), Array(6).fill("two")])
    })
  }))
