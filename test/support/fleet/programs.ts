/** The databases that are installed on this machine, as programs that a test starts, kills and starts again. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { chownSync, existsSync, globSync, mkdtempSync, openSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { ended } from "../../node/fixtures/processes.ts"

const inPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "").split(delimiter).map((directory) => join(directory, name)).find((file) =>
    existsSync(file)
  )

/** Debian keeps the programs of PostgreSQL outside of the path, a folder a version. */
export const postgresProgram = (name: string): string | undefined =>
  globSync(`/usr/lib/postgresql/*/bin/${name}`).sort().at(-1) ?? inPath(name)

export const redisProgram = (): string | undefined => inPath("redis-server")

export interface User {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL does not run as root. */
export const postgresUser = (): User => {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }))
  return { uid: id("-u"), gid: id("-g") }
}

/** A directory of its own for a program of this user. It is gone with the program. */
export const directoryOf = ({ gid, uid }: User): string => {
  const directory = mkdtempSync(join(tmpdir(), "fleet-"))
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid)
  return directory
}

// Whatever becomes of the tests: where their end of the pipe is closed, the program is ended, and what it has written is removed.
const guard = `directory=$1 signal=$2; shift 2
"$@" </dev/null &
program=$!
if read -r word; then kill -"$signal" $program; wait $program; else kill -"$signal" $program; wait $program; rm -rf "$directory"; fi`

export interface Guarded {
  readonly child: ChildProcess
  /** Ends it at once, and leaves what it has written. */
  readonly kill: () => Promise<unknown>
  /** Ends it, and removes its directory. */
  readonly end: () => Promise<unknown>
}

export const startGuarded = (
  directory: string,
  signal: "QUIT" | "KILL",
  command: ReadonlyArray<string>,
  user: User = {}
): Guarded => {
  const log = openSync(join(directory, "log"), "a")
  const child = spawn("sh", ["-c", guard, "sh", directory, signal, ...command], {
    ...user,
    cwd: directory,
    stdio: ["pipe", log, log]
  })
  child.stdin!.on("error", () => {})
  return {
    child,
    kill: () => {
      child.stdin!.end("end\n")
      return ended(child)
    },
    end: () => {
      child.stdin!.end()
      return ended(child)
    }
  }
}
