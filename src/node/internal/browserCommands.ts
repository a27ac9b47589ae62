/**
 * The commands that may show a page to the user, in the order in which they are tried.
 */
import { existsSync } from "node:fs"
import { win32 } from "node:path"

/** A program and its arguments, as they are: no shell reads them. */
export type Command = readonly [program: string, ...args: ReadonlyArray<string>]

/** What the commands follow from: a part of `process`. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
}

const quoted = `"[^"]*"|'[^']*'`
const word = new RegExp(`(?:[^\\s"']|${quoted})+`, "g")

const words = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(word), ([found]) => found.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"))

/** The URL stands for `%s`, or at the end (as in xdg-open, Python's `webbrowser`, and man). */
const withUrl = (command: ReadonlyArray<string>, url: string): Command | undefined => {
  const values: { readonly [name: string]: string } = { "%s": url, "%c": ":", "%%": "%" }
  const filled = command.map((argument) => argument.replace(/%[sc%]/g, (name) => values[name]!))
  const [program, ...args] = filled
  if (program === undefined || program === "") return undefined
  return command.some((argument) => argument.replaceAll("%%", "").includes("%s"))
    ? [program, ...args]
    : [program, ...args, url]
}

const commandOf = (entry: string, url: string): Command | undefined => {
  // A path with spaces, as on macOS, needs no quotes.
  if (existsSync(entry)) return withUrl([entry.replaceAll("%", "%%")], url)
  const command = words(entry)
  // Says that the browser runs in the background, which it does anyway.
  return withUrl(command.at(-1) === "&" ? command.slice(0, -1) : command, url)
}

const ofUser = ({ env, platform }: Surroundings, url: string): ReadonlyArray<Command> =>
  (env["BROWSER"] ?? "")
    .split(platform === "win32" ? ";" : ":")
    .map((entry) => commandOf(entry.trim(), url))
    .filter((command) => command !== undefined)

const ofSystem = ({ env, platform }: Surroundings, url: string): Command => {
  if (platform === "darwin") return ["open", url]
  if (platform !== "win32") return ["xdg-open", url]
  // By its path: Windows looks for programs in the current folder first.
  const folder = env["SystemRoot"] || "C:\\Windows"
  return [win32.join(folder, "System32", "rundll32.exe"), "url.dll,FileProtocolHandler", url]
}

/** Those of `$BROWSER`, a list, then the system's. */
export const browserCommands = (surroundings: Surroundings, url: string): ReadonlyArray<Command> => [
  ...ofUser(surroundings, url),
  ofSystem(surroundings, url)
]
