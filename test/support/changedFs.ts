/** A file system that fails as one of another system would, or as a broken one does. */
import * as Effect from "effect/Effect"
import fs from "node:fs"
import fsPromises from "node:fs/promises"
import { syncBuiltinESMExports } from "node:module"

/** Puts other functions into a module, and gives what takes them back. */
const change = <Module extends object>(module: Module, changes: Partial<Module>): () => void => {
  const before = Object.fromEntries(Object.keys(changes).map((name) => [name, module[name as keyof Module]]))
  const put = (functions: object): void => {
    Object.assign(module, functions)
    syncBuiltinESMExports()
  }
  put(changes)
  return () => put(before)
}

const changed = <Module extends object>(module: Module, changes: Partial<Module>) =>
  Effect.acquireRelease(Effect.sync(() => change(module, changes)), (restore) => Effect.sync(restore))

/** Other functions of `node:fs`, until the scope closes. */
export const changedFs = (changes: Partial<typeof fs>) => changed(fs, changes)

/** Other functions of `node:fs`, while this runs. */
export const withChangedFs = <A>(changes: Partial<typeof fs>, run: () => A): A => {
  const restore = change(fs, changes)
  try {
    return run()
  } finally {
    restore()
  }
}

/** Other functions of `node:fs/promises`, until the scope closes. */
export const changedPromises = (changes: Partial<typeof fsPromises>) => changed(fsPromises, changes)

export const failure = (code: string): Error => Object.assign(new Error(`${code}: as a test has it`), { code })
