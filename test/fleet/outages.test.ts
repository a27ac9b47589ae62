/** Machines that share logins in one database, while it or the network to it is away. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fleet from "../support/fleet/Fleet.ts"
import { assertAllAnswered, assertAllInTime, assertAllTyped, callAll, counted } from "../support/fleet/rounds.ts"
import { isFull, onEach, record, seed, size } from "../support/fleet/run.ts"
import { random } from "../support/random.ts"

const shape = isFull
  ? { users: size.users, members: size.members, calls: size.calls }
  : { users: 2, members: 4, calls: 4 }

const assertExchangedOnceMoreAtMost = (users: ReadonlyArray<string>, when: string) => {
  for (const [user, count] of counted(users)) assert.isAtMost(count, 2, `${user}, ${when}`)
}

onEach(
  (kind) => `processes that share logins lose none when ${kind} is killed and started again in the middle of an expiry`,
  (kind) =>
    Effect.gen(function*() {
      const pick = random(seed)
      const fleet = yield* Fleet.make({ kind, users: shape.users })
      const members = yield* fleet.newMembers(shape.members)
      const calls = shape.users * shape.calls
      yield* callAll(members, fleet.users, 1)
      let failed = 0
      for (let round = 0; round < (isFull ? size.rounds : 2); round++) {
        yield* fleet.server.expire()
        const after = pick(isFull ? 2000 : 500)
        const when = `round ${round}, restarted after ${after} ms, seed ${seed}`
        const [said] = yield* Effect.all(
          [callAll(members, fleet.users, shape.calls), Effect.delay(fleet.database.own!.restart, after)],
          { concurrency: 2 }
        )
        failed += assertAllTyped(said, calls, when)
        yield* untilAnswered(members, fleet.users)
        assertExchangedOnceMoreAtMost((yield* fleet.server.takeExchanges()).map(({ user }) => user), when)
        assert.deepStrictEqual(yield* fleet.server.lost(), [], when)
      }
      record(kind, "logins lost to restarts of the database", 0)
      record(kind, "calls that failed, typed, in its restarts", failed)
    }),
  { own: true }
)

/** A client connects again in its own time: all calls have to be answered then, within half a minute. */
const untilAnswered = (members: ReadonlyArray<Fleet.Member>, users: ReadonlyArray<string>) =>
  Effect.gen(function*() {
    for (let tried = 1; tried < 30; tried++) {
      const said = yield* callAll(members, users, 1)
      if (said.every((one) => one?.answers?.["200"] === users.length)) return
      yield* Effect.sleep("1 second")
    }
    assertAllAnswered(yield* callAll(members, users, 1), users.length, "half a minute after the database is back")
  })

const seconds = isFull ? 10 : 6

onEach(
  (kind) =>
    `processes that share logins lose none when half of them cannot reach ${kind} for ${seconds} s, and the others go on`,
  (kind) =>
    Effect.gen(function*() {
      const pick = random(seed)
      const fleet = yield* Fleet.make({ kind, users: shape.users })
      const members = yield* fleet.newMembers(shape.members)
      const calls = shape.users * shape.calls
      const [network] = fleet.networks
      const cutOff = members.filter((_, index) => fleet.networkOf(members[index]!) === network)
      const others = members.filter((member) => !cutOff.includes(member))
      yield* callAll(members, fleet.users, 1)
      let failed = 0
      let late = 0
      for (let round = 0; round < (isFull ? 5 : 1); round++) {
        yield* fleet.server.expire()
        const after = pick(300)
        const when = `round ${round}, cut after ${after} ms, seed ${seed}`
        const [saidCutOff, said] = yield* Effect.all([
          callAll(cutOff, fleet.users, shape.calls),
          callAll(others, fleet.users, shape.calls),
          Effect.sleep(after).pipe(
            Effect.andThen(network.cut),
            Effect.andThen(Effect.sleep(`${seconds} seconds`)),
            Effect.andThen(network.mend)
          )
        ], { concurrency: 3 })
        failed += assertAllTyped(saidCutOff, calls, when)
        // On two cores an expiry of all these users alone takes about as long as a call waits for a refresh: what is late has to say so.
        if (isFull) late += assertAllInTime(said, calls, when)
        else assertAllAnswered(said, calls, when)
        yield* untilAnswered(members, fleet.users)
        assertExchangedOnceMoreAtMost((yield* fleet.server.takeExchanges()).map(({ user }) => user), when)
        assert.deepStrictEqual(yield* fleet.server.lost(), [], when)
      }
      record(kind, `logins lost to a cut of ${seconds} s between half of the fleet and the database`, 0)
      record(kind, "calls that failed, typed, in these cuts", failed)
      record(kind, "calls of the other half that were late", `${late} of ${others.length * calls * (isFull ? 5 : 1)}`)
    }),
  { mostlyWaits: true }
)

onEach(
  (kind) =>
    `processes of which none can reach ${kind} for 10 s in the middle of an expiry answer every call afterwards`,
  (kind) =>
    Effect.gen(function*() {
      const pick = random(seed)
      const fleet = yield* Fleet.make({ kind, users: shape.users })
      const members = yield* fleet.newMembers(shape.members)
      const calls = shape.users * shape.calls
      const both = (act: "cut" | "mend") => Effect.forEach(fleet.networks, (network) => network[act])
      yield* callAll(members, fleet.users, 1)
      yield* fleet.server.expire()
      const after = pick(300)
      const when = `cut after ${after} ms, seed ${seed}`
      const [said] = yield* Effect.all([
        callAll(members, fleet.users, shape.calls),
        Effect.sleep(after).pipe(
          Effect.andThen(both("cut")),
          Effect.andThen(Effect.sleep("10 seconds")),
          Effect.andThen(both("mend"))
        )
      ], { concurrency: 2 })
      const failed = assertAllTyped(said, calls, when)
      // Tokens that came when the network was gone are written when it is back, if nobody was faster: the grace is over by then.
      const lost = yield* fleet.server.lost()
      yield* untilAnswered(members, fleet.users.filter((user) => !lost.includes(user)))
      record(
        kind,
        "logins lost to a cut of 10 s between all of the fleet and the database",
        `${lost.length} of ${shape.users}`
      )
      record(kind, "calls that failed, typed, in this cut", failed)
    }),
  { skipped: isFull ? undefined : "long: FLEET=full" }
)

onEach(
  (kind) => `calls that have good tokens go on while ${kind} is away`,
  (kind) =>
    Effect.gen(function*() {
      const fleet = yield* Fleet.make({ kind, users: 2 })
      const members = yield* fleet.newMembers(2)
      yield* callAll(members, fleet.users, 1)
      yield* Effect.forEach(fleet.networks, ({ cut }) => cut)
      // Longer than a session keeps what it read, and than a storage has to answer.
      const said = yield* Effect.forEach(members, ({ ask }) =>
        ask({ do: "call", users: fleet.users, calls: 24, within: 12_000 }), {
        concurrency: "unbounded"
      })
      assertAllAnswered(said, fleet.users.length * 24, "while the network is cut")
      record(
        kind,
        "slowest call with good tokens while the database is away, ms",
        Math.max(...said.map((one) =>
          one!.slowest!
        ))
      )
      yield* Effect.forEach(fleet.networks, ({ mend }) => mend)
      yield* untilAnswered(members, fleet.users)
    }),
  { mostlyWaits: true }
)
