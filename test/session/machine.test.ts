/**
 * Holds the tables of `docs/session.md` to the machine: every event in every state, and nothing else.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as fs from "node:fs"
import * as AuthError from "../../src/AuthError.ts"
import * as machine from "../../src/internal/session/machine.ts"
import * as Tokens from "../../src/Tokens.ts"

type Table = ReadonlyArray<{ readonly [column: string]: string }>

const document = fs.readFileSync(new URL("../../docs/session.md", import.meta.url), "utf8")

/** The tables of a section, each row by the names of its columns. */
const tablesOf = (section: string): ReadonlyArray<Table> => {
  const text = document.split(`\n## ${section}\n`)[1]?.split("\n## ")[0] ?? ""
  return [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => {
    const [header, , ...rows] = table.trim().split("\n").map((line) =>
      line.split("|").slice(1, -1).map((cell) => cell.trim())
    )
    return rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [unquoted(header![index]!), cell])))
  })
}

const unquoted = (text: string): string => text.replaceAll("`", "")

/** What a table says: a line for each row and column. */
const linesOf = (table: Table): ReadonlyArray<string> =>
  table.flatMap(({ event, ...cells }) =>
    Object.entries(cells).map(([state, cell]) => `${unquoted(event!)} | ${state} | ${unquoted(cell)}`)
  )

const error = AuthError.make({ _tag: "AuthServerUnavailable" }, "unavailable")
const refusal = AuthError.make({ _tag: "TokenRejected", error: "invalid_grant" }, "refused")
const broken = AuthError.make({ _tag: "StorageFailed", operation: "read" }, "broken")
const stored = Tokens.make({ workspaceId: "wksp_1", accessToken: "access_1", refreshToken: "refresh_1" })
const lonely = Tokens.make({ workspaceId: "wksp_1", accessToken: "access_1" })
const other = Tokens.make({ workspaceId: "wksp_1", accessToken: "access_0", refreshToken: "refresh_0" })
const newer = Tokens.make({ workspaceId: "wksp_1", accessToken: "access_2", refreshToken: "refresh_2" })

/** An access token that says its workspace. */
const accessTokenOf = (workspaceId: string): string =>
  `e30.${Buffer.from(JSON.stringify({ workspace_id: workspaceId })).toString("base64url")}.`

const answerOf = (workspaceId: string) => ({
  accessToken: Redacted.make(accessTokenOf(workspaceId)),
  refreshToken: Redacted.make("refresh_2"),
  expiresIn: undefined
})

