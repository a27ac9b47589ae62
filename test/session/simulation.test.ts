/**
 * The refresh machine among processes that are killed, stopped and set back, a storage that fails, and a server that rotates.
 * `SIMULATION_RUNS` and `SIMULATION_SEED` change how much is simulated.
 */
import { assert, describe, it } from "@effect/vitest"
import { simulateWithout } from "./simulation/mutants.ts"
import { compareOnClear, rereadAfterRefusal, rules } from "./simulation/rules.ts"
import { type Report, simulate, traceOf } from "./simulation/simulate.ts"

const runs = Number(process.env["SIMULATION_RUNS"] ?? 20_000)
const seed = Number(process.env["SIMULATION_SEED"] ?? 1)

/** The rarest violation needs a stop in a few milliseconds, and a login meanwhile. */
const mostRuns = 50_000

const told = ({ violation }: Report): string =>
  violation === undefined
    ? "no violation"
    : `${violation.violation.message} (SIMULATION_SEED=${violation.seed}, run ${violation.run})`

describe("the refresh machine", () => {
  it("holds its invariants through kills, stops, clock jumps, lost answers, and storages that fail or never answer", ({ annotate }) => {
    const report = simulate(seed, runs)
    const trace = report.violation === undefined ? [] : traceOf(seed, report.violation.run)
    assert.isUndefined(report.violation, [told(report), ...trace].join("\n"))
    return annotate([...report.counts].map(([what, times]) => `${times} ${what}`).sort().join("\n"))
  })

  it("is simulated with every kind of trouble", () => {
    const { counts } = simulate(1, 5_000)
    const expected = [
      "Retry-After told",
      "login lost: processed, and told when to come again, and nobody could ask within the grace",
      "login lost: the storage was slow or failed meanwhile",
      "login lost: two answers were lost",
      "login lost: the process died, and nobody asked within the grace",
      "login lost: noticed too late to repeat, and nobody asked within the grace",
      "sent again: the lease of the earlier sender ran out while it stood",
      "stale sending: the process stood between the check and the sending"
    ]
    assert.deepStrictEqual(expected.filter((what) => !counts.has(what)), [])
    assert.isAbove(counts.get("refresh tokens sent")!, 10_000)
  })

  it("runs the same way again with the same seed", () => {
    assert.deepStrictEqual(simulate(7, 300), simulate(7, 300))
    assert.notDeepEqual(simulate(8, 300).counts, simulate(7, 300).counts)
  })
})

describe("without a rule", () => {
  for (const { breaks, name, removals } of rules) {
    it(`the simulation finds a violation of ${breaks} unless ${name}`, async ({ annotate }) => {
      const report = await simulateWithout(removals, 1, mostRuns)
      assert.match(told(report), new RegExp(`^${breaks}:`))
      await annotate(told(report))
    })
  }

  it("the storage is read again after a refusal where its clear does not compare", async () => {
    // A clear that compares is enough: it leaves what is newer, and the machine looks.
    assert.strictEqual(told(await simulateWithout([rereadAfterRefusal], 1, 5_000)), "no violation")
    assert.match(told(await simulateWithout([rereadAfterRefusal, compareOnClear], 1, mostRuns)), /^I2:/)
  })
})
