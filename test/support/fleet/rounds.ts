/** Calls of all members at once, and what has to come of them. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Member } from "./Fleet.ts"
import type { Said } from "./member.ts"

/** Each of them makes so many calls of each user at once. */
export const callAll = (members: ReadonlyArray<Member>, users: ReadonlyArray<string>, calls: number) =>
  Effect.forEach(members, ({ ask }) => ask({ do: "call", users, calls }), { concurrency: "unbounded" })

export const assertAllAnswered = (said: ReadonlyArray<Said | undefined>, calls: number, when: string): void => {
  for (const one of said) assert.deepStrictEqual(one?.answers, { 200: calls }, when)
}

/**
 * Of calls for which the database is there: the number of those whose refresh, or whose turn at the storage, did not come in time. Nothing else may be
 * wrong. How many depends on the machine, and on where the cut comes: whose lease is with somebody who is cut off waits until it has run out.
 */
export const assertAllInTime = (said: ReadonlyArray<Said | undefined>, calls: number, when: string): number => {
  let late = 0
  for (const one of said) {
    const { 200: answered = 0, ...others } = one?.answers ?? {}
    for (const answer of Object.keys(others)) assert.match(answer, /within (5|10) s/, when)
    assert.isAtLeast(answered, 0.7 * calls, when)
    late += calls - answered
  }
  return late
}

/** How often each of these is there. */
export const counted = (names: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/**
 * While the database is away, a call may fail, if it says so: with an error of the storage or of the refresh (a server of so many
 * connections on two processors may refuse one), and in time.
 */
export const assertAllTyped = (said: ReadonlyArray<Said | undefined>, calls: number, when: string): number => {
  let failed = 0
  for (const one of said) {
    const answers = Object.entries(one?.answers ?? {})
    assert.strictEqual(answers.reduce((sum, [, count]) => sum + count, 0), calls, when)
    for (const [answer, count] of answers) {
      if (answer === "200") continue
      failed += count
      assert.match(answer, /token storage|refresh|authorization server gave no answer/, when)
    }
  }
  return failed
}
