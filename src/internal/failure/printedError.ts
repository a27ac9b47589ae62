/**
 * How the errors of calls read where they are printed: in a log, in a terminal, by a process that dies of one.
 */
import type * as Cause from "effect/Cause"
import { type CallSite, frameOf } from "./callSite.ts"
import { hideFields, TaggedFailure } from "./taggedFailure.ts"
import { printable } from "./text.ts"

/** What an error of a call may say about itself besides its message. */
interface Printed {
  readonly operation?: string | undefined
  readonly request?: { readonly method: string; readonly url: string }
  readonly status?: number
  readonly code?: string
  readonly requestId?: string | undefined
  readonly reason?: { readonly _tag: string; readonly requestId?: string | undefined }
  readonly attempts?: number
  readonly hint?: string | undefined
}

/** `projects.get: 404 resource-not-found, request id req_1, 4 attempts` */
const circumstances = (
  { attempts, code, operation, reason, request, requestId = reason?.requestId, status }: Printed
): string => {
  const facts = [
    status === undefined ? request?.url && `${request.method} ${request.url}` : `${status} ${code}`.trim(),
    requestId && `request id ${requestId}`,
    attempts && `${attempts} attempts`
  ].filter(Boolean).join(", ")
  return printable([operation, facts].filter(Boolean).join(": "))
}

export interface Tagged<Tag extends string, Members = unknown> {
  new<Fields extends object>(
    fields: { readonly [Name in keyof Fields]: Fields[Name] }
  ): Cause.YieldableError & { readonly _tag: Tag } & Readonly<Fields> & Members
}

/** A `TaggedFailure` whose text says all of this. */
export const PrintedError = <Tag extends string>(tag: Tag): Tagged<Tag> => {
  class Base extends TaggedFailure(tag)<Printed & { readonly message: string }> {
    override toString(): string {
      const said = `${tag}: ${printable(this.message)} (${circumstances(this)})`
      return this.hint === undefined ? said : `${said} Hint: ${printable(this.hint)}`
    }
  }
  // The fields of a class are its own: here they are only printed, as far as they are there.
  return Base as unknown as Tagged<Tag>
}

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
