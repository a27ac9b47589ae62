/** The token that a sandbox starts with and prints. */
import type * as rows from "./rows.ts"

export const printedName = "Sandbox token"

export const isPrinted = ({ name, type }: rows.Credential): boolean =>
  type === "management_token" && name === printedName
