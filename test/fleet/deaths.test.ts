/** Machines that share logins in one database, while they are killed and stopped in the middle of a refresh. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Tokens from "../../src/Tokens.ts"
import type * as Database from "../support/fleet/Database.ts"
import * as Fleet from "../support/fleet/Fleet.ts"
import { assertAllAnswered, callAll, counted } from "../support/fleet/rounds.ts"
import { isFull, onEach, record, seed, size } from "../support/fleet/run.ts"
import { random } from "../support/random.ts"
import { type Step, steps } from "../support/steps.ts"

onEach(
  (kind) =>
    `processes that share logins in ${kind} lose none when one is killed in each round, at any step of a refresh`,
  (kind) =>
    Effect.gen(function*() {
      const pick = random(seed)
      const fleet = yield* Fleet.make({ kind, users: isFull ? size.users : 1 })
      const members = [...yield* fleet.newMembers(isFull ? size.members : 3)]
      const calls = isFull ? size.calls : 4
      let again = 0
      for (let round = 0; round < size.rounds; round++) {
        yield* fleet.server.expire()
        const victim = pick(members.length)
        const doomed = members[victim]!
        const at = steps[pick(steps.length)]!
        const when = `round ${round}, killed when it had ${at}, seed ${seed}`
        // First, or another one might make the exchanges before it comes to one.
        const [, step] = yield* Effect.all(
          [doomed.ask({ do: "call", users: fleet.users, calls, at, signal: "SIGKILL" }), doomed.step],
          { concurrency: 2 }
        )
        assert.strictEqual(step, at, when)
        const others = members.filter((member) => member !== doomed)
        assertAllAnswered(yield* callAll(others, fleet.users, calls), fleet.users.length * calls, when)
        for (const [user, count] of counted((yield* fleet.server.takeExchanges()).map(({ user }) => user))) {
          // Whoever is killed between the exchange and the write takes its answer along: then another one exchanges.
          assert.isAtMost(count, 2, `${user}, ${when}`)
          again += count - 1
        }
        members[victim] = yield* fleet.newMember()
      }
      assert.deepStrictEqual(yield* fleet.server.lost(), [], `seed ${seed}`)
      record(kind, "logins lost to SIGKILL", 0)
      record(kind, "exchanges repeated after SIGKILL, forgiven by the grace", again)
    })
)

/** Stops a process at each step, for so long and until another one went on without it; gives the steps whose login that ended. */
const stopAt = Effect.fnUntraced(function*(kind: Database.Kind, at: ReadonlyArray<Step>, seconds: number) {
  const fleet = yield* Fleet.make({ kind, users: at.length })
  const members = yield* fleet.newMembers(at.length + 1)
  const [other, ...stopped] = members
  yield* fleet.server.expire()
  const running = yield* Effect.forEach(at, (step, index) =>
    Effect.gen(function*() {
      const member = stopped[index]!
      const users = [fleet.users[index]!]
      const fiber = yield* Effect.forkScoped(member.ask({ do: "call", users, calls: 4, at: step, signal: "SIGSTOP" }))
      assert.strictEqual(yield* member.step, step)
      return fiber
    }))
  const [said] = yield* Effect.all([callAll([other!], fleet.users, 4), Effect.sleep(`${seconds} seconds`)], {
    concurrency: 2
  })
  assertAllAnswered(said, fleet.users.length * 4, `while others were stopped for ${seconds} s`)
  for (const { child } of stopped) child.kill("SIGCONT")
  yield* Fiber.joinAll(running)
  const lost = yield* fleet.server.lost()
  const saved = fleet.users.filter((user) => !lost.includes(user))
  yield* fleet.server.expire()
  assertAllAnswered(yield* callAll(members, saved, 4), saved.length * 4, "after all of them went on")
  return at.filter((_, index) => lost.includes(fleet.users[index]!))
})

const stops = isFull ? [12, 30] : [5]

for (const seconds of stops) {
  onEach(
    (kind) =>
      `processes that are stopped for ${seconds} s at a step of a refresh lose no login in ${kind} but what is sent after the grace`,
    (kind) =>
      Effect.gen(function*() {
        const lost = yield* stopAt(kind, isFull ? steps : ["confirmed", "sending", "answered"], seconds)
        // The one gap that no lock closes: "between the last check and the send". Another one took the lock over after three seconds, and
        // the grace counts from there.
        assert.deepStrictEqual(lost, seconds > 14 ? ["sending"] : [])
        record(
          kind,
          `logins lost to SIGSTOP of ${seconds} s, of one at each step`,
          lost.length === 0 ? 0 : `0, and ${lost}`
        )
      })
  )
}

onEach(
  (kind) =>
    `a process that is stopped before it writes the tokens of a refresh does not write them over a newer login in ${kind}`,
  (kind) =>
    Effect.gen(function*() {
      const fleet = yield* Fleet.make({ kind, users: 1 })
      const stopped = yield* fleet.newMember()
      yield* fleet.server.expire()
      const users = fleet.users
      const fiber = yield* Effect.forkScoped(
        stopped.ask({ do: "call", users, calls: 4, at: "answered", signal: "SIGSTOP" })
      )
      assert.strictEqual(yield* stopped.step, "answered")
      const newer = yield* fleet.login(users[0]!)
      stopped.child.kill("SIGCONT")
      const said = yield* Fiber.join(fiber)
      assertAllAnswered([said], 4, "after a login elsewhere")
      assert.isTrue(Tokens.same((yield* fleet.storages.of(users[0]!).get)!, newer))
    })
)
