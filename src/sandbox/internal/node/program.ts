/** How the program of the sandbox ends. Needs Node. */
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"

/** Who ends it by these is served, as by any server; Ctrl+C breaks it off, as shells expect. */
const statuses = { SIGTERM: 0, SIGHUP: 0, SIGINT: 130 } as const

type Ending = keyof typeof statuses

const signals = Object.keys(statuses) as ReadonlyArray<Ending>

let chosen: number | undefined

/** With which status the program ends, also where a signal ends it. Not every runtime says whether `process.exitCode` was set. */
export const endWith = (status: number): void => {
  chosen = status
  process.exitCode = status
}

const lookEvery = 250

/**
 * `npx` has a shell between itself and the program, and a signal to `npx` ends that shell alone: nobody is left to end the program then. So it is
 * taken for one when the shell is gone. Scripts of `npm run` have one as well, and may leave a program behind on purpose.
 */
const endWithShell = (): void => {
  const shell = process.ppid
  if (process.env["npm_command"] !== "exec" || shell === 1) return
  const look = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(look)
    process.emit("SIGTERM", "SIGTERM")
  }, lookEvery)
  look.unref()
}

/**
 * Runs the program. A signal interrupts it: all that it has opened is closed before the process ends, by whoever else
 * signals meanwhile. The handlers are there from the start, without which a process that is the first of a container gets no signals.
 */
export const run = Runtime.makeRunMain(({ fiber, teardown }) => {
  let ending: Ending | undefined
  const end = (signal: NodeJS.Signals): void => {
    ending ??= signal as Ending
    fiber.interruptUnsafe(fiber.id)
  }
  for (const signal of signals) process.on(signal, end)
  endWithShell()
  fiber.addObserver((exit) =>
    teardown(exit, (code) => {
      for (const signal of signals) process.removeListener(signal, end)
      if (ending !== undefined) process.exit(chosen ?? statuses[ending])
      else if (code !== 0) process.exit(code)
    })
  )
})

/** Waits until standard input ends: a program in whichever language ends the sandbox by closing its side, also where it is killed. */
export const endOfInput: Effect.Effect<void> = Effect.callback((resume) => {
  const done = (): void => resume(Effect.void)
  for (const event of ["end", "close", "error"]) process.stdin.once(event, done)
  process.stdin.resume()
})
