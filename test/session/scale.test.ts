/** When 100,000 logins refresh, with and without jitter; `docs/scale.md` shows the figures. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as fs from "node:fs"
import * as path from "node:path"
import { root } from "../support/contract.ts"
import { tableAfter } from "../support/documents.ts"
import { type Jitter, peak, type Scenario, type Schedule, schedule, total } from "./scale/schedule.ts"

const hour = 3600

const seed = 1

const users: Omit<Scenario, "startsAt" | "left"> = {
  logins: 100_000,
  used: Infinity,
  life: hour,
  betweenCalls: 50,
  sticky: true,
  until: hour + 300
}

const wholeLife = () => hour

const atOnce = { ...users, startsAt: () => 0, left: wholeLife }

const busy = { ...atOnce, betweenCalls: 5 }

/** By the names that the document gives them. */
const scenarios = {
  "over a day, each used for 90 minutes": {
    ...users,
    startsAt: (random) => Math.floor(random() * 24 * hour),
    left: wholeLife,
    used: 1.5 * hour,
    until: 24 * hour
  },
  "within one minute": { ...users, startsAt: (random) => Math.floor(random() * 60), left: wholeLife },
  "within one second": atOnce,
  "within one second, busy": busy,
  "within one second, busy, on any process": { ...busy, sticky: false },
  "cold start after 10 minutes": {
    ...users,
    startsAt: () => 0,
    left: (random) => random() * hour - 600,
    until: 600
  },
  "cold start after an hour": { ...users, startsAt: () => 0, left: () => -1, until: 600 }
} satisfies { readonly [name: string]: Scenario }

type Name = keyof typeof scenarios

const schedules = new Map<string, Promise<Schedule>>()

/** What comes of a scenario, made once. */
const scheduleOf = (name: Name, jitter: Jitter) =>
  Effect.promise(() => {
    const made = schedules.get(`${name}, ${jitter}`)
    if (made !== undefined) return made
    const running = Effect.runPromise(
      Effect.provide(schedule(scenarios[name], jitter, seed), TestClock.layer({ warningDelay: "1 hour" }))
    )
    schedules.set(`${name}, ${jitter}`, running)
    return running
  })

const peakOf = (name: Name, jitter: Jitter) => Effect.map(scheduleOf(name, jitter), (schedule) => peak(schedule))

const shown = (count: number): string => count.toLocaleString("en-US")

const share = ({ waitedFor }: Schedule, exchanges: number): string => `${Math.round((waitedFor / exchanges) * 100)} %`

const row = (name: Name) =>
  Effect.gen(function*() {
    const today = yield* scheduleOf(name, "today")
    // What spreads over a day needs no more jitter, and takes the longest.
    const wide = scenarios[name].until > 2 * hour ? undefined : yield* scheduleOf(name, "wide")
    return [
      name,
      `${scenarios[name].betweenCalls} s`,
      shown(total(today)),
      shown(yield* peakOf(name, "none")),
      shown(peak(today)),
      wide === undefined ? "" : shown(peak(wide)),
      share(today, total(today)),
      wide === undefined ? "" : share(wide, total(wide))
    ]
  })

describe("the refreshes of 100,000 logins", () => {
  it.effect("logins that come over a day have a flat schedule, with and without jitter", () =>
    Effect.gen(function*() {
      const name = "over a day, each used for 90 minutes"
      const mean = total(yield* scheduleOf(name, "today")) / scenarios[name].until
      assert.isAtMost(yield* peakOf(name, "none"), 8 * mean)
      assert.isAtMost(yield* peakOf(name, "today"), 8 * mean)
    }))

  it.effect("jitter cuts the peak of busy logins that end in the same second to a half", () =>
    Effect.gen(function*() {
      const name = "within one second, busy"
      assert.isAtMost(yield* peakOf(name, "today"), (yield* peakOf(name, "none")) / 2)
    }))

  it.effect("jitter is worth less where the calls of a login come to many processes, of which the earliest wins", () =>
    Effect.gen(function*() {
      const name = "within one second, busy"
      assert.isAbove(yield* peakOf(`${name}, on any process`, "wide"), 2 * (yield* peakOf(name, "wide")))
    }))

  it.effect("jitter of a tenth of the window does nothing for logins of one minute, and nine tenths would", () =>
    Effect.gen(function*() {
      const none = yield* peakOf("within one minute", "none")
      assert.closeTo((yield* peakOf("within one minute", "today")) / none, 1, 0.1)
      assert.isBelow(yield* peakOf("within one minute", "wide"), 0.75 * none)
    }))

  it.effect("no jitter flattens a cold start: what is over is exchanged at its first call", () =>
    Effect.gen(function*() {
      for (const name of ["cold start after 10 minutes", "cold start after an hour"] as const) {
        assert.closeTo((yield* peakOf(name, "wide")) / (yield* peakOf(name, "none")), 1, 0.15)
      }
    }))

  it.effect("docs/scale.md has these figures", () =>
    Effect.gen(function*() {
      const rows = yield* Effect.forEach(Object.keys(scenarios) as ReadonlyArray<Name>, row)
      const document = fs.readFileSync(path.join(root, "docs/scale.md"), "utf8")
      assert.deepStrictEqual(tableAfter(document, "### The figures of the schedule"), rows)
    }))
})
