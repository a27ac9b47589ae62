/** A copy of the sources, for tests that change them, compile them and run them. */
import * as childProcess from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { root } from "../support/contract.ts"

const compiler = path.join(root, "node_modules/typescript/bin/tsc")

/** Runs node in the copy: what it says, and nothing on success of the compiler. */
const run = (cwd: string, args: ReadonlyArray<string>): string => {
  const { stderr, stdout } = childProcess.spawnSync(process.execPath, args, { cwd, encoding: "utf8" })
  return `${stdout}${stderr}`.trim()
}

export interface SourceCopy extends Disposable {
  readonly write: (file: string, text: string) => void
  /** Replaces a text that has to be there. */
  readonly edit: (file: string, text: string, replacement: string) => void
  /** Type-checks these files and what they import. */
  readonly compile: (...files: ReadonlyArray<string>) => string
  readonly run: (file: string) => string
}

export const makeSourceCopy = (): SourceCopy => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "sources-"))
  const at = (file: string): string => path.join(directory, file)
  for (const part of ["src", "package.json", "openapi.json", "test/api.types.ts", "test/promise/beyond.ts"]) {
    fs.cpSync(path.join(root, part), at(part), { recursive: true })
  }
  fs.symlinkSync(path.join(root, "node_modules"), at("node_modules"))
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(at(file)), { recursive: true })
    fs.writeFileSync(at(file), text)
  }

  return {
    write,
    edit: (file, text, replacement) => {
      const before = fs.readFileSync(at(file), "utf8")
      if (!before.includes(text)) throw new Error(`${file} has no ${JSON.stringify(text)}`)
      write(file, before.replace(text, replacement))
    },
    compile: (...include) => {
      write("tsconfig.json", JSON.stringify({ extends: path.join(root, "tsconfig.json"), include }))
      return run(directory, [compiler, "--noEmit"])
    },
    run: (file) => run(directory, ["--conditions=effect-prisma-management:source", file]),
    [Symbol.dispose]: () => fs.rmSync(directory, { recursive: true })
  }
}
