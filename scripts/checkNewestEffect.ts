/**
 * Runs the types and the tests against the newest Effect 4 of the registry, in a copy of the checkout: its `http-api` modules are marked
 * unstable, and users have whatever is newest.
 */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

const root = path.resolve(import.meta.dirname, "..")
const packages = ["effect", "@effect/platform-node", "@effect/vitest"]

const installed = (name: string): string =>
  JSON.parse(fs.readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8")).version

const newest = (name: string): string => {
  const versions: string | ReadonlyArray<string> = JSON.parse(
    execFileSync("npm", ["view", `${name}@^4.0.0`, "version", "--json"], {
      encoding: "utf8",
      cwd: os.tmpdir(),
      stdio: ["ignore", "pipe", "ignore"]
    })
  )
  // The registry lists them in the order in which they were published.
  return [versions].flat().sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1)!
}

const behind = packages.filter((name) => installed(name) !== newest(name))
if (behind.length === 0) {
  console.log(
    `The tests ran with the newest Effect already: ${packages.map((name) => `${name} ${installed(name)}`).join(", ")}.`
  )
} else {
  console.log(behind.map((name) => `${name}: ${newest(name)} instead of ${installed(name)}`).join("\n"))
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "newest-effect-"))
  const run = (...command: ReadonlyArray<string>): void => {
    execFileSync(command[0]!, command.slice(1), { cwd: copy, stdio: "inherit" })
  }
  try {
    run("git", "clone", "--quiet", root, ".")
    run("npm", "ci")
    run("npm", "install", "--no-save", ...behind.map((name) => `${name}@${newest(name)}`))
    run("npm", "run", "check:types")
    run("npm", "test")
  } finally {
    fs.rmSync(copy, { recursive: true, force: true })
  }
}
