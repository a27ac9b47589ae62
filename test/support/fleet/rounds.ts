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
