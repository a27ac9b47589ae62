// Runs the examples of a directory, `0.run.ts` and so on, and says as JSON which values they show and what those are:
// `node shownValuesProgram.ts DIRECTORY COUNT`.
import * as Effect from "effect/Effect"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { inspect, isDeepStrictEqual } from "node:util"
import { makeRealWorld } from "./realWorld.ts"

export interface Report {
  readonly example: number
  readonly shown: number
  readonly isSame: boolean
  readonly actual: string
}

const [directory, count] = process.argv.slice(2) as [string, string]
const reports: Array<Report> = []

const shown = <A>(example: number, index: number, actual: A, expected: () => unknown): A => {
  reports.push({
    example,
    shown: index,
    isSame: isDeepStrictEqual(actual, expected()),
    actual: inspect(actual, { breakLength: Infinity })
  })
  return actual
}

Object.assign(globalThis, { shown })

// The folder of a program that has something to deploy, and may write.
const folder = fs.mkdtempSync(path.join(tmpdir(), "examples-"))
fs.mkdirSync(path.join(folder, "dist"))
fs.writeFileSync(path.join(folder, "dist/server.js"), "")
process.chdir(folder)

// A test may have brought another one.
const world = process.env["PRISMA_API_URL"] === undefined ? await makeRealWorld() : undefined
for (let index = 0; index < Number(count); index++) {
  const { test }: { readonly test?: unknown } = await import(path.join(directory, `${index}.run.ts`))
  if (Effect.isEffect(test)) await Effect.runPromise(test as Effect.Effect<unknown, unknown>)
  await world?.reset()
}
await world?.close()
fs.rmSync(folder, { recursive: true })
console.log(JSON.stringify(reports))
