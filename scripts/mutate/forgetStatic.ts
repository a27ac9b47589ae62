/**
 * Of a mutant that is reached while a module is loaded, Stryker does not know which tests cover it: it would keep its result though new tests
 * came. The survivors among them, and among those whose work is done once a process, are tried anew at each run.
 */
import * as fs from "node:fs"
import { isBuiltOnce } from "./folders.ts"

interface Kept {
  readonly files: {
    readonly [file: string]: { mutants: ReadonlyArray<{ readonly static?: boolean; readonly status: string }> }
  }
}

export const forgetStatic = (incrementalFile: string): void => {
  if (!fs.existsSync(incrementalFile)) return
  const kept = JSON.parse(fs.readFileSync(incrementalFile, "utf8")) as Kept
  for (const [name, file] of Object.entries(kept.files)) {
    const isUntold = isBuiltOnce(name)
    file.mutants = file.mutants.filter(({ static: isStatic, status }) =>
      !(isStatic === true || isUntold) || status !== "Survived"
    )
  }
  fs.writeFileSync(incrementalFile, JSON.stringify(kept))
}
