import { type Entries, entries } from "../programs/entries"

/** What the program finds that the query names: its entry, and its settings. */
export const answer = (query: URLSearchParams) =>
  entries[query.get("entry") as keyof Entries](JSON.parse(query.get("settings")!))