describe("the table of the refresh", () => {
  interface Given {
    readonly failed?: Tokens.Tokens
    readonly round?: number
    readonly tries?: number
    /** The only state in which the row means something else than the row of the event alone. */
    readonly only?: ReadonlyArray<machine.State["_tag"]>
    readonly event: machine.Event
  }

  // By the tag first, so that the compiler misses an event that is not here.
  const events: { readonly [Tag in machine.Event["_tag"]]: { readonly [row: string]: Given } } = {
    Locked: { "": { event: { _tag: "Locked" } } },
    Busy: { "": { event: { _tag: "Busy" } } },
    Read: {
      ", nothing": { event: { _tag: "Read", tokens: undefined } },
      ", other tokens": { event: { _tag: "Read", tokens: other } },
      ", the same tokens": { event: { _tag: "Read", tokens: stored } },
      ", the same tokens, which have no refresh token": {
        failed: lonely,
        only: ["Reading", "Looking"],
        event: { _tag: "Read", tokens: lonely }
      }
    },
    Failed: {
      "": { event: { _tag: "Failed", error: broken } },
      ", in the fourth try": { tries: 4, only: ["Writing"], event: { _tag: "Failed", error: broken } }
    },
    Answered: {
      "": { event: { _tag: "Answered", response: answerOf("wksp_1"), now: 0 } },
      ", for another workspace": { event: { _tag: "Answered", response: answerOf("wksp_2"), now: 0 } }
    },
    Refused: { "": { event: { _tag: "Refused", error: refusal } } },
    Unanswered: { "": { event: { _tag: "Unanswered", error } } },
    Withheld: {
      "": { round: 4, event: { _tag: "Withheld" } },
      ", in the fifth round": { round: 5, event: { _tag: "Withheld" } }
    },
    Replaced: { "": { event: { _tag: "Replaced" } } },
    Outdated: { "": { event: { _tag: "Outdated" } } }
  }

  const states = ({ failed = stored, round = 1, tries = 3 }: Given) => ({
    Locking: { _tag: "Locking", round },
    Reading: { _tag: "Reading", round },
    Exchanging: { _tag: "Exchanging", stored: failed, round },
    Writing: { _tag: "Writing", stored: failed, tokens: newer, tries },
    Checking: { _tag: "Checking", stored: failed, refusal },
    Clearing: { _tag: "Clearing", stored: failed, refusal },
    Looking: { _tag: "Looking" },
    Done: { _tag: "Done", outcome: Result.fail(error) }
  } satisfies { readonly [Tag in machine.State["_tag"]]: machine.State })

  const outcomeOf = ({ outcome }: machine.Done, { event }: Given): string => {
    if (Result.isFailure(outcome)) return outcome.failure.reason._tag
    if (outcome.success === newer) return "written"
    assert.isTrue(event._tag === "Read" && event.tokens === outcome.success)
    return "read"
  }

  const cellOf = (before: machine.State, after: machine.State, given: Given): string => {
    if (after === before) return ""
    if (after._tag !== "Done") return after._tag
    const { change, owed, spent } = after
    if (owed !== undefined) {
      assert.strictEqual(owed.over, stored)
      assert.isTrue(owed.tokens === undefined || owed.tokens === newer)
    }
    return [
      `Done: ${outcomeOf(after, given)}`,
      ...(owed === undefined ? [] : [owed.tokens === undefined ? "owes the clear" : "owes the write"]),
      ...(spent === stored ? ["spent"] : []),
      ...(change === undefined ? [] : [`says ${change}`])
    ].join(", ")
  }

  const rows = Object.entries(events).flatMap(([tag, rows]) =>
    Object.entries(rows).map(([row, given]) => [`${tag}${row}`, given] as const)
  )

  it("says what follows every event in every state", () => {
    const [, table] = tablesOf("The refresh")
    const expected = rows.flatMap(([row, given]) =>
      Object.entries(states(given)).filter(([name]) => name !== "Done").map(([name, state]) => {
        const isMeant = given.only?.some((only) => only === name) ?? true
        const after = machine.refreshed(given.failed ?? stored, state, given.event)
        return `${row} | ${name} | ${isMeant ? cellOf(state, after, given) : ""}`
      })
    )
    assert.deepStrictEqual(linesOf(table!), expected)
  })

  it("has no cell for the end, where nothing follows", () => {
    for (const [row, given] of rows) {
      const { Done } = states(given)
      assert.strictEqual(machine.refreshed(stored, Done, given.event), Done, row)
    }
  })

  it("says what is done in each state, from the first", () => {
    const [table] = tablesOf("The refresh")
    assert.deepStrictEqual(
      table!.map(({ state }) => unquoted(state!)),
      Object.keys(states({ event: { _tag: "Locked" } }))
    )
    assert.deepStrictEqual(machine.first, { _tag: "Locking", round: 1 })
  })

  it("counts rounds and tries up to their limits", () => {
    const round = (round: number) =>
      machine.refreshed(stored, { _tag: "Exchanging", stored, round }, { _tag: "Withheld" })
    assert.deepStrictEqual(round(1), { _tag: "Locking", round: 2 })
    assert.strictEqual(round(machine.mostRounds)._tag, "Done")
    const writing: machine.State = { _tag: "Writing", stored, tokens: newer, tries: 1 }
    assert.deepStrictEqual(machine.refreshed(stored, writing, { _tag: "Failed", error: broken }), {
      ...writing,
      tries: 2
    })
  })
})

