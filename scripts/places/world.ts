/**
 * What a program finds around it, a new one for each run: a sandbox, and a server that does for it what it cannot do in every place.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { once } from "node:events"
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout } from "node:timers/promises"
import { text } from "node:stream/consumers"
import { Sandbox } from "../../src/sandbox/index.ts"
import type { Settings } from "./programs/steps.ts"

export interface World extends AsyncDisposable {
  readonly settings: Settings
  /** What a page reports. */
  readonly reported: Promise<string>
}

const listen = async (server: http.Server): Promise<string> => {
  await once(server.listen(0, "127.0.0.1"), "listening")
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Where somebody listened a moment ago. */
const refusing = async (): Promise<string> => {
  const server = http.createServer()
  const url = await listen(server)
  await once(server.close(), "close")
  return url
}

const ofPages = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" }

/** Answers workspaces, and keeps their connection. It ends that of the first create without an answer, and carries out the second. */
const makeCutting = () => {
  let creates = 0
  const server = http.createServer(async (request, response) => {
    const { method, socket } = request
    if (method === "OPTIONS") return void response.writeHead(204, ofPages).end()
    await text(request)
    if (method === "POST" && creates++ === 0) return void socket.destroy()
    const body = method === "POST" ? { data: {} } : { data: [], pagination: { hasMore: false, nextCursor: null } }
    response.writeHead(200, { ...ofPages, "content-type": "application/json" }).end(JSON.stringify(body))
  })
  return { server, creates: () => creates }
}

/** What a program asks for, by its path. */
const makeAnswers = (
  sandbox: Sandbox.Running,
  creates: () => number,
  report: (text: string) => void,
  over: AbortSignal
) => {
  const run = Effect.runPromise
  const requestsOf = async (operation: string, method: string) =>
    (await run(sandbox.requests)).filter((one) => one.operation === operation && one.method === method)
  const lists = async () => (await requestsOf("workspaces.list", "GET")).length
  let listsBefore = 0

  return {
    /** Where a person comes back to who is sent to this login page. */
    "/visit": async (url: string) => {
      const { headers } = await fetch(url, { redirect: "manual" })
      return headers.get("location") ?? "nowhere"
    },
    "/expire": () => run(sandbox.faults.expireTokens),
    /** What the authorization server was asked for. */
    "/grants": async () =>
      (await requestsOf("oauth.token", "POST")).map(({ body }) => (body as { readonly grant_type: string }).grant_type)
        .join(" "),
    /** From now on, workspaces are not answered. */
    "/hold": async () => {
      listsBefore = await lists()
      await run(sandbox.faults.add({ operation: "workspaces.list", latency: "1 hour" }))
    },
    /** One was asked for meanwhile. */
    "/held": async () => {
      while (await lists() === listsBefore) await setTimeout(10, undefined, { signal: over })
    },
    "/release": () => run(sandbox.faults.clear),
    /** How many creates came to the API that cuts. */
    "/creates": async () => String(creates()),
    "/report": async (text: string) => report(text)
  } satisfies { readonly [path: string]: (body: string) => Promise<string | void> }
}

const serveAnswers = (answers: ReturnType<typeof makeAnswers>): http.Server =>
  http.createServer(async (request, response) => {
    // Pages ask too.
    const headers = ofPages
    const answer = (answers as { readonly [path: string]: (body: string) => Promise<string | void> })[request.url!]
    if (request.method === "OPTIONS" || answer === undefined) {
      return void response.writeHead(answer === undefined ? 404 : 204, headers).end()
    }
    try {
      const said = await answer(await text(request))
      response.writeHead(200, { ...headers, "content-type": "text/plain" }).end(said ?? "")
    } catch (error) {
      response.writeHead(500, headers).end(String(error))
    }
  })

export const makeWorld = async (): Promise<World> => {
  const scope = Scope.makeUnsafe()
  const sandbox = await Effect.runPromise(Scope.provide(Sandbox.serve({ autoApprove: true }), scope))
  const { promise: reported, resolve: report } = Promise.withResolvers<string>()
  const over = new AbortController()
  const { creates, server: cutting } = makeCutting()
  const server = serveAnswers(makeAnswers(sandbox, creates, report, over.signal))
  return {
    settings: {
      url: sandbox.url,
      token: Redacted.value(sandbox.token),
      helper: await listen(server),
      refused: await refusing(),
      cutting: await listen(cutting)
    },
    reported,
    async [Symbol.asyncDispose]() {
      over.abort()
      for (const one of [server, cutting]) {
        one.close()
        one.closeAllConnections()
      }
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
  }
}
