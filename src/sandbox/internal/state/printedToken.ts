/** The token that a sandbox starts with and prints. */
import type * as rows from "./rows.ts"
import type { Store } from "./Store.ts"

export const printedName = "Sandbox token"

export const isPrinted = ({ name, type }: rows.Credential): boolean =>
  type === "management_token" && name === printedName

/** That of a sandbox: undefined only before there is one. */
export const printedOf = ({ credentials }: Store["Service"]): rows.Credential | undefined => credentials.find(isPrinted)
