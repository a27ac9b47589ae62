/**
 * The error of a call with all that is known of the call.
 */
import { type CallSite, frameOf } from "./callSite.ts"
import { circumstances, hideFields, type Printed } from "./printedError.ts"
import { printable } from "./text.ts"

/**
 * The error as it is printed: its stack says what the first line, name and message, leaves out, and leads to where the call is made, if that is
 * known. `Cause.pretty`, `console.error` and a process that dies print it.
 */
export const printed = <E extends Error & Printed>(error: E, site: CallSite = {}): E => {
  const header = `${error.name}: ${error.message}`
  const stack = error.stack ?? ""
  const hint = error.hint === undefined ? "" : `\n    hint: ${printable(error.hint)}`
  const frames = frameOf(site) || (stack.startsWith(header) ? stack.slice(header.length) : `\n${stack}`)
  error.stack = `${header}\n    ${circumstances(error)}${hint}${frames}`
  hideFields(error)
  return error
}
