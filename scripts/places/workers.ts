/** Runtimes of the edge: workerd as Miniflare starts it, and the sandbox of Vercel's edge functions. */
import { Miniflare } from "miniflare"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { bundled } from "./bundles.ts"
import { install } from "./commands.ts"
import { nothingToDispose, type Place } from "./place.ts"
import type { Answers } from "./programs/steps.ts"
import { root } from "./project.ts"

const versionOf = (modules: string, name: string): string =>
  JSON.parse(fs.readFileSync(path.join(modules, name, "package.json"), "utf8")).version

const workerd = (how: string, prefix: string): Place => ({
  name: "workerd",
  how,
  isInCi: true,
  start: async (project) => {
    const script = await bundled(project, "worker", {
      conditions: ["workerd", "worker"],
      external: ["cloudflare:workers"]
    })
    return {
      version: versionOf(path.join(root, "node_modules"), "workerd"),
      run: async (entry, { settings }) => {
        const bindings = { SETTINGS: JSON.stringify(settings) }
        const worker = new Miniflare({ modules: true, script, bindings, compatibilityDate: "2026-04-01" })
        try {
          const response = await worker.dispatchFetch(`http://worker/${prefix}${entry}`)
          return await response.json() as Answers
        } finally {
          await worker.dispose()
        }
      },
      [Symbol.asyncDispose]: nothingToDispose
    }
  }
})

interface EdgeVM {
  new(): { readonly evaluate: (code: string) => unknown }
}

const edgeRuntime: Place = {
  name: "edge-runtime",
  how: "esbuild",
  isInCi: true,
  start: async (project) => {
    const modules = install("runtimes")
    const { EdgeVM } = createRequire(path.join(modules, "here.js"))("@edge-runtime/vm") as { readonly EdgeVM: EdgeVM }
    const script = await bundled(project, "edge", { format: "iife", conditions: ["edge-light", "worker"] })
    return {
      version: versionOf(modules, "@edge-runtime/vm"),
      run: async (entry, { settings }) => {
        const vm = new EdgeVM()
        vm.evaluate(script)
        const run = vm.evaluate(`(settings) => entries.${entry}(JSON.parse(settings)).then(JSON.stringify)`)
        return JSON.parse(await (run as (settings: string) => Promise<string>)(JSON.stringify(settings)))
      },
      [Symbol.asyncDispose]: nothingToDispose
    }
  }
}

export const workers: ReadonlyArray<Place> = [
  workerd("made for each request", ""),
  workerd("made at module scope", "module/"),
  edgeRuntime
]
