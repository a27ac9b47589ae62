/**
 * What is said of all that is wrong with a request or an answer: at most ten kinds of it, on a line of bounded length, and how much more there is.
 */
import type { Issue } from "../../FetchError.ts"
import { printable } from "./text.ts"

export type { Issue }

/** What was found: the kinds that are named, and how many places are wrong in other ways; `Infinity` where not all was looked at. */
export interface Findings {
  readonly issues: ReadonlyArray<Issue>
  readonly more: number
}

/** How many kinds are named. */
export const mostNamed = 10

const longestKey = 60
const longestIssue = 300
const longestLine = 1500

const clipped = (text: string, longest: number): string => text.length <= longest ? text : `${text.slice(0, longest)}…`

/** A path as text. The names of records are those of others. */
export const pathOf = (keys: ReadonlyArray<PropertyKey>): string =>
  keys.map((key) => clipped(printable(clipped(String(key), longestKey)), longestKey)).join(".")

export const under = (slot: string, issues: ReadonlyArray<Issue>): ReadonlyArray<Issue> =>
  issues.map((issue) => ({ ...issue, path: issue.path === "" ? slot : `${slot}.${issue.path}` }))

const placesOf = ({ count = 1 }: Issue): number => count

const sum = (issues: ReadonlyArray<Issue>): number => issues.reduce((places, issue) => places + placesOf(issue), 0)

/** No more than are named: the others are counted. */
export const bounded = (issues: ReadonlyArray<Issue>, more: number): Findings => ({
  issues: issues.slice(0, mostNamed),
  more: more + sum(issues.slice(mostNamed))
})

const spoken = (places: number): string => places.toLocaleString("en-US")

const lineOf = (issue: Issue): string => {
  const line = clipped(issue.path === "" ? issue.message : `${issue.path}: ${issue.message}`, longestIssue)
  const others = placesOf(issue) - 1
  return others === 0 ? line : `${line}, and ${spoken(others)} more like it`
}

/** All of it on one line. */
export const describe = ({ issues, more }: Findings): string => {
  let said = ""
  let named = 0
  for (const issue of issues) {
    const line = lineOf(issue)
    if (named > 0 && said.length + line.length > longestLine) break
    said += (named === 0 ? "" : "; ") + line
    named++
  }
  const unsaid = more + sum(issues.slice(named))
  if (unsaid === 0) return printable(said)
  return printable(`${said}; and ${Number.isFinite(unsaid) ? `${spoken(unsaid)} more` : "more that was not counted"}`)
}
