/** All generated files by their path, formatted as the rest of the code is. */
import { createFromBuffer } from "@dprint/formatter"
import { getPath } from "@dprint/typescript"
import * as fs from "node:fs"
import * as path from "node:path"
import { byStatus } from "../../src/ApiError.ts"
import type { OpenApiDocument } from "../contract/document.ts"
import { withoutWords } from "../contract/words.ts"
import { type Published, writeBeyond } from "./beyond.ts"
import { makeDefinitions } from "./definitions.ts"
import { writeGroup, writeGroups, writeShared } from "./group.ts"
import { writeIdempotent } from "./idempotent.ts"
import { type ErrorClasses, makeContract, statusesWithoutClass } from "./model.ts"
import { type UsualCodes, writeOperations } from "./operations.ts"
import { writePaths } from "./paths.ts"
import { writeVersion } from "./version.ts"

const configuration = (): { readonly lineWidth: number; readonly indentWidth: number; readonly typescript: object } =>
  JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../../dprint.json"), "utf8"))

/** Formats as `npm run format` does. */
export const makeFormatter = () => {
  const { indentWidth, lineWidth, typescript } = configuration()
  const formatter = createFromBuffer(fs.readFileSync(getPath()))
  formatter.setConfig({ indentWidth, lineWidth }, typescript as Record<string, unknown>)
  // As the command does it: a second pass may still move what the first one wrapped.
  const format = (filePath: string, fileText: string): string => {
    const formatted = formatter.formatText({ filePath, fileText })
    return formatted === fileText ? formatted : format(filePath, formatted)
  }
  return format
}

export const publishedFile = "test/promise/published.json"

const readPublished = (): Published =>
  JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../..", publishedFile), "utf8"))

/** The classes that there are: `ApiError` alone says so. */
export const errorClasses: ErrorClasses = Object.fromEntries(
  Object.entries(byStatus).map(([status, { name }]) => [status, name])
)

const usualCodes: UsualCodes = Object.fromEntries(
  Object.entries(byStatus).map(([status, { usualCode }]) => [status, usualCode])
)

/** Tells `warn` what of the contract reaches users with less type than it could. */
export const generate = async (
  document: OpenApiDocument,
  options: { readonly errorClasses?: ErrorClasses; readonly warn?: (warning: string) => void } = {}
): Promise<ReadonlyMap<string, string>> => {
  const contract = makeContract(document, options.errorClasses ?? errorClasses)
  if (options.warn !== undefined) [...statusesWithoutClass(contract), ...withoutWords(document)].forEach(options.warn)
  const definitions = makeDefinitions(contract)
  const format = makeFormatter()
  const files = new Map<string, string>()
  for (const group of contract.groups) {
    files.set(`src/api/${group.name}.ts`, writeGroup(contract, definitions, group))
  }
  files.set("src/api/schemas.ts", writeShared(definitions))
  files.set("src/api/groups.ts", writeGroups(contract))
  files.set("src/api/version.ts", writeVersion(document))
  files.set("src/promise/internal/idempotentOperations.ts", writeIdempotent(document))
  files.set("test/promise/beyond.ts", writeBeyond(document, readPublished()))
  for (const [file, text] of files) files.set(file, format(file, text))
  files.set("src/promise/paths.ts", await writePaths(contract))
  files.set("docs/operations.md", writeOperations(contract, usualCodes, files))
  return files
}
