/**
 * `npm run release:notes -- v0.2.0`: what the changelog says of a version, for the page of its release. Fails where the tag, `package.json`, the lock file and the
 * changelog do not have one version, so that nothing is published under a wrong one.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { notesOf } from "./workflows/notes.ts"

const root = path.resolve(import.meta.dirname, "..")
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

try {
  console.log(
    notesOf(process.argv[2] ?? "", {
      manifest: JSON.parse(read("package.json")),
      lock: JSON.parse(read("package-lock.json")),
      changelog: read("CHANGELOG.md"),
      security: read("SECURITY.md")
    })
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
