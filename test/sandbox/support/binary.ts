/** The binary as a process of its own. */
import * as Effect from "effect/Effect"
import * as childProcess from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"
import { root } from "../../support/contract.ts"

const command = [
  "--conditions=effect-prisma-management:source",
  path.join(root, "src/sandbox/bin.ts")
]

const node = path.join(root, "node_modules/.bin/node")

const stop = async (child: childProcess.ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, "exit")
  child.kill(signal)
  await exit
}

/** Starts it on a free port, and waits for all that it says. */
export const start = (...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = childProcess.spawn(node, [...command, "--port", "0", ...args])
      let text = ""
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString()
        })
      }
      // The last line that it says.
      while (!/PRISMA_CLIENT_ID=.*\n/.test(text)) {
        await Promise.race([once(child.stdout, "data"), once(child, "exit")])
        if (child.exitCode !== null) throw new Error(text)
      }
      return {
        text,
        /** All that it has said until now. */
        said: () => text,
        url: /API +(\S+)/.exec(text)![1]!,
        token: /Token +(\S+)/.exec(text)![1]!,
        workspaceId: /Workspace +(\S+)/.exec(text)![1]!,
        stop: (signal: NodeJS.Signals) => Effect.promise(() => stop(child, signal)),
        child
      }
    }),
    ({ child }) => Effect.promise(() => stop(child, "SIGKILL"))
  )

/** Runs it to its end. */
export const run = (...args: ReadonlyArray<string>) =>
  childProcess.spawnSync(node, [...command, ...args], { encoding: "utf8", timeout: 60_000 })
