/** Measures one subject on one task: CPU and wall time a call, in microseconds, as JSON on standard output. */
import { type SubjectName, subjects } from "./subjects.ts"

const [name, task, concurrency, calls, url] = process.argv.slice(2) as [
  SubjectName,
  "getProject" | "listProjects",
  string,
  string,
  string
]

const subject = await subjects[name](url)
const call = subject[task]

const run = async (total: number): Promise<void> => {
  let left = total
  const lane = async (): Promise<void> => {
    while (left-- > 0) await call()
  }
  await Promise.all(Array.from({ length: Number(concurrency) }, lane))
}

// What a long-running process has behind it: until then the engine optimizes, for several thousand calls.
await run(Math.ceil(Number(calls) * 1.5))
const cpu = process.cpuUsage()
const start = performance.now()
await run(Number(calls))
const wall = performance.now() - start
const { system, user } = process.cpuUsage(cpu)
console.log(JSON.stringify({ cpu: (user + system) / Number(calls), wall: wall * 1000 / Number(calls) }))
process.exit(0)
