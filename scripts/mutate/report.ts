/** What came of a run: figures by file, and the mutants that no test noticed and nobody has named. */
import type { MutantResult } from "@stryker-mutator/api/core"
import * as fs from "node:fs"
import * as path from "node:path"
import { type Named, named } from "./named.ts"

const linesOf = (file: string): ReadonlyArray<string> => fs.readFileSync(file, "utf8").split("\n")

/** The text that a mutant replaces; where it goes over several lines, the first. */
const originalOf = ({ fileName, location: { end, start } }: MutantResult): string => {
  const line = linesOf(fileName)[start.line - 1] ?? ""
  return line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined)
}

const lineOf = ({ fileName, location }: MutantResult): string =>
  linesOf(fileName)[location.start.line - 1]?.trim() ?? ""

const isNamed = (mutant: MutantResult): boolean =>
  named.some(({ file, line, to }: Named) =>
    mutant.fileName.endsWith(`/${file}`) && lineOf(mutant).includes(line) &&
    (to === undefined || to === mutant.replacement)
  )

const isDetected = ({ status }: MutantResult): boolean => status === "Killed" || status === "Timeout"

const isUnnoticed = ({ status }: MutantResult): boolean => status === "Survived" || status === "NoCoverage"

const shown = (text: string): string => text.replaceAll(/\s+/g, " ").slice(0, 100)

const told = (mutant: MutantResult): string => {
  const { fileName, location, replacement, status } = mutant
  return [
    `${path.basename(fileName)}:${location.start.line}:${location.start.column} ${status}`,
    `    ${shown(lineOf(mutant))}`,
    `    ${shown(originalOf(mutant))}  =>  ${shown(replacement ?? "")}`
  ].join("\n")
}

const percent = (detected: number, all: number): string => all === 0 ? "-" : `${(100 * detected / all).toFixed(1)} %`

const row = (name: string, mutants: ReadonlyArray<MutantResult>): string => {
  const count = (status: MutantResult["status"]) => mutants.filter((mutant) => mutant.status === status).length
  const unnoticed = mutants.filter(isUnnoticed)
  const detected = mutants.filter(isDetected).length
  const cells = [
    name,
    detected + unnoticed.length,
    count("Killed"),
    count("Timeout"),
    count("Survived"),
    count("NoCoverage"),
    unnoticed.filter(isNamed).length,
    percent(detected, detected + unnoticed.length)
  ]
  return `| ${cells.join(" | ")} |`
}

/** The share of mutants that a test notices, and those that are to be killed or named. */
export const report = (mutants: ReadonlyArray<MutantResult>): { readonly score: number; readonly unnamed: number } => {
  const detected = mutants.filter(isDetected)
  const unnoticed = mutants.filter(isUnnoticed)
  const unnamed = unnoticed.filter((mutant) => !isNamed(mutant))
  for (const mutant of unnamed) console.log(told(mutant))
  console.log("\n| file | mutants | killed | timed out | survived | not covered | of both, named | score |")
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
  for (const [name, own] of Map.groupBy(mutants, ({ fileName }) => path.basename(fileName))) console.log(row(name, own))
  console.log(row("all", mutants))
  return { score: detected.length / (detected.length + unnoticed.length), unnamed: unnamed.length }
}
