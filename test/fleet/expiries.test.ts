/** Machines that share logins in one database, when access tokens end: one exchange each time, whoever asks. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fleet from "../support/fleet/Fleet.ts"
import { assertAllAnswered, callAll } from "../support/fleet/rounds.ts"
import { onEach, record, size } from "../support/fleet/run.ts"

onEach(
  (kind) => `eight processes that share logins in ${kind} make one exchange an expiry, and answer every call`,
  (kind) =>
    Effect.gen(function*() {
      const fleet = yield* Fleet.make({ kind, users: size.users })
      const members = yield* fleet.newMembers(size.members)
      // Warm: a process that has just started has everything to compile.
      for (let time = 0; time < 2; time++) yield* callAll(members, fleet.users, size.calls)
      let exchanges = 0
      let slowest = 0
      for (let round = 0; round < size.rounds; round++) {
        yield* fleet.server.expire()
        const said = yield* callAll(members, fleet.users, size.calls)
        assertAllAnswered(said, fleet.users.length * size.calls, `expiry ${round}`)
        const users = (yield* fleet.server.takeExchanges()).map(({ user }) => user)
        assert.sameMembers(users, [...fleet.users], `expiry ${round}`)
        exchanges += users.length
        slowest = Math.max(slowest, ...said.map((one) => one!.slowest!))
      }
      assert.deepStrictEqual(yield* fleet.server.lost(), [])
      record(kind, "exchanges", `${exchanges} for ${size.rounds * size.users} expiries`)
      record(kind, "calls answered", size.rounds * size.users * size.calls * size.members)
      record(kind, "slowest call at an expiry, ms", slowest)
    })
)

onEach(
  (kind) => `processes whose clocks differ by an hour make one exchange an expiry of logins in ${kind}`,
  (kind) =>
    Effect.gen(function*() {
      const fleet = yield* Fleet.make({ kind, users: 2 })
      // Longer than the clocks differ by: none of them takes what another one got for spent already.
      yield* fleet.server.grantFor(3 * 60 * 60)
      const members = [
        yield* fleet.newMember({ ahead: 60 * 60_000 }),
        yield* fleet.newMember(),
        yield* fleet.newMember({ ahead: -60 * 60_000 })
      ]
      for (let round = 0; round < 3; round++) {
        yield* fleet.server.expire()
        assertAllAnswered(yield* callAll(members, fleet.users, 4), fleet.users.length * 4, `expiry ${round}`)
        const users = (yield* fleet.server.takeExchanges()).map(({ user }) => user)
        assert.sameMembers(users, [...fleet.users], `expiry ${round}`)
      }
      assert.deepStrictEqual(yield* fleet.server.lost(), [])
    })
)
