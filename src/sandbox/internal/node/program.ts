/** How the program of the sandbox ends. Needs Node. */
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"

/** Who ends it by these is served, as by any server; Ctrl+C breaks it off, as shells expect. */
const statuses = { SIGTERM: 0, SIGHUP: 0, SIGINT: 130 } as const

type Ending = keyof typeof statuses

const signals = Object.keys(statuses) as ReadonlyArray<Ending>

/**
 * Runs the program, which may set `process.exitCode`. A signal interrupts it: all that it has opened is closed before the process ends, by whoever else
 * signals meanwhile. The handlers are there from the start, without which a process that is the first of a container gets no signals.
 */
export const run = Runtime.makeRunMain(({ fiber, teardown }) => {
  let ending: Ending | undefined
  const end = (signal: NodeJS.Signals): void => {
    ending ??= signal as Ending
    fiber.interruptUnsafe(fiber.id)
  }
  for (const signal of signals) process.on(signal, end)
  fiber.addObserver((exit) =>
    teardown(exit, (code) => {
      for (const signal of signals) process.removeListener(signal, end)
      if (ending !== undefined) process.exit(process.exitCode ?? statuses[ending])
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
