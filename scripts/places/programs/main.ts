/** A process: its arguments are the name of the entry and the settings, its last line of output the answers. */
import process from "node:process"
import { type Entries, entries } from "./entries.ts"

const [entry, settings] = process.argv.slice(2) as [keyof Entries, string]
console.log(JSON.stringify(await entries[entry](JSON.parse(settings))))
