/**
 * Short commands, each a process that makes one call and is gone: at its end, or in the middle of a refresh.
 *
 * Long: `COMMANDS=200 npx vitest run test/node/Session.commands.test.ts`. With `COMMANDS_SEED` the same commands end at the same steps.
 */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Tokens from "../../src/Tokens.ts"
import { startCaller } from "../support/Caller.ts"
import { random } from "../support/random.ts"
import * as RotatingServer from "../support/RotatingServer.ts"
import { steps } from "../support/steps.ts"

const count = Number(process.env["COMMANDS"] ?? 12)
const seed = Number(process.env["COMMANDS_SEED"] ?? 11)

it.live(
  "a login outlives short commands that are killed in the middle of a refresh or exit after their answer, each followed by the next",
  () =>
    Effect.gen(function*() {
      const server = yield* RotatingServer.make
      const parent = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "commands-"))),
        (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
      )
      const directory = join(parent, "sessions")
      const storage = (yield* TokenStorageFile.makeKeyed({ directory })).of("user-0")
      yield* storage.set(Tokens.make({ workspaceId: "wksp_1", ...server.login("user-0") }))
      const pick = random(seed)
      const ready = () => Effect.promise(() => startCaller(directory, server.url))
      // The next one is started meanwhile, as long as the start of a process takes.
      let following = yield* Effect.forkChild(ready())
      for (let command = 0; command < count; command++) {
        const caller = yield* Fiber.join(following)
        following = yield* Effect.forkChild(ready())
        server.expire()
        // Every other one exits after its answer: the server forgives a refresh token that comes back once.
        const at = command % 2 === 1 ? undefined : steps[pick(steps.length)]!
        caller.send({ users: 1, calls: 1, at, signal: "SIGKILL", exit: true })
        const said = yield* Effect.promise(caller.next)
        yield* Effect.promise(caller.ended)
        const when = `seed ${seed}, command ${command}, ${at ?? "exit"}`
        assert.deepStrictEqual(said, at === undefined ? { answers: { 200: 1 } } : { step: at }, when)
        if (at !== undefined) continue
        // Without a next one, too: what lies in the file has never been sent.
        const stored = yield* storage.get
        assert.isTrue(server.isUnused(Redacted.value(stored!.refreshToken!)), when)
      }
      const last = yield* Fiber.join(following)
      server.expire()
      last.send({ users: 1, calls: 1, exit: true })
      assert.deepStrictEqual(yield* Effect.promise(last.next), { answers: { 200: 1 } })
      assert.deepStrictEqual(server.lost(), [])
    }),
  240_000
)
