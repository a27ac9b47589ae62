/** Which user of the machine is at the other end of a connection, as the system says. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { once } from "node:events"
import * as net from "node:net"
import { isOfAnotherUser } from "../../src/node/internal/peerUser.ts"
import * as OtherUser from "../support/otherUser.ts"

const as = (user: number) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const { getuid } = process
      process.getuid = () => user
      return getuid
    }),
    (getuid) =>
      Effect.sync(() => {
        process.getuid = getuid!
      })
  )

const listening = (host: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const server = net.createServer().listen(0, host)
      await once(server, "listening")
      return server
    }),
    (server) => Effect.sync(() => server.close())
  )

/** A connection, as the one that listens has it. */
const connectionBy = (server: net.Server, connect: (port: number) => void) =>
  Effect.acquireRelease(
    Effect.callback<net.Socket>((resume) => {
      server.once("connection", (socket) => resume(Effect.succeed(socket)))
      connect((server.address() as net.AddressInfo).port)
    }),
    (socket) => Effect.sync(() => socket.destroy())
  )

const program = `require("node:net").connect(process.argv[1], process.argv[2]).on("error", () => {})`

describe("the other end of a connection", () => {
  for (const host of ["127.0.0.1", "::1"]) {
    it.effect.skipIf(!OtherUser.isRootOfLinux)(
      `is another user's at ${host} where it is neither one's own nor root's (needs root on Linux)`,
      () =>
        Effect.gen(function*() {
          const server = yield* listening(host)
          const ofOther = yield* connectionBy(server, (port) => OtherUser.run(program, `${port}`, host))
          const ofRoot = yield* connectionBy(server, (port) => net.connect(port, host).on("error", () => {}))
          assert.deepStrictEqual([ofOther, ofRoot].map(isOfAnotherUser), [true, false])
          yield* as(OtherUser.userId)
          assert.deepStrictEqual([ofOther, ofRoot].map(isOfAnotherUser), [false, false])
          yield* as(2_000)
          assert.deepStrictEqual([ofOther, ofRoot].map(isOfAnotherUser), [true, false])
        })
    )
  }

  it("is nobody's where it is gone", () => {
    assert.isFalse(isOfAnotherUser(new net.Socket()))
  })
})