describe("the table of the exchange", () => {
  interface Given {
    readonly sentAt?: number
    readonly unsent?: number
    readonly event: machine.ExchangeEvent
  }

  const sentAt = 1_000
  const inTime = sentAt + machine.limits.resend

  const events: { readonly [Tag in machine.ExchangeEvent["_tag"]]: { readonly [row: string]: Given } } = {
    Confirmed: {
      ", within 2 s": { event: { _tag: "Confirmed", took: 2_000 } },
      ", later": { event: { _tag: "Confirmed", took: 2_001 } }
    },
    Lost: { "": { event: { _tag: "Lost" } } },
    Answered: { "": { event: { _tag: "Answered", response: answerOf("wksp_1"), now: 0 } } },
    Refused: { "": { event: { _tag: "Refused", error: refusal } } },
    Unanswered: { "": { event: { _tag: "Unanswered", error } } },
    Unsent: {
      "": { sentAt, unsent: 3, event: { _tag: "Unsent", error, now: inTime } },
      ", the fifth time": { unsent: 4, event: { _tag: "Unsent", error, now: 0 } },
      ", more than 5 s after the beginning": { event: { _tag: "Unsent", error, now: machine.limits.resend + 1 } },
      ", more than 5 s after a cut sending": { sentAt, event: { _tag: "Unsent", error, now: inTime + 1 } }
    },
    Cut: {
      ", within 5 s of the sending": { event: { _tag: "Cut", error, at: sentAt, now: inTime } },
      ", later": { event: { _tag: "Cut", error, at: sentAt, now: inTime + 1 } },
      ", a repetition": { sentAt, event: { _tag: "Cut", error, at: sentAt, now: sentAt } }
    }
  }

  const states = ({ sentAt, unsent = 0 }: Given) => ({
    Confirming: { _tag: "Confirming", sentAt, unsent },
    Sending: { _tag: "Sending", sentAt, unsent },
    Ended: { _tag: "Ended", event: { _tag: "Withheld" } }
  } satisfies { readonly [Tag in machine.Exchange["_tag"]]: machine.Exchange })

  const cellOf = (before: machine.Exchange, after: machine.Exchange): string => {
    if (after === before) return ""
    return after._tag === "Ended" ? `Ended: ${after.event._tag}` : after._tag
  }

  const rows = Object.entries(events).flatMap(([tag, rows]) =>
    Object.entries(rows).map(([row, given]) => [`${tag}${row}`, given] as const)
  )

  it("says what follows every event in every state", () => {
    const [, table] = tablesOf("The exchange")
    const expected = rows.flatMap(([row, given]) =>
      Object.entries(states(given)).filter(([name]) => name !== "Ended").map(([name, state]) =>
        `${row} | ${name} | ${cellOf(state, machine.exchanged(state, given.event))}`
      )
    )
    assert.deepStrictEqual(linesOf(table!), expected)
  })

  it("has no cell for the end, where nothing follows", () => {
    for (const [row, given] of rows) {
      const { Ended } = states(given)
      assert.strictEqual(machine.exchanged(Ended, given.event), Ended, row)
    }
  })

  it("says what is done in each state, from the first", () => {
    const [table] = tablesOf("The exchange")
    assert.deepStrictEqual(
      table!.map(({ state }) => unquoted(state!)),
      Object.keys(states({ event: { _tag: "Lost" } }))
    )
    assert.deepStrictEqual(machine.firstExchange, { _tag: "Confirming", sentAt: undefined, unsent: 0 })
  })

  it("remembers the first sending through its repetition", () => {
    const sending: machine.Exchange = { _tag: "Sending", sentAt: undefined, unsent: 1 }
    const confirming = machine.exchanged(sending, { _tag: "Cut", error, at: sentAt, now: inTime })
    assert.deepStrictEqual(confirming, { _tag: "Confirming", sentAt, unsent: 1 })
    assert.deepStrictEqual(machine.exchanged(confirming, { _tag: "Confirmed", took: 0 }), {
      ...confirming,
      _tag: "Sending"
    })
  })
})

it("docs/session.md names every limit of the machine with its value", () => {
  const { limits, mostRounds, mostUnsent, mostWrites } = machine
  const [table] = tablesOf("Limits")
  assert.deepStrictEqual(
    table!.map(({ name, value }) => `${unquoted(name!)} ${value}`),
    [
      ...Object.entries(limits).map(([name, limit]) => `limits.${name} ${limit / 1000} s`),
      `mostRounds ${mostRounds}`,
      `mostWrites ${mostWrites}`,
      `mostUnsent ${mostUnsent}`
    ]
  )
})
