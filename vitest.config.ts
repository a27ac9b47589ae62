import { defineConfig } from "vitest/config"

export default defineConfig({
  resolve: { conditions: ["effect-prisma-management:source"] },
  ssr: { resolve: { conditions: ["effect-prisma-management:source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    sequence: { shuffle: true }
  }
})
