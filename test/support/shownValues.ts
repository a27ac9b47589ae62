/**
 * Holds what examples show (`expression // => value`) against what comes of them.
 *
 * `instrument` rewrites each shown expression into a call that records it, wherever it stands: at the top level, in a generator, after
 * `return`, as the last step of a pipe. `problemsOf` runs examples so, each module with its export `test` if it has one, in a process
 * of their own, and says by line which value is another one, and which was never reached.
 */
import { parseSync, traverse, types } from "@babel/core"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { root } from "./contract.ts"
import type { Example } from "./documents.ts"
import type { Report } from "./shownValuesProgram.ts"

interface Shown {
  readonly line: number
  readonly value: string
}

interface Edit {
  readonly at: number
  readonly text: string
}

const isOne = (text: string): boolean => {
  try {
    parseSync(`(${text}\n)`, { configFile: false })
    return true
  } catch {
    return false
  }
}

/** What is logged, where an expression logs it: that is what a reader sees. */
const logged = (expression: types.Expression): types.Expression => {
  const call = types.isYieldExpression(expression) ? expression.argument : expression
  if (!types.isCallExpression(call) || !types.isMemberExpression(call.callee)) return expression
  const { object, property } = call.callee
  const isLog = types.isIdentifier(object) && /^console$/i.test(object.name)
    && types.isIdentifier(property, { name: "log" })
  const [argument, ...others] = call.arguments
  return isLog && others.length === 0 && types.isExpression(argument) ? argument : expression
}

/** What a node shows that ends before a `// =>`: a statement its expression, a step of a pipe what its function answers. */
const expressionOf = (node: types.Node): types.Node | null | undefined => {
  if (types.isExpressionStatement(node)) return node.expression
  if (types.isReturnStatement(node)) return node.argument
  if (types.isVariableDeclaration(node)) return node.declarations.at(-1)?.init
  if (types.isExportNamedDeclaration(node)) return node.declaration && expressionOf(node.declaration)
  const step = types.isCallExpression(node) ? node.arguments.at(-1) : undefined
  if (types.isArrowFunctionExpression(step) && types.isExpression(step.body)) return step.body
  return types.isExpression(node) ? node : undefined
}

/** The outermost node that ends there shows its value. */
const shownAt = (file: types.File, end: number): types.Node | undefined => {
  let shown: types.Node | undefined
  traverse(file, {
    enter(at) {
      // The 1 of `type A = 1` is no value.
      if (types.isTypeScript(at.node) && !types.isExpression(at.node)) return at.skip()
      if (at.node.end !== end || shown !== undefined) return
      shown = expressionOf(at.node) ?? undefined
    }
  })
  return shown
}

const importsFrom = (file: types.File, directory: string): ReadonlyArray<Edit & { readonly end: number }> =>
  file.program.body.flatMap((statement) =>
    types.isImportDeclaration(statement) && statement.source.value.startsWith(".")
      ? [{
        at: statement.source.start!,
        end: statement.source.end!,
        text: JSON.stringify(path.resolve(directory, statement.source.value))
      }]
      : []
  )

/** The example with a recording call around each value that it shows; throws, with the line, where one cannot be told. */
export const instrument = (
  { code, directory, origin }: Example,
  index = 0
): { readonly code: string; readonly shown: ReadonlyArray<Shown> } => {
  const file = parseSync(code, { configFile: false, parserOpts: { plugins: ["typescript"] } }) as types.File
  const shown: Array<Shown> = []
  const edits: Array<Edit & { readonly end?: number }> = directory === undefined
    ? []
    : [...importsFrom(file, directory)]
  for (const comment of file.comments ?? []) {
    const [, value] = /^ => (.+)$/.exec(comment.value) ?? []
    if (value === undefined) continue
    const line = comment.loc!.start.line
    if (!isOne(value)) throw new Error(`${origin}, line ${line}: "${value}" is not an expression`)
    const before = code.slice(0, comment.start!).trimEnd()
    const found = shownAt(file, before.length) ?? shownAt(file, before.replace(/[,;]$/, "").length)
    if (found === undefined) throw new Error(`${origin}, line ${line}: no expression ends before "// => ${value}"`)
    const expression = types.isExpression(found) ? logged(found) : found
    edits.push({ at: expression.start!, text: `globalThis.shown(${index}, ${shown.length}, (` })
    edits.push({ at: expression.end!, text: `), () => (${value}))` })
    shown.push({ line, value })
  }
  const edited = edits.toSorted((a, b) => b.at - a.at).reduce(
    (text, { at, end = at, text: inserted }) => text.slice(0, at) + inserted + text.slice(end),
    code
  )
  return { code: edited, shown }
}

/** How examples are run: below a command that takes another one, with variables, and what they may say of themselves (stderr). */
export interface Setting {
  readonly says?: RegExp
  readonly command?: ReadonlyArray<string>
  readonly environment?: { readonly [name: string]: string }
}

const program = path.join(import.meta.dirname, "shownValuesProgram.ts")

/** What examples that seal read from their environment. */
export const keysOfExamples = "2026-11:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k="

const run = async (
  directory: string,
  count: number,
  { command = [], environment, says = /^$/ }: Setting
): Promise<ReadonlyArray<Report>> => {
  const node = [process.execPath, "--no-warnings", "--conditions=effect-prisma-management:source"]
  const [first, ...args] = [...command, ...node, program, directory, String(count)]
  const { stderr, stdout } = await promisify(execFile)(first!, args, {
    cwd: root,
    env: { PATH: process.env["PATH"], PRISMA_TOKEN_KEYS: keysOfExamples, ...environment }
  })
  if (!says.test(stderr)) throw new Error(stderr)
  // What the examples print comes before.
  return JSON.parse(stdout.trimEnd().split("\n").at(-1)!)
}

/** Runs the examples and says, one line each, what they show and is not so. The directory has to be inside the repository. */
export const problemsOf = async (
  examples: ReadonlyArray<Example>,
  directory: string,
  setting: Setting = {}
): Promise<ReadonlyArray<string>> => {
  const instrumented = examples.map(instrument)
  instrumented.forEach(({ code }, index) =>
    fs.writeFileSync(path.join(directory, `${index}.run.ts`), `${code}\nexport {}\n`)
  )
  const reports = await run(directory, examples.length, setting)
  return instrumented.flatMap(({ shown }, example) =>
    shown.flatMap(({ line, value }, index) => {
      const at = `${examples[example]!.origin}, line ${line}`
      const mine = reports.filter((report) => report.example === example && report.shown === index)
      if (mine.length === 0) {
        return [
          `${at}: "// => ${value}" is not reached: let the module run it, or an effect that it exports as \`test\``
        ]
      }
      return mine.flatMap(({ actual, isSame }) => isSame ? [] : [`${at}: shows ${value}, but it is ${actual}`])
    })
  )
}
