/** The sandbox under load: fifty clients that read, write, and delete what they made, on the binary in a process of its own. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"
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
const token = "load"

const startBinary = async () => {
  const bin = path.resolve(import.meta.dirname, "../../dist/sandbox/bundled/bin.js")
  const child = spawn(process.execPath, [bin, "--port", "0", "--token", token], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  const [text] = await once(child.stdout, "data") as [Buffer]
  return { url: /API +(\S+)/.exec(text.toString())![1]!, pid: child.pid!, stop: () => child.kill() }
}

const memoryOf = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024

/** A project with what people put into it: made, looked at, changed, and deleted with all that is in it. */
const round = async (call: (method: string, path: string, expected: number, body?: unknown) => Promise<any>) => {
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
  await call("DELETE", `/v1/projects/${project.id}`, 204)
}

const run = async (url: string, seconds: number) => {
  const pool = new Pool(url, { connections: clients })
  const times: Array<number> = []
  let errors = 0
  const call = async (method: string, path: string, expected: number, body?: unknown): Promise<unknown> => {
    const start = performance.now()
    const response = await pool.request({
      method: method as "GET",
      path,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body)
    })
    const text = await response.body.text()
    times.push(performance.now() - start)
    if (response.statusCode !== expected) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`)
    return text === "" ? undefined : JSON.parse(text)
  }
  const start = performance.now()
  const client = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      await round(call).catch((error: unknown) => {
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
  const server = await startBinary()
  try {
    // Until the engine has optimized, and its heap has the size that it wants.
    await run(server.url, seconds / 3)
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
