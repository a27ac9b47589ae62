/** A command that runs as long as its sandbox: `prisma-management-sandbox exec -- npm test`. Needs Node. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as childProcess from "node:child_process"
import * as os from "node:os"
import { Writable } from "node:stream"

/** The command did not start. */
export class CommandFailed extends Data.TaggedError("CommandFailed")<{ readonly message: string }> {}

/**
 * Ends the process that the first line of its input names, and all below that, where the input ends without a second line: whoever writes it was killed, and can do
 * nothing itself. It walks what `/proc` or `ps` knows.
 */
const watch = `
trap '' INT TERM HUP QUIT
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
read -r pid || exit
read -r line && exit
all=$(tree "$pid")
kill -TERM $all
sleep 2
kill -KILL $all
`

/** Watches over a process until the scope closes: gives what is told which one. Windows has no such shell: there it goes on until it ends by itself. */
const watcher = Effect.suspend((): Effect.Effect<(pid: number) => void, never, Scope.Scope> =>
  process.platform === "win32" ? Effect.succeed((_pid: number): void => {}) : Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => {
        const watching = childProcess.spawn("/bin/sh", ["-c", watch], {
          stdio: ["pipe", "ignore", "ignore"],
          // Apart from the terminal and its signals.
          detached: true
        })
        watching.on("error", () => {})
        watching.stdin.on("error", () => {})
        watching.unref()
        return watching.stdin
      }),
      (input) => Effect.sync(() => input.end("done\n"))
    ),
    (input) => (pid: number): void => {
      input.write(`${pid}\n`)
    }
  )
)

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
    const watchOver = yield* watcher
    const child = begin(command, { ...process.env, ...variables })
    const ended = new Promise<number | CommandFailed>((resolve) => {
      child.once("error", ({ message }) =>
        resolve(new CommandFailed({ message: `The command cannot be run: ${message}.` })))
      child.once("exit", (code, signal) =>
        resolve(statusOf(code, signal)))
    })
    yield* passOn(child)
    if (child.pid !== undefined) {
      watchOver(child.pid)
      open(child)
    }
    const status = yield* Effect.promise(() => ended)
    return typeof status === "number" ? status : yield* status
  })))
