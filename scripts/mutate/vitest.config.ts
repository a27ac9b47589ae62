/**
 * How the tests run while mutants live: only those of one folder, many times, and none that takes seconds.
 */
import { defineConfig } from "vitest/config"
import { folders } from "./folders.ts"

const folder = folders[process.env["MUTATE_FOLDER"] ?? ""]
if (folder === undefined) throw new Error("MUTATE_FOLDER names no folder: run `npm run mutate -- session`")

export default defineConfig({
  resolve: { conditions: ["effect-prisma-management:source"] },
  ssr: { resolve: { conditions: ["effect-prisma-management:source"] } },
  test: {
    include: folder.tests.map((name) => `test/${name}.test.ts`),
    setupFiles: ["test/support/equalSecrets.ts", "scripts/mutate/skipSlow.ts"],
    // Each mutant has a process of its own anyway, and its test files share what they import.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
