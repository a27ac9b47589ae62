/** The Worker in workerd, as Miniflare starts it with the program's own `wrangler.json`, with two people in two browser profiles at once. */
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { Miniflare } from "miniflare"
import * as fs from "node:fs"
import * as path from "node:path"
import * as Chromium from "../support/Chromium.ts"
import { root } from "../support/contract.ts"
import { type Start, useAtOnce } from "../support/twoPeople.ts"

const folder = path.join(root, "examples/worker")

const config = JSON.parse(fs.readFileSync(path.join(folder, "wrangler.json"), "utf8"))

/** As wrangler bundles it; this package from `src`. */
const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, config.main)],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker"],
    external: ["cloudflare:workers"],
    alias: { "effect-prisma-management/promise": path.join(root, "src/promise/index.ts") }
  })
  return outputFiles[0]!.text
}

const worker: Start = (environment, port) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const started = new Miniflare({
        modules: true,
        script: await bundle(),
        bindings: { ...config.vars, ...environment },
        compatibilityDate: config.compatibility_date,
        durableObjects: Object.fromEntries(
          config.durable_objects.bindings.map((binding: { readonly name: string; readonly class_name: string }) => [
            binding.name,
            {
              className: binding.class_name,
              useSQLite: config.migrations[0].new_sqlite_classes.includes(binding.class_name)
            }
          ])
        ),
        host: "127.0.0.1",
        port
      })
      await started.ready
      return started
    }),
    (started) => Effect.promise(() => started.dispose())
  )

Chromium.effect(
  "the web application on Workers serves two people at once, each their own projects, through a refresh, a second tab and a logout",
  () => useAtOnce(worker)
)
