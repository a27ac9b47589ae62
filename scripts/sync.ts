/**
 * `npm run sync -- --from URL|FILE [--to openapi.json]`: makes our contract from the vendor's document.
 *
 * `--fix` removes from `scripts/overlay` what has nothing any more, and points to where things are now. `--allow-removals` takes a document without more than a
 * fifth of the operations. `--check` writes nothing, and ends with 1 where something would be written: for a job that looks every day. `--json` says what changed as
 * data. What changed is written into `--changelog` too, which is ours unless the contract is another.
 */

import { existsSync, readFileSync } from "node:fs"
import { readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { withChanges } from "./contract/changelog.ts"
import { classOf, formatChanges, nextVersion } from "./contract/changes.ts"
import type { OpenApiDocument } from "./contract/document.ts"
import { readOverlay } from "./contract/overlay.ts"
import { ContractError, ContractErrors, sync } from "./contract/sync.ts"
import { checkIsOpenApi } from "./contract/vendor.ts"
import { fixAll, type Warning } from "./contract/warnings.ts"
import { checkGenerated } from "./generate/model.ts"

const root = join(import.meta.dirname, "..")

const main = async () => {
  const { allowRemovals, changelog, check, fix, from, json, overlay, to } = readArguments()
  const previous = existsSync(to) ? await readJson(to) : undefined
  if (previous !== undefined) within(to, () => checkIsOpenApi(previous))
  const vendor = await readJson(from)
  const { changes, document, warnings } = within(from, () => {
    const made = sync(vendor, readOverlay(overlay), previous as OpenApiDocument | undefined, { allowRemovals })
    checkGenerated(made.document)
    return made
  })
  const text = `${JSON.stringify(document, null, 2)}\n`
  const version: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version
  if (check) {
    if (previous === undefined || readFileSync(to, "utf8") !== text) process.exitCode = 1
  } else {
    await writeAtomically(to, text)
    if (changelog !== undefined && previous !== undefined) {
      const before = await readFile(changelog, "utf8")
      await writeAtomically(changelog, withChanges(before, changes, version, document.info.version))
    }
  }
  const left = fix && !check ? await fixOverlay(overlay, warnings) : warnings
  const impact = classOf(changes)
  const next = impact === undefined ? undefined : nextVersion(version, impact)
  if (json) {
    console.log(
      JSON.stringify({ class: impact ?? null, nextVersion: next ?? null, ...changes, warnings: left }, null, 2)
    )
    return
  }
  console.log(formatChanges(changes))
  if (impact !== undefined && previous !== undefined) {
    console.log(`For programs: ${impact}. The next version is ${next} or later.`)
  }
  for (const { text } of left) console.warn(`warning: ${text}`)
  const fixable = left.filter((warning) => warning.fix !== undefined).length
  if (fixable > 0) console.warn(`${fixable} of these are entries of the overlay that --fix removes or changes.`)
}

/** Changes the files of the overlay, and gives the warnings that need a person. */
const fixOverlay = async (directory: string, warnings: ReadonlyArray<Warning>) => {
  const files = fixAll((file) => readFileSync(join(directory, file), "utf8"), warnings)
  for (const [file, text] of files) await writeAtomically(join(directory, file), text)
  for (const { fix, text } of warnings) if (fix !== undefined) console.log(`fixed: ${text}`)
  return warnings.filter(({ fix }) => fix === undefined)
}

const usage =
  "usage: npm run sync -- --from URL|FILE [--to openapi.json] [--overlay scripts/overlay] [--changelog CHANGELOG.md] "
  + "[--check] [--json] [--fix] [--allow-removals]"

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      "allow-removals": { type: "boolean", default: false },
      changelog: { type: "string" },
      check: { type: "boolean", default: false },
      fix: { type: "boolean", default: false },
      from: { type: "string" },
      json: { type: "boolean", default: false },
      overlay: { type: "string", default: join(import.meta.dirname, "overlay") },
      to: { type: "string" }
    }
  })
  if (values.from === undefined || values.from === "") throw new Error(usage)
  return {
    ...values,
    allowRemovals: values["allow-removals"],
    // Ours is told of ours only.
    changelog: values.changelog ?? (values.to === undefined ? join(root, "CHANGELOG.md") : undefined),
    from: values.from,
    to: values.to ?? join(root, "openapi.json")
  }
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
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(60_000) })
    if (response.ok) return await response.text()
    throw new Answered(`answers ${response.status}`)
  } catch (error) {
    if (error instanceof Answered) throw new Error(`${url}: ${error.message}`, { cause: error })
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    throw new Error(`${url}: cannot be fetched: ${messageOf(cause)}`, { cause: error })
  }
}

class Answered extends Error {}

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
    if (!(error instanceof ContractError) && !(error instanceof ContractErrors)) throw error
    const errors = error instanceof ContractErrors ? error.errors : [error]
    throw new Error(errors.map(({ message }) => `${file}: ${message}`).join("\n"), { cause: error })
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

main().catch((error: unknown) => {
  for (const line of messageOf(error).split("\n")) console.error(`error: ${line}`)
  process.exitCode = 1
})
