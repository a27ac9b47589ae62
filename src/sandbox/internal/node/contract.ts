/** The contract as text. `scripts/bundleSandbox.ts` puts the file itself in the place of this module: what is bundled has no other. Needs Node. */
import * as fs from "node:fs/promises"

export const read = (): Promise<string> => fs.readFile(new URL("../../../../openapi.json", import.meta.url), "utf8")
