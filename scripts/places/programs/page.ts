/** A page: runs the entry that its address names, and reports the answers to those who opened it. */
import { type Entries, entries } from "./entries.ts"
import type { Settings } from "./steps.ts"

const settings: Settings = await (await fetch("/settings.json")).json()
const entry = new URL(location.href).searchParams.get("entry") as keyof Entries
await fetch(`${settings.helper}/report`, { method: "POST", body: JSON.stringify(await entries[entry](settings)) })
