/** A command that runs as long as its sandbox: `prisma-management-sandbox exec -- npm test`. Needs Node. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as childProcess from "node:child_process"
import { randomUUID } from "node:crypto"
import * as os from "node:os"
import { Writable } from "node:stream"

/** The command did not start. */
export class CommandFailed extends Data.TaggedError("CommandFailed")<{ readonly message: string }> {}

/** The variable by which all that a command has started is known, also what its own parent has left. */
const mark = "PRISMA_SANDBOX_EXEC"

/**
 * Ends what is left of a command: all processes with its mark, and all below the one whose id comes first. When its input ends without a second line, whoever writes it
 * was killed, and can do nothing itself. It looks at what `/proc` or `ps` knows.
 */
const watch = `
trap '' INT TERM HUP QUIT
mark=$1
children() {
  if [ -r /proc/self/stat ]; then
    for file in /proc/[0-9]*/stat; do
      { read -r line < "$file"; } 2>/dev/null || continue
      rest=\${line##*) }
      rest=\${rest#* }
      if [ "\${rest%% *}" = "$1" ]; then echo "\${line%% *}"; fi
    done
  else
    ps -A -o pid= -o ppid= | while read -r child parent; do
      if [ "$parent" = "$1" ]; then echo "$child"; fi
    done
  fi
}
tree() {
  echo "$1"
  for child in $(children "$1"); do tree "$child"; done
}
marked() {
  if [ -r /proc/self/environ ]; then
    grep -lF "$mark" /proc/[0-9]*/environ 2>/dev/null | while IFS=/ read -r _ _ pid _; do echo "$pid"; done
  else
    ps -A -E -ww -o pid= -o command= 2>/dev/null | grep -F "$mark" | grep -vF "grep -F" | while read -r pid _; do echo "$pid"; done
  fi
}
anybody() {
  for process in $1; do kill -0 "$process" 2>/dev/null && return; done
  return 1
}
gone() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    anybody "$1" || return 0
    sleep 0.1
  done
  return 1
}
finish() {
  kill -TERM $1 2>/dev/null
  gone "$1" && return
  all="$1 $(marked)"
  kill -KILL $all 2>/dev/null
  gone "$all"
}
read -r pid || exit
if read -r line; then all=$(marked); else all="$(tree "$pid") $(marked)"; fi
[ -z "$all" ] || finish "$all"
`

interface Watcher {
  /** Says over which process it is to watch. */
  readonly over: (pid: number) => void
  /** The command has ended: gives when nothing is left of it. */
  readonly finish: Effect.Effect<void>
}

/** Watches over a command. Windows has no such shell: there what it has started goes on until it ends by itself. */
const watcher = (value: string): Watcher => {
  if (process.platform === "win32") return { over: () => {}, finish: Effect.void }
  const watching = childProcess.spawn("/bin/sh", ["-c", watch, "sh", `${mark}=${value}`], {
    stdio: ["pipe", "ignore", "ignore"],
    // Apart from the terminal and its signals.
    detached: true
  })
  const ended = new Promise<void>((resolve) => {
    watching.once("error", () => resolve())
    watching.once("exit", () => resolve())
  })
  watching.stdin.on("error", () => {})
  let isOver = false
  return {
    over: (pid) => {
      isOver = true
      watching.stdin.write(`${pid}\n`)
    },
    finish: Effect.promise(() => {
      watching.stdin.end(isOver ? "done\n" : "")
      return ended
    })
  }
}

/** What is passed on. All others either end nobody, or cannot be caught. */
const signals: ReadonlyArray<NodeJS.Signals> = process.platform === "win32"
  ? ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"]

/** A terminal sends these to all that run in it, the command too: twice would be more than was asked for. */
const isOfTerminal = (signal: NodeJS.Signals): boolean =>
  process.stdin.isTTY && (signal === "SIGINT" || signal === "SIGQUIT")

/** Passes signals on to a process until the scope closes. */
const passOn = (child: childProcess.ChildProcess): Effect.Effect<void, never, Scope.Scope> => {
  const pass = (signal: NodeJS.Signals): void => {
    if (!isOfTerminal(signal)) child.kill(signal)
  }
  return Effect.acquireRelease(
    Effect.sync(() => signals.forEach((signal) => process.on(signal, pass))),
    () => Effect.sync(() => signals.forEach((signal) => process.removeListener(signal, pass)))
  )
}

/** The status of a command, as a shell has it. */
const statusOf = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal === null ? 0 : os.constants.signals[signal])

/** Becomes the command as soon as it is told to. */
const gate = "read -r line <&3 || exit; exec 3<&- \"$@\""

/**
 * Starts a command behind a gate: it may kill this program as the first thing that it does, and by then somebody has to watch over it.
 * What npm puts into the path of a program is a script of the shell in Windows.
 */
const begin = (command: ReadonlyArray<string>, env: NodeJS.ProcessEnv): childProcess.ChildProcess => {
  const [name = "", ...args] = command
  return process.platform === "win32"
    ? childProcess.spawn(name, args, { stdio: "inherit", env, shell: true })
    : childProcess.spawn("/bin/sh", ["-c", gate, "sh", ...command], {
      stdio: ["inherit", "inherit", "inherit", "pipe"],
      env
    })
}

const open = ({ stdio: { 3: input } }: childProcess.ChildProcess): void => {
  if (!(input instanceof Writable)) return
  input.on("error", () => {})
  input.end("go\n")
}

/** Runs a command with more variables in its environment, and gives its status. It is not broken off: the command decides what a signal is to it. */
export const run = (
  command: ReadonlyArray<string>,
  variables: { readonly [name: string]: string }
): Effect.Effect<number, CommandFailed> =>
  Effect.uninterruptible(Effect.scoped(Effect.gen(function*() {
    const value = randomUUID()
    const watching = watcher(value)
    const child = begin(command, { ...process.env, ...variables, [mark]: value })
    const ended = new Promise<number | CommandFailed>((resolve) => {
      child.once("error", ({ message }) =>
        resolve(new CommandFailed({ message: `The command cannot be run: ${message}.` })))
      child.once("exit", (code, signal) =>
        resolve(statusOf(code, signal)))
    })
    yield* passOn(child)
    if (child.pid !== undefined) {
      watching.over(child.pid)
      open(child)
    }
    const status = yield* Effect.promise(() => ended)
    yield* watching.finish
    return typeof status === "number" ? status : yield* status
  })))
