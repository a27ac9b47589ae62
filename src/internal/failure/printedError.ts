/**
 * How the errors of calls read where they are printed: in a log, in a terminal, by a process that dies of one.
 */
import type * as Cause from "effect/Cause"
import * as Data from "effect/Data"
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

/** `Data.TaggedError` whose text says all of this. */
export const PrintedError = <Tag extends string>(tag: Tag): Tagged<Tag> => {
  class Base extends Data.TaggedError(tag)<Printed & { readonly message: string }> {
    override toString(): string {
      const said = `${tag}: ${printable(this.message)} (${circumstances(this)})`
      return this.hint === undefined ? said : `${said} Hint: ${printable(this.hint)}`
    }
  }
  // The fields of a class are its own: here they are only printed, as far as they are there.
  return Base as unknown as Tagged<Tag>
}

/** The stack with what its first line, name and message, leaves out: `Cause.pretty` and a process that dies print it. */
export const printedStack = (error: Error & Printed): string => {
  const header = `${error.name}: ${error.message}`
  const stack = error.stack ?? ""
  const hint = error.hint === undefined ? "" : `\n    hint: ${printable(error.hint)}`
  const frames = stack.startsWith(header) ? stack.slice(header.length) : `\n${stack}`
  return `${header}\n    ${circumstances(error)}${hint}${frames}`
}
