/** How long an import takes, in milliseconds: each in a new process, the rounds taking turns. Entries with Effect above a bare `effect/http-api/HttpApiClient`. */
import { execFileSync } from "node:child_process"
import { median } from "./median.ts"

const client = "effect/http-api/HttpApiClient"

const entries = {
  "one group": {
    before: [client],
    modules: ["effect-prisma-management/GroupClient", "effect-prisma-management/api/projects"]
  },
  "all groups": { before: [client], modules: ["effect-prisma-management/ManagementClient"] },
  "the whole SDK": { before: [client], modules: ["effect-prisma-management"] },
  "@prisma/management-api-sdk": { before: [], modules: ["@prisma/management-api-sdk"] },
  "promise": { before: [], modules: ["effect-prisma-management/promise"] }
} as const

export interface ImportRow {
  readonly entry: string
  readonly milliseconds: number
}

const measure = ({ before, modules }: (typeof entries)[keyof typeof entries]): number => {
  const program = `
    for (const module of ${JSON.stringify(before)}) await import(module)
    const start = performance.now()
    for (const module of ${JSON.stringify(modules)}) await import(module)
    console.log(performance.now() - start)`
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }))
}

export const measureImports = (rounds: number): ReadonlyArray<ImportRow> => {
  const samples = new Map<string, Array<number>>()
  for (let round = 0; round < rounds; round++) {
    for (const [entry, program] of Object.entries(entries)) {
      samples.set(entry, [...samples.get(entry) ?? [], measure(program)])
    }
  }
  return Array.from(samples, ([entry, values]) => ({ entry, milliseconds: median(values) }))
}
