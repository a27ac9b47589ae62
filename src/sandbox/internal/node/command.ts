/** A command that runs as long as its sandbox: `prisma-management-sandbox exec -- npm test`. Needs Node. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as childProcess from "node:child_process"
import * as os from "node:os"

/** The command did not start; a shell has these statuses for it. */
export class CommandFailed extends Data.TaggedError("CommandFailed")<{
  readonly message: string
  readonly status: 126 | 127
}> {}

const failed = (name: string, cause: NodeJS.ErrnoException): CommandFailed =>
  cause.code === "ENOENT"
    ? new CommandFailed({ message: `There is no command ${JSON.stringify(name)}.`, status: 127 })
    : new CommandFailed({
      message: `The command ${JSON.stringify(name)} cannot be run: ${cause.message}.`,
      status: 126
    })

/**
 * Ends a process with all below it, once nobody is left who would: whoever reads the input of this has died when that ends without a line. Killed, a process can do
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
read -r line && exit
all=$(tree "$1")
kill -TERM $all
sleep 2
kill -KILL $all
`

/** Watches over a process until the scope closes. Windows has no such shell: there the process goes on until it ends by itself. */
const watched = (pid: number): Effect.Effect<void, never, Scope.Scope> =>
  process.platform === "win32" ? Effect.void : Effect.asVoid(Effect.acquireRelease(
    Effect.sync(() => {
      const watcher = childProcess.spawn("/bin/sh", ["-c", watch, "sh", String(pid)], {
        stdio: ["pipe", "ignore", "ignore"],
        // Apart from the terminal and its signals.
        detached: true
      })
      watcher.on("error", () => {})
      watcher.stdin.on("error", () => {})
      watcher.unref()
      return watcher
    }),
    (watcher) => Effect.sync(() => watcher.stdin.end("\n"))
  ))

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

/** Runs a command with more variables in its environment, and gives its status. It is not broken off: the command decides what a signal is to it. */
export const run = (
  [name = "", ...args]: ReadonlyArray<string>,
  variables: { readonly [name: string]: string }
): Effect.Effect<number, CommandFailed> =>
  Effect.uninterruptible(Effect.scoped(Effect.gen(function*() {
    const child = childProcess.spawn(name, args, {
      stdio: "inherit",
      env: { ...process.env, ...variables },
      // What npm puts there for a program is a script of the shell.
      shell: process.platform === "win32"
    })
    const ended = new Promise<number | CommandFailed>((resolve) => {
      child.once("error", (cause) => resolve(failed(name, cause)))
      child.once("exit", (code, signal) => resolve(statusOf(code, signal)))
    })
    yield* passOn(child)
    if (child.pid !== undefined) yield* watched(child.pid)
    const status = yield* Effect.promise(() => ended)
    return typeof status === "number" ? status : yield* status
  })))
