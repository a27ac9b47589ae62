/** CPU and wall time of a call, side by side: each subject in a process of its own, the rounds taking turns. */
import { execFileSync } from "node:child_process"
import * as path from "node:path"
import { median } from "./median.ts"
import { referenceOf, type SubjectName, subjects } from "./subjects.ts"
import { withServer } from "./withServer.ts"

interface Sample {
  readonly cpu: number
  readonly wall: number
}

export interface CallRow {
  readonly subject: SubjectName
  readonly task: string
  readonly cpu: number
  readonly wall: number
  /** Against the published SDK: below 1 is less than it. */
  readonly cpuRatio: number
  readonly wallRatio: number
}

const tasks = [
  { label: "GET one project, 1 at a time", task: "getProject", concurrency: 1, calls: 6000 },
  { label: "GET one project, 16 at a time", task: "getProject", concurrency: 16, calls: 10_000 },
  { label: "list of 100 projects, 16 at a time", task: "listProjects", concurrency: 16, calls: 4000 }
] as const

const here = import.meta.dirname

export const measureCalls = (rounds: number, share: number): Promise<ReadonlyArray<CallRow>> =>
  withServer((url) =>
    tasks.flatMap(({ calls, concurrency, label, task }) => {
      const samples = new Map<SubjectName, Array<Sample>>()
      for (let round = 0; round < rounds; round++) {
        for (const subject of Object.keys(subjects) as Array<SubjectName>) {
          const output = execFileSync(
            process.execPath,
            [
              path.join(here, "worker.ts"),
              subject,
              task,
              String(concurrency),
              String(Math.ceil(calls * share)),
              url
            ],
            { encoding: "utf8" }
          )
          samples.set(subject, [...samples.get(subject) ?? [], JSON.parse(output) as Sample])
        }
      }
      const of = (subject: SubjectName, key: keyof Sample): number =>
        median(samples.get(subject)!.map((sample) => sample[key]))
      return Array.from(samples.keys(), (subject): CallRow => ({
        subject,
        task: label,
        cpu: of(subject, "cpu"),
        wall: of(subject, "wall"),
        cpuRatio: of(subject, "cpu") / of(referenceOf(subject), "cpu"),
        wallRatio: of(subject, "wall") / of(referenceOf(subject), "wall")
      }))
    })
  )
