/**
 * A test runner for Stryker: its own for Vitest, which loads everything for each mutant, finds out which test covers what; a worker that
 * loads everything once tries the mutants.
 */
import type { Injector, PluginContext } from "@stryker-mutator/api/plugin"
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin"
import {
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner
} from "@stryker-mutator/api/test-runner"
import { strykerPlugins as vitestPlugins } from "@stryker-mutator/vitest-runner"
import * as path from "node:path"
import type { Vitest } from "vitest/node"
import { createVitest } from "vitest/node"
import { folders, isBuiltOnce, testsOf } from "./folders.ts"
import { channelName, post, type Trial, type Verdict } from "./protocol.ts"

/** After so many mutants the worker is replaced: what they broke must not add up. */
const mostTrials = 200

/** In which order files run: as the folder names them, the quick ones first. */
const fileOf = (name: string): string => `test/${name}.test.ts`
const order = folders[process.env["MUTATE_FOLDER"] ?? ""]?.tests.map(fileOf) ?? []

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

const filesOf = (testIds: ReadonlyArray<string>): Trial["files"] => {
  const byFile = Map.groupBy(testIds, (id) => id.slice(0, id.indexOf("#")))
  return [...byFile]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([file, ids]) => ({
      path: path.resolve(file),
      names: new RegExp(`(?:${ids.map((id) => escaped(id.slice(file.length + 1))).join("|")})\\s*$`)
    }))
}

/** Stryker moves to its copy of the repository after this module is loaded. */
const all = (files: ReadonlyArray<string> = order): Trial["files"] =>
  files.map((file) => ({ path: path.resolve(file), names: /./ }))

const resultOf = ({ failed, isEndless, tests }: Verdict): MutantRunResult => {
  if (isEndless) return { status: MutantRunStatus.Timeout, reason: "Hit limit reached" }
  return failed === undefined
    ? { status: MutantRunStatus.Survived, nrOfTests: tests }
    : { status: MutantRunStatus.Killed, nrOfTests: tests, killedBy: [failed.id], failureMessage: failed.message }
}

/** Milliseconds without a test that ends: what does not end never will. The first trial loads everything, and others load modules anew. */
const longestSilence = 10_000
const longestStart = 30_000

class Standing {
  readonly channel = new BroadcastChannel(channelName)
  /** What is done with what the worker says. */
  heard: (message: Verdict | "alive") => void = () => {}
  vitest: Vitest | undefined
  trials = 0

  constructor() {
    this.channel.addEventListener("message", ({ data }: MessageEvent<Verdict | "alive">) => this.heard(data))
  }

  async start(): Promise<void> {
    await this.stop()
    this.trials = 0
    const { promise, resolve } = Promise.withResolvers<void>()
    this.heard = () => resolve()
    this.vitest = await createVitest("test", {
      config: "scripts/mutate/vitest.config.ts",
      include: ["scripts/mutate/standing.test.ts"],
      runner: "scripts/mutate/StandingRunner.ts",
      pool: "threads",
      maxWorkers: 1,
      watch: false,
      reporters: [{}],
      onConsoleLog: () => false
    })
    void this.vitest.start()
    await promise
  }

  async stop(): Promise<void> {
    if (this.vitest === undefined) return
    post(this.channel, "end")
    await this.vitest.close()
    this.vitest = undefined
  }

  async ask(trial: Trial): Promise<Verdict> {
    if (this.vitest === undefined || this.trials >= mostTrials) await this.start()
    this.trials++
    const { promise, resolve } = Promise.withResolvers<Verdict>()
    const silent = () => resolve({ tests: 0, failed: undefined, isEndless: true })
    let watch = setTimeout(silent, this.trials === 1 || trial.isStatic ? longestStart : longestSilence)
    this.heard = (message) => {
      if (message !== "alive") return resolve(message)
      clearTimeout(watch)
      watch = setTimeout(silent, longestSilence)
    }
    post(this.channel, trial)
    const verdict = await promise
    clearTimeout(watch)
    // What did not end may go on.
    if (verdict.tests === 0 && verdict.isEndless) await this.stop()
    return verdict
  }
}

const create = (injector: Injector<PluginContext>): TestRunner => {
  const usual = (vitestPlugins[0]!.factory as (injector: Injector<PluginContext>) => TestRunner)(injector)
  const standing = new Standing()
  return {
    capabilities: () => usual.capabilities(),
    init: async () => usual.init?.(),
    dryRun: (options) => usual.dryRun(options),
    mutantRun: async (options: MutantRunOptions) => {
      const isBuilt = isBuiltOnce(options.activeMutant.fileName)
      const verdict = await standing.ask({
        mutant: options.activeMutant.id,
        isStatic: options.mutantActivation === "static" || isBuilt,
        hitLimit: options.hitLimit,
        files: options.testFilter === undefined || isBuilt
          ? all(testsOf(options.activeMutant.fileName)?.map(fileOf))
          : filesOf(options.testFilter)
      })
      return resultOf(verdict)
    },
    dispose: async () => {
      await standing.stop()
      standing.channel.close()
      await usual.dispose?.()
    }
  }
}
create.inject = tokens(commonTokens.injector)

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "standing", create)]
