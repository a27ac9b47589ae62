/** The sandbox under load: fifty clients that log in, read, write, deploy, and delete what they made, on the binary in a process of its own. */
import { execFileSync, spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { once } from "node:events"
import * as path from "node:path"
import { gzipSync } from "node:zlib"
import { Pool } from "undici"

export interface LoadResult {
  readonly clients: number
  readonly seconds: number
  readonly requests: number
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly median: number
  readonly p99: number
  readonly max: number
  /** Answers other than expected, and connections without one. */
  readonly errors: number
  /** Resident memory of the server's process in megabytes: when it was warm, in the middle, at the end. */
  readonly memory: readonly [start: number, middle: number, end: number]
}

const clients = 50
export const token = "load"

export const startBinary = async (...args: ReadonlyArray<string>) => {
  const bin = path.resolve(import.meta.dirname, "../../dist/sandbox/bundled/bin.js")
  const child = spawn(process.execPath, [bin, "--port", "0", "--token", token, ...args], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  const [text] = await once(child.stdout, "data") as [Buffer]
  return { url: /API +(\S+)/.exec(text.toString())![1]!, pid: child.pid!, stop: () => child.kill() }
}

const memoryOf = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024

interface Sent {
  readonly body?: string | Uint8Array
  readonly headers?: { readonly [name: string]: string }
}

interface Answer {
  readonly text: string
  readonly location: string
}

/** Sends a request, which has to be answered with this status. */
type Send = (method: string, path: string, expected: number, sent?: Sent) => Promise<Answer>

type Call = (method: string, path: string, expected: number, body?: unknown) => Promise<any>

const asJson = (send: Send): Call => async (method, path, expected, body) => {
  const { text } = await send(method, path, expected, {
    headers: { "authorization": `Bearer ${token}`, "content-type": "application/json" },
    ...body === undefined ? undefined : { body: JSON.stringify(body) }
  })
  return text === "" ? undefined : JSON.parse(text)
}

const redirectUri = "http://127.0.0.1:51234/callback"

/** A login by PKCE, a call as it, and a refresh. Every second one is never logged out. */
const login = async (send: Send) => {
  const verifier = randomBytes(32).toString("base64url")
  const query = new URLSearchParams({
    response_type: "code",
    client_id: "sandbox",
    redirect_uri: redirectUri,
    scope: "workspace:admin offline_access",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256"
  })
  const form = async (path: string, fields: { readonly [name: string]: string }) =>
    (await send("POST", path, 200, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: String(new URLSearchParams({ client_id: "sandbox", ...fields }))
    })).text
  const { location } = await send("GET", `/authorize?${query}`, 302)
  const code = new URL(location).searchParams.get("code")!
  const exchange = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier }
  const first = JSON.parse(await form("/token", exchange))
  await send("GET", "/v1/me", 200, { headers: { authorization: `Bearer ${first.access_token}` } })
  const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token }
  const second = JSON.parse(await form("/token", refresh))
  if (Math.random() < 0.5) await form("/revoke", { token: second.refresh_token })
}

const archive = gzipSync(randomBytes(256 * 1024))

/** A deployment whose archive is uploaded, and which is started. */
const deploy = async (send: Send, call: Call, serviceId: string) => {
  const { data } = await call("POST", `/v1/services/${serviceId}/deployments`, 201, { portMapping: { http: 8080 } })
  const { pathname, search } = new URL(data.uploadUrl)
  await send("PUT", pathname + search, 200, { headers: { "content-type": "application/gzip" }, body: archive })
  await call("POST", `/v1/deployments/${data.id}/start`, 200)
  await call("GET", `/v1/deployments/${data.id}`, 200)
  await call("POST", `/v1/deployments/${data.id}/stop`, 204)
}

/** A project with what people put into it: made, looked at, changed, and deleted with all that is in it. */
const round = async (send: Send) => {
  const call = asJson(send)
  await login(send)
  const { data: project } = await call("POST", "/v1/projects", 201, { name: "load" })
  const { data: service } = await call("POST", "/v1/services", 201, { projectId: project.id, displayName: "web" })
  await call("POST", "/v1/environment-variables", 201, {
    projectId: project.id,
    class: "production",
    key: "API_KEY",
    value: "secret"
  })
  await call("GET", "/v1/projects?limit=20", 200)
  await call("GET", `/v1/projects/${project.id}`, 200)
  await call("GET", `/v1/databases/${project.database.id}`, 200)
  await call("GET", `/v1/databases/${project.database.id}/connections`, 200)
  await call("PATCH", `/v1/services/${service.id}`, 200, { displayName: "site" })
  await call("GET", `/v1/services?projectId=${project.id}`, 200)
  await call("GET", "/v1/projects/proj_doesnotexist", 404)
  await call("GET", "/v1/me", 200)
  await deploy(send, call, service.id)
  // A project with services is not deleted.
  await call("DELETE", `/v1/services/${service.id}`, 204)
  await call("DELETE", `/v1/projects/${project.id}`, 204)
}

const run = async (url: string, seconds: number) => {
  const pool = new Pool(url, { connections: clients })
  const times: Array<number> = []
  let errors = 0
  const send: Send = async (method, path, expected, { body = null, headers = {} } = {}) => {
    const start = performance.now()
    const response = await pool.request({ method: method as "GET", path, headers, body })
    const text = await response.body.text()
    times.push(performance.now() - start)
    if (response.statusCode !== expected) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`)
    return { text, location: String(response.headers.location ?? "") }
  }
  const start = performance.now()
  const client = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      await round(send).catch((error: unknown) => {
        errors++
        if (errors === 1) console.error(error)
      })
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const took = (performance.now() - start) / 1000
  await pool.close()
  return { times: times.sort((a, b) => a - b), errors, took }
}

export const measureLoad = async (seconds: number): Promise<LoadResult> => {
  const server = await startBinary("--auto-approve")
  try {
    // Until the engine has optimized, and its heap has the size that it wants.
    await run(server.url, Math.min(60, seconds / 3))
    const start = memoryOf(server.pid)
    const first = await run(server.url, seconds / 2)
    const middle = memoryOf(server.pid)
    const second = await run(server.url, seconds / 2)
    const end = memoryOf(server.pid)
    const times = [...first.times, ...second.times].sort((a, b) => a - b)
    const took = first.took + second.took
    return {
      clients,
      seconds: took,
      requests: times.length,
      requestsPerSecond: times.length / took,
      median: times[times.length >> 1]!,
      p99: times[Math.floor(times.length * 0.99)]!,
      max: times.at(-1)!,
      errors: first.errors + second.errors,
      memory: [start, middle, end]
    }
  } finally {
    server.stop()
  }
}
