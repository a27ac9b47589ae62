/**
 * What all our errors have in common: how they read where they are printed, in a log, in a terminal, by a process that dies of one, and what a
 * reporter of errors is told.
 *
 * One module, for everybody who imports an error class loads it.
 */
import type * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import type * as ErrorReporter from "effect/ErrorReporter"
import * as Inspectable from "effect/Inspectable"
import { printable } from "./text.ts"

// Its module would bring layers into every bundle.
const attributes = "~effect/ErrorReporter/attributes" satisfies typeof ErrorReporter.attributes

interface Fields {
  readonly operation?: string | undefined
  readonly status?: number | undefined
  readonly code?: string | undefined
  readonly requestId?: string | undefined
  readonly reason?: { readonly _tag: string; readonly status?: number; readonly requestId?: string | undefined }
}

/** What a program reads and nobody has to see printed: the first lines of the stack say it in words. */
export const hideFields = (error: object): void => {
  for (const name of Object.keys(error)) Object.defineProperty(error, name, { enumerable: false })
}

const causes = (cause: unknown, indent: string): string =>
  cause instanceof Error
    ? ` {\n${indent}[cause]: ${cause.name}: ${cause.message}${causes(cause.cause, `${indent}  `)}\n${indent.slice(2)}}`
    : ""

/** `Data.TaggedError`, which a terminal, a log and a reporter show in few lines. */
export const TaggedFailure = <Tag extends string>(tag: Tag) => {
  class Base extends Data.TaggedError(tag)<{ readonly message: string; readonly cause?: unknown }> {
    constructor(fields: { readonly message: string; readonly cause?: unknown }) {
      super(fields)
      hideFields(this)
    }
    override toJSON(): unknown {
      const names = Object.getOwnPropertyNames(this).filter((name) => name !== "stack")
      // Derived from the other fields, so it is none of the error's own.
      if ("outcome" in this) names.push("outcome")
      return Object.fromEntries(names.map((name) => [name, Reflect.get(this, name)]))
    }
    // Effect's own shows the fields, and no stack.
    override [Inspectable.NodeInspectSymbol](): string {
      return `${this.stack}${causes(this.cause, "  ")}`
    }
    override get [attributes](): { readonly [name: string]: unknown } {
      const { code, operation, reason, requestId = reason?.requestId, status = reason?.status } = this as Fields
      const all = { operation, status, code, requestId, reason: reason?._tag }
      return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    }
  }
  // The fields of a class are its own.
  return Base as unknown as new<Fields extends object>(
    fields: { readonly [Name in keyof Fields]: Fields[Name] }
  ) => Cause.YieldableError & { readonly _tag: Tag } & Readonly<Fields>
}

/** What an error of a call may say about itself besides its message. */
export interface Printed {
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
export const circumstances = (
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
