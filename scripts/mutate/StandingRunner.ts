/**
 * A runner of Vitest that does not end: it runs tests whenever a trial comes, in modules that are loaded once. A mutant is on or off by a
 * global, so nothing has to be loaded again, and most of a run is loading.
 */
import * as path from "node:path"
import { type RunnerTask, type RunnerTestCase, type RunnerTestFile, TestRunner, type VitestTestRunner } from "vitest"
import type { ModuleRunner } from "vite/module-runner"
import { startTests } from "vitest/internal/browser"
import { channelName, type Instrumented, post, separator, type Trial, type Verdict } from "./protocol.ts"

const instrumented = (): Instrumented => {
  const global = globalThis as { __stryker__?: Instrumented }
  return global.__stryker__ ??= {}
}

/** What tests leave behind in the process, and the next run of the same tests must not find. */
const forget = (): void => {
  const registry = Symbol.for("effect-prisma-management/exchanges/2")
  const exchanges = (globalThis as { [registry]?: () => Map<string, unknown> })[registry]
  exchanges?.().clear()
}

const testsOf = (tasks: ReadonlyArray<RunnerTask>): ReadonlyArray<RunnerTask> =>
  tasks.flatMap((task) => task.type === "suite" ? testsOf(task.tasks) : [task])

const nameOf = (task: RunnerTask): string =>
  task.suite === undefined ? task.name : `${nameOf(task.suite)}${separator}${task.name}`

const told = (file: RunnerTestFile, task: RunnerTask): NonNullable<Verdict["failed"]> => ({
  id: `${path.relative(process.cwd(), file.filepath)}#${nameOf(task)}`,
  message: task.result?.errors?.[0]?.message ?? "It failed"
})

/** Milliseconds: a mutant makes many a test wait for what never comes. */
const longestTest = 1_500

export default class StandingRunner extends TestRunner {
  /** Vitest calls these two, where they are there. */
  onBeforeCollect: () => Promise<void> = () => this.stand()
  onBeforeRunFiles: () => void = () => {}

  private hasFailed = false

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    if (this.hasFailed) test.mode = "skip"
    return super.onBeforeRunTask(test)
  }

  private async stand(): Promise<void> {
    this.config.testTimeout = longestTest
    const channel = new BroadcastChannel(channelName)
    this.listenAlone(() => post(channel, "alive"))
    await new Promise<void>((resolve) => {
      channel.addEventListener("message", ({ data }: MessageEvent<Trial | "end">) => {
        if (data === "end") return resolve()
        void this.verdict(data).then((verdict) => post(channel, verdict))
      })
      post(channel, "alive")
    })
    channel.close()
  }

  /** Nobody else is told of the tests; the first failure ends a run. */
  private listenAlone(alive: () => void): void {
    this.onBeforeCollect = async () => {}
    const listeners: { readonly [Name in keyof VitestTestRunner]?: VitestTestRunner[Name] | undefined } = {
      onCollectStart: undefined,
      onCollected: undefined,
      onTaskUpdate: async () => {},
      onTestAnnotate: undefined,
      onTestArtifactRecord: undefined,
      onAfterRunTask: ({ result }) => {
        alive()
        if (result?.state === "fail") this.hasFailed = true
      }
    }
    Object.assign(this, listeners)
  }

  /** Has our modules loaded again when they are imported next. */
  private unload(): void {
    const { evaluatedModules } = (this as unknown as { readonly moduleRunner: ModuleRunner }).moduleRunner
    for (const [id, module] of evaluatedModules.idToModuleMap) {
      if (id.includes("/src/") && !id.includes("/node_modules/")) evaluatedModules.invalidateModule(module)
      if (id.includes("/test/support/")) evaluatedModules.invalidateModule(module)
    }
  }

  private async verdict(trial: Trial): Promise<Verdict> {
    if (!trial.isStatic) return this.tried(trial)
    this.unload()
    instrumented().activeMutant = trial.mutant
    const verdict = await this.tried(trial)
    this.unload()
    instrumented().activeMutant = undefined
    return verdict
  }

  private async tried({ files, hitLimit, isStatic, mutant }: Trial): Promise<Verdict> {
    const stryker = instrumented()
    stryker.hitLimit = hitLimit
    stryker.hitCount = hitLimit === undefined ? undefined : 0
    this.hasFailed = false
    // Files are loaded without the mutant, and run with it.
    this.onBeforeRunFiles = () => {
      stryker.activeMutant = mutant
    }
    let tests = 0
    for (const { names, path: filepath } of files) {
      forget()
      const [file] = await startTests([{ filepath, testNamePattern: names, testLocations: undefined }], this)
      if (!isStatic) stryker.activeMutant = undefined
      const tasks = [...testsOf(file!.tasks), file!]
      tests += tasks.filter(({ result }) => result !== undefined).length - 1
      const failed = tasks.find(({ result }) => result?.state === "fail")
      const isEndless = hitLimit !== undefined && stryker.hitCount! > hitLimit
      if (failed !== undefined || isEndless) return { tests, isEndless, failed: failed && told(file!, failed) }
    }
    return { tests, isEndless: false, failed: undefined }
  }
}
