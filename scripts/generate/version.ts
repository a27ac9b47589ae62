/** Writes of which day the contract is. */
import type { OpenApiDocument } from "../contract/document.ts"
import { header } from "./file.ts"

export const writeVersion = ({ info }: OpenApiDocument): string =>
  `${header}\n/** The version of the contract: the day of it. */\nexport const contractVersion = ${
    JSON.stringify(info.version)
  }\n`
