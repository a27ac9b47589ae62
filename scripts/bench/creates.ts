/** How long a create takes with `--data`, as the state grows: each is on the disk before its answer. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Pool } from "undici"
import { startBinary, token } from "./load.ts"
import { median } from "./median.ts"

export interface CreatesResult {
  readonly projects: number
  /** Milliseconds a create, one after the other: of all, of the first and of the last tenth, and the longest. */
  readonly mean: number
  readonly first: number
  readonly last: number
  readonly max: number
  /** Megabytes. */
  readonly file: number
}

const create = async (pool: Pool, name: string): Promise<number> => {
  const begun = performance.now()
  const { body, statusCode } = await pool.request({
    method: "POST",
    path: "/v1/projects",
    headers: { "authorization": `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name })
  })
  const text = await body.text()
  if (statusCode !== 201) throw new Error(`${statusCode} ${text}`)
  return performance.now() - begun
}

export const measureCreates = async (projects: number): Promise<CreatesResult> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "creates-"))
  const data = path.join(directory, "state.json")
  const server = await startBinary("--data", data)
  const pool = new Pool(server.url, { connections: 1 })
  try {
    const times: Array<number> = []
    for (let n = 0; n < projects; n++) times.push(await create(pool, `project ${n}`))
    const tenth = Math.ceil(projects / 10)
    return {
      projects,
      mean: times.reduce((sum, time) => sum + time, 0) / projects,
      first: median(times.slice(0, tenth)),
      last: median(times.slice(-tenth)),
      max: Math.max(...times),
      file: fs.statSync(data).size / 1024 / 1024
    }
  } finally {
    await pool.close()
    server.stop()
    fs.rmSync(directory, { recursive: true, force: true })
  }
}
