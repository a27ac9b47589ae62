/** A Redis that is away when the program starts, and again later: what needs it fails in time, and goes on by itself. */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { assert, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as fs from "node:fs"
import { spawn } from "node:child_process"
import { freePort } from "../scripts/freePort.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorageRedis from "../src/TokenStorageRedis.ts"
import { TokenStorages } from "../src/TokenStorages.ts"

const binary = process.env["REDIS_SERVER_PATH"] || "/usr/bin/redis-server"
const isThere = fs.existsSync(binary)
const titled = (title: string): string =>
  isThere ? title : `${title} (needs redis-server: apt-get install redis-server)`

/** Starts a server on the port, and gives what kills it. */
const start = (port: number) =>
  Effect.callback<Effect.Effect<void>>((resume) => {
    const child = spawn(binary, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
    child.stdout.on("data", (text) => {
      if (!String(text).includes("Ready to accept connections")) return
      resume(Effect.succeed(Effect.callback<void>((done) => {
        child.once("exit", () => done(Effect.void))
        child.kill("SIGKILL")
      })))
    })
    return Effect.sync(() => child.kill("SIGKILL"))
  })

const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" })

for (const changes of [true, false]) {
  ;(isThere ? it.live : it.live.skip)(
    titled(`a Redis that is away at the start and later fails in time and goes on by itself (changes: ${changes})`),
    () =>
      Effect.gen(function*() {
        const port = yield* Effect.promise(freePort)
        const client = TokenStorageRedis.lazy(
          NodeRedis.layer({ url: `redis://127.0.0.1:${port}`, disableOfflineQueue: true })
        )
        const storages = yield* Effect.provideContext(
          TokenStorages,
          yield* Layer.build(TokenStorageRedis.layerKeyed({ changes }).pipe(Layer.provide(client)))
        )
        const storage = storages.of("alice")
        const fails = Effect.gen(function*() {
          const [time, error] = yield* Effect.timed(Effect.flip(storage.get))
          assert.strictEqual(error.reason._tag, "StorageFailed")
          // After five seconds, and later only as a busy machine is late.
          assert.isBelow(Duration.toMillis(time), 15_000)
          const locked = yield* Effect.flip(storage.withRefreshLock(Effect.void))
          assert.strictEqual(locked.reason._tag, "StorageFailed")
        })
        const recovers = Effect.retry(storage.set(tokens), { times: 100, schedule: Schedule.spaced("50 millis") })
        yield* fails
        const kill = yield* start(port)
        yield* recovers
        assert.isTrue(Tokens.same((yield* storage.get)!, tokens))
        yield* kill
        yield* fails
        const killAgain = yield* start(port)
        yield* recovers
        assert.isTrue(Tokens.same((yield* storage.get)!, tokens))
        yield* killAgain
      }),
    60_000
  )
}

/** What a read of the tokens says with this client. */
const saidOf = (url: string) =>
  Effect.gen(function*() {
    const client = TokenStorageRedis.lazy(NodeRedis.layer({ url, disableOfflineQueue: true }))
    const context = yield* Layer.build(TokenStorageRedis.layerKeyed({ changes: false }).pipe(Layer.provide(client)))
    const { of } = yield* Effect.provideContext(TokenStorages, context)
    return (yield* Effect.flip(of("alice").get)).message
  })

it.live("a Redis where nobody listens is told by the code of the platform", () =>
  Effect.gen(function*() {
    const port = yield* Effect.promise(freePort)
    assert.strictEqual(
      yield* saidOf(`redis://127.0.0.1:${port}`),
      "The token storage could not be read: ECONNREFUSED."
    )
  }))
;(isThere ? it.live : it.live.skip)(
  titled("a Redis that refuses the password is told by its own code"),
  () =>
    Effect.gen(function*() {
      const port = yield* Effect.promise(freePort)
      const kill = yield* start(port)
      const message = yield* saidOf(`redis://nobody:wrong@127.0.0.1:${port}`)
      yield* kill
      assert.strictEqual(message, "The token storage could not be read: WRONGPASS.")
    })
)
