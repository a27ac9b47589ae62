/**
 * `npm run check:contract`: changes our document as the vendor might, each change alone, and holds what sync and the generator make of it to what has to
 * become of it. `npm test` makes all changes of a kind together, in a few seconds.
 *
 * `--replay` puts the documents of the published SDK's versions through instead, one after the other. They come from the npm registry, and are kept for the
 * next time beside the files of other programs that pass.
 */
import { execFileSync, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
const published = "@prisma/management-api-sdk"
const kept = join(tmpdir(), "effect-prisma-management-published")

/** The first version whose declarations are of the API as it is now. */
const first = 49

/** The declarations of each version, as files called by it. */
const download = (): void => {
  fs.mkdirSync(kept, { recursive: true })
  const npm = (...args: ReadonlyArray<string>) => execFileSync("npm", args, { cwd: kept, encoding: "utf8" })
  const versions: ReadonlyArray<string> = JSON.parse(npm("view", published, "versions", "--json"))
  for (
    const version of versions.filter((version) => version.startsWith("1.") && Number(version.split(".")[1]) >= first)
  ) {
    const file = join(kept, `${version}.d.ts`)
    if (fs.existsSync(file)) continue
    const archive = npm("pack", "--silent", `${published}@${version}`).trim()
    const text = execFileSync("tar", ["-xzOf", archive, "package/dist/index.d.ts"], { cwd: kept, maxBuffer: 2 ** 28 })
    fs.writeFileSync(file, text)
    fs.rmSync(join(kept, archive))
  }
}

const isReplay = process.argv.includes("--replay")
if (isReplay) download()
const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=verbose",
    isReplay ? "test/scripts/replay.test.ts" : "test/scripts/mutations.test.ts"
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...(isReplay ? { CONTRACT_REPLAY: kept } : { CONTRACT: "full" }) }
  }
)
process.exitCode = status ?? 1
