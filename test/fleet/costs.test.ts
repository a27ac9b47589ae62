/** What logins in a shared database cost it, counted by the database, and how soon one machine notices what another did. */
import { assert } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Database from "../support/fleet/Database.ts"
import * as Fleet from "../support/fleet/Fleet.ts"
import { assertAllAnswered, callAll } from "../support/fleet/rounds.ts"
import { isFull, onEach, record } from "../support/fleet/run.ts"

const isRead: Record<Database.Kind, (operation: string) => boolean> = {
  // What a process asks once, the version of the table, is not of this user.
  PostgreSQL: (query) => /^SELECT/i.test(query) && !/migration_id/.test(query),
  Redis: (line) => /"(HMGET|HGETALL)"/.test(line)
}

/** Without the renewals of the lease: how many there are is a matter of how long an exchange takes. */
const withoutRenewals: Record<Database.Kind, (operations: ReadonlyArray<string>) => ReadonlyArray<string>> = {
  PostgreSQL: (queries) => queries.filter((query) => !/SET lease_until = /.test(query)),
  // The script that takes the lease comes first, and is given what the one that renews it is given.
  Redis: (lines) => {
    const acquire = lines.find((line) => /"EVALSHA".*:lease".*"\d+"$/.test(line))?.split(" ")[4]
    return lines.filter((line) => !/"EVALSHA".*:lease".*"\d+"$/.test(line) || line.split(" ")[4] === acquire)
  }
}

onEach(
  (kind) => `a thousand calls of one user in ten seconds read ${kind} three times at most`,
  (kind) =>
    Effect.gen(function*() {
      const fleet = yield* Fleet.make({ kind, users: 1 })
      const member = yield* fleet.newMember()
      const [elapsed, [said, operations]] = yield* Effect.timed(fleet.database.own!.counting(
        member.ask({ do: "call", users: fleet.users, calls: 1000, within: 10_000 })
      ))
      assertAllAnswered([said], 1000, "in ten seconds")
      const reads = operations.filter(isRead[kind])
      record(kind, "reads for 1,000 calls of one user in 10 s", reads.length)
      // A machine that is busy takes longer than ten seconds, and reads for that time too.
      assert.isAtMost(reads.length, Math.max(3, Math.floor(Duration.toSeconds(elapsed) / 5) + 1))
    }),
  { own: true, mostlyWaits: true }
)

onEach(
  (kind) => `a refresh of a login in ${kind} is six operations at most, besides renewals`,
  (kind) =>
    Effect.gen(function*() {
      const fleet = yield* Fleet.make({ kind, users: 1 })
      const member = yield* fleet.newMember()
      // What a process asks once.
      for (let time = 0; time < 2; time++) {
        yield* fleet.server.expire()
        assertAllAnswered(yield* callAll([member], fleet.users, 1), 1, "before")
      }
      yield* fleet.server.expire()
      const [elapsed, [said, operations]] = yield* Effect.timed(
        fleet.database.own!.counting(callAll([member], fleet.users, 16))
      )
      assertAllAnswered(said, 16, "after an expiry")
      const counted = withoutRenewals[kind](operations)
      record(kind, "operations of a refresh, besides renewals", counted.length)
      // On a machine that is busy calls may still come when what was read is too old, which is one more read.
      assert.isAtMost(counted.length, 6 + Math.floor(Duration.toSeconds(elapsed) / 5), counted.join("\n"))
      assert.isAtLeast(counted.length, 3, counted.join("\n"))
    }),
  { own: true, mostlyWaits: true }
)

onEach((kind) => `exchanges that take long hold no connection to ${kind}`, (kind) =>
  Effect.gen(function*() {
    const fleet = yield* Fleet.make({ kind, listens: true, users: 5 })
    // One of them listens.
    const member = yield* fleet.newMember({ connections: 2 })
    yield* callAll([member], fleet.users, 1)
    yield* fleet.server.expire()
    yield* fleet.server.hold()
    const [quick, ...slow] = fleet.users
    yield* fleet.login(quick!)
    const refreshing = yield* Effect.forkScoped(callAll([member], slow, 1))
    while ((yield* fleet.server.exchanged()) < slow.length) yield* Effect.sleep("20 millis")
    yield* assertHoldsNone(fleet, member)
    assertAllAnswered(yield* callAll([member], [quick!], 1), 1, "during four exchanges, with two connections")
    assert.isUndefined(refreshing.pollUnsafe(), "the exchanges were over already")
    yield* fleet.server.release()
    assertAllAnswered(yield* Fiber.join(refreshing), slow.length, "after the exchanges")
  }), { mostlyWaits: true })

/** No session of the member is in a statement or a transaction for longer than a renewal takes. */
const assertHoldsNone = ({ database: { kind, own } }: Fleet.Fleet, { name }: Fleet.Member) =>
  Effect.gen(function*() {
    if (kind !== "PostgreSQL" || own === undefined) return
    const held = yield* own.held(name)
    record(kind, "connections in a transaction during exchanges", held)
    assert.strictEqual(held, 0)
  })

/**
 * How long after a logout on one machine another one still took calls of that user, in milliseconds, a user each; and the longest that a question
 * or a read took there, which is how busy the machine was.
 */
const untilNoticed = Effect.fnUntraced(function*(kind: Database.Kind, listens: boolean, count: number) {
  const fleet = yield* Fleet.make({ kind, listens, users: count })
  const [one, other] = yield* fleet.newMembers(2)
  const took = yield* Effect.forEach(fleet.users, (user) =>
    Effect.gen(function*() {
      const noticing = yield* Effect.forkScoped(one!.ask({ do: "callUntilLoggedOut", user }))
      assert.strictEqual(yield* one!.step, "loggedIn")
      const loggedOut = yield* other!.ask({ do: "logout", user })
      const { at, slowest } = (yield* Fiber.join(noticing))!
      return { after: at! - loggedOut!.at!, slowest: slowest! }
    }))
  const sorted = took.map(({ after }) => after).sort((a, b) => a - b)
  return {
    median: sorted[sorted.length >> 1]!,
    longest: sorted.at(-1)!,
    slowest: Math.max(...took.map(({ slowest }) => slowest))
  }
})

onEach(
  (kind) => `a logout on another machine is noticed within the maxAge of ${kind}`,
  (kind) =>
    Effect.gen(function*() {
      const { longest, slowest } = yield* untilNoticed(kind, false, isFull ? 5 : 1)
      record(kind, "a logout elsewhere is noticed after, ms (the longest)", longest)
      // The last question that is granted begins within the `maxAge`; after it comes one that reads, during which others may still be granted.
      assert.isBelow(longest, 5000 + 3 * slowest + 10)
    }),
  { mostlyWaits: true }
)

onEach(
  (kind) => `a logout on another machine is noticed at once by whoever listens to ${kind}`,
  (kind) =>
    Effect.gen(function*() {
      const { longest, median } = yield* untilNoticed(kind, true, isFull ? 9 : 3)
      record(
        kind,
        "a logout elsewhere is noticed by who listens after, ms (median, the longest)",
        `${median}, ${longest}`
      )
      // Sooner than sessions read again, and in a fifth of a second where the machine is free.
      assert.isBelow(median, isFull ? 200 : 2500)
    }),
  { mostlyWaits: true }
)
