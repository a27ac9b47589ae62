/** How long an import takes above a bare `effect/http-api/HttpApiClient`, in milliseconds: each in a new process, the rounds taking turns. */
import { execFileSync } from "node:child_process"
import { median } from "./median.ts"

const entries = {
  "one group": ["effect-prisma-management/GroupClient", "effect-prisma-management/api/projects"],
  "all groups": ["effect-prisma-management/ManagementClient"],
  "the whole SDK": ["effect-prisma-management"]
} as const

export interface ImportRow {
  readonly entry: string
  readonly milliseconds: number
}

const measure = (modules: ReadonlyArray<string>): number => {
  const program = `
    await import("effect/http-api/HttpApiClient")
    const start = performance.now()
    for (const module of ${JSON.stringify(modules)}) await import(module)
    console.log(performance.now() - start)`
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }))
}

export const measureImports = (rounds: number): ReadonlyArray<ImportRow> => {
  const samples = new Map<string, Array<number>>()
  for (let round = 0; round < rounds; round++) {
    for (const [entry, modules] of Object.entries(entries)) {
      samples.set(entry, [...samples.get(entry) ?? [], measure(modules)])
    }
  }
  return Array.from(samples, ([entry, values]) => ({ entry, milliseconds: median(values) }))
}
