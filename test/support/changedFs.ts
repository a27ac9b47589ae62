/** A file system that fails as one of another system would, or as a broken one does. */
import * as Effect from "effect/Effect"
import fs from "node:fs"
import fsPromises from "node:fs/promises"
import { syncBuiltinESMExports } from "node:module"

const changed = <Module extends object>(module: Module, changes: Partial<Module>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const before = Object.fromEntries(
        Object.keys(changes).map((name) => [name, module[name as keyof Module]])
      )
      Object.assign(module, changes)
      syncBuiltinESMExports()
      return before
    }),
    (before) =>
      Effect.sync(() => {
        Object.assign(module, before)
        syncBuiltinESMExports()
      })
  )

/** Other functions of `node:fs`, until the scope closes. */
export const changedFs = (changes: Partial<typeof fs>) => changed(fs, changes)

/** Other functions of `node:fs/promises`, until the scope closes. */
export const changedPromises = (changes: Partial<typeof fsPromises>) => changed(fsPromises, changes)

export const failure = (code: string): Error => Object.assign(new Error(`${code}: as a test has it`), { code })
