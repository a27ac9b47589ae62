import { defineConfig } from "vitest/config"

export default defineConfig({
  resolve: { conditions: ["effect-prisma-management:source"] },
  ssr: { resolve: { conditions: ["effect-prisma-management:source"] } },
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    setupFiles: ["test/support/equalSecrets.ts"],
    sequence: { shuffle: true },
    // A limit against hanging, not a measure: machines may be slow and busy.
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
