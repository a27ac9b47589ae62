/**
 * Holds the built package to the browsers of `minimum.ts`: all that a browser may load of it, with what it reaches of Effect, in one bundle.
 */
import { build, transform } from "esbuild"
import * as fs from "node:fs"
import { language } from "./minimum.ts"
import * as newer from "./newer.ts"
import { usesOf } from "./scan.ts"

/** Names that are also given to things of ours and of Effect. In Chromium, a test takes their newer meaning away. */
const alsoOurs = new Set(["take", "union"])

/** What may stay: what it is, the end of the path of the file, and why. */
const known: ReadonlyArray<readonly [name: string, file: string, why: string]> = [
  ["Error.stackTraceLimit", "effect/dist/internal/stackTraceLimit.js", "elsewhere it is a property like any other"],
  ["Error.stackTraceLimit", "internal/failure/callSite.js", "used where captureStackTrace is there"],
  ["Error.captureStackTrace", "internal/failure/callSite.js", "used where it is there"],
  ["Error.captureStackTrace", "promise/internal/failures.js", "used where it is there"],
  ["AbortSignal.any", "promise/internal/signals.js", "used where it is there"],
  ["AbortSignal.any", "effect/dist/http/FetchHttpClient.js", "for a body that is a stream: no operation sends one"],
  ["Symbol.asyncDispose", "promise/internal/asyncDisposable.js", "used where it is there"],
  ["URL.canParse", "effect/dist/SchemaTransformation.js", "for a schema of URLs: no operation has one"],
  ["getSetCookie", "effect/dist/http/HttpClientResponse.js", "used where it is there"]
]

/** What only servers load: what needs Node, and the sandbox. */
const ofServers = /^(node|sandbox)\/|^promise\/(node|bundled|sandbox)|(^|\/)internal\//

/** A program that has all of the package and of Effect's `fetch` client. */
const everything = (dist: string): string =>
  [
    ...fs.globSync("**/*.js", { cwd: dist }).filter((file) => !ofServers.test(file)).map((file) => `./${file}`),
    "effect/http/FetchHttpClient"
  ].map((module, index) => `export * as module${index} from "${module}"`).join("\n")

/** esbuild names the file before what is of it. */
const fileAt = (lines: ReadonlyArray<string>, line: number): string => {
  for (let at = line - 1; at >= 0; at--) {
    const file = /^\/\/ (\S+\.js)$/.exec(lines[at]!)?.[1]
    if (file !== undefined) return file
  }
  return "?"
}

/** For an older language, newer syntax is written in another way. */
const hasNewerSyntax = async (code: string): Promise<boolean> => {
  const [newest, oldest] = await Promise.all(
    ["esnext", language].map(async (target) => (await transform(code, { target, logLevel: "silent" })).code)
  )
  return newest !== oldest
}

export const checkBrowsers = async (dist: string): Promise<void> => {
  const { outputFiles: [bundle] } = await build({
    stdin: { contents: everything(dist), resolveDir: dist },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "error"
  })
  const code = bundle!.text
  const lines = code.split("\n")
  const uses = (await usesOf(code, newer)).map((use) => ({ ...use, file: fileAt(lines, use.line) }))
  const unknown = uses.filter(({ file, name }) =>
    !alsoOurs.has(name) && !known.some(([one, where]) => one === name && file.endsWith(where))
  )
  const unused = known.filter(([name, where]) => !uses.some((use) => use.name === name && use.file.endsWith(where)))
  const problems = [
    ...unknown.map(({ file, line, name }) => `${name} in ${file}: ${lines[line - 1]!.trim().slice(0, 100)}`),
    ...unused.map(([name, where]) => `${name} is no longer in ${where}: take it out of scripts/browsers/check.ts`),
    ...(await hasNewerSyntax(code) ? [`syntax that is newer than ${language}`] : [])
  ]
  if (problems.length > 0) {
    throw new Error(
      `The browsers of scripts/browsers/minimum.ts may lack what the package uses:\n${problems.join("\n")}`
    )
  }
}
