/** The licences of packages whose code is in a file of ours. */
import * as fs from "node:fs"
import * as path from "node:path"

/** Of the files that a bundler has put together: each package once, with its version. */
export const licencesOf = (inputs: ReadonlyArray<string>): ReadonlyArray<string> => {
  const packages = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []))
  return Array.from(packages).sort().map((directory) => {
    const { name, version } = JSON.parse(fs.readFileSync(path.join(directory, "package.json"), "utf8"))
    const file = fs.readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))
    if (file === undefined) throw new Error(`${name} has no licence that could be shown`)
    return `Contains code of ${name} ${version}:\n\n${fs.readFileSync(path.join(directory, file), "utf8").trim()}`
  })
}

/** The same as a comment, for the end of a file. */
export const commentOf = (inputs: ReadonlyArray<string>): string =>
  licencesOf(inputs).map((licence) => `/*! ${licence}\n*/\n`).join("")
