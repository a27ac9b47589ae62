/**
 * Options that are not what they can be. Types do not hold in programs without them, nor for what comes from a file.
 */
import type { FetchError, Issue } from "../../FetchError.ts"
import { invalidRequest } from "../failure/fetchErrors.ts"

/** What is wrong with an option that is one of a few words, if it is given. */
export const oneOf = (path: string, value: unknown, words: ReadonlyArray<string>): ReadonlyArray<Issue> =>
  value === undefined || words.some((word) => word === value)
    ? []
    : [{ path, message: `Expected ${words.map((word) => JSON.stringify(word)).join(" or ")}` }]

/** Nothing was sent; `path` is that of what would be created. */
export const invalidOptions = (path: string, issues: ReadonlyArray<Issue>): FetchError =>
  invalidRequest({ method: "POST", url: path }, issues)
