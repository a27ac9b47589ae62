/** `npm run sync -- --from URL|FILE [--to openapi.json]`: makes our contract from the vendor's document. */

import { existsSync } from "node:fs"
import { readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { formatChanges } from "./contract/changes.ts"
import type { OpenApiDocument } from "./contract/document.ts"
import { readOverlay } from "./contract/overlay.ts"
import { ContractError, sync } from "./contract/sync.ts"
import { checkIsOpenApi } from "./contract/vendor.ts"

const main = async () => {
  const { from, to } = readArguments()
  const previous = existsSync(to) ? await readJson(to) : undefined
  if (previous !== undefined) within(to, () => checkIsOpenApi(previous))
  const vendor = await readJson(from)
  const overlay = readOverlay(join(import.meta.dirname, "overlay"))
  const { document, changes, warnings } = within(
    from,
    () => sync(vendor, overlay, previous as OpenApiDocument | undefined)
  )
  await writeAtomically(to, `${JSON.stringify(document, null, 2)}\n`)
  console.log(formatChanges(changes))
  for (const warning of warnings) console.warn(`warning: ${warning}`)
}

const readArguments = () => {
  const usage = "usage: npm run sync -- --from URL|FILE [--to openapi.json]"
  const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } })
  if (values.from === undefined || values.from === "") throw new Error(usage)
  return { from: values.from, to: values.to ?? join(import.meta.dirname, "..", "openapi.json") }
}

const readJson = async (from: string): Promise<unknown> => {
  const text = /^https?:\/\//.test(from) ? await fetchText(from) : await readFile(from, "utf8")
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${from}: is not JSON: ${messageOf(error)}`, { cause: error })
  }
}

const fetchText = async (url: string): Promise<string> => {
  // The CDN before the vendor's API refuses requests without a usual User-Agent.
  const headers = { accept: "application/json", "user-agent": "effect-prisma-management" }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(60_000) }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    throw new Error(`${url}: cannot be fetched: ${messageOf(cause)}`)
  })
  if (!response.ok) throw new Error(`${url}: answers ${response.status}`)
  return response.text()
}

/** Whoever reads the file sees the old one or the new one, never half of it. */
const writeAtomically = async (file: string, text: string) => {
  const draft = `${file}.${process.pid}.tmp`
  try {
    await writeFile(draft, text)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Says which file a pointer points into. */
const within = <A>(file: string, run: () => A): A => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    throw new Error(`${file}: ${error.message}`, { cause: error })
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

main().catch((error: unknown) => {
  console.error(`error: ${messageOf(error)}`)
  process.exitCode = 1
})
