/**
 * What all our errors have in common: how they look where they are printed whole, and what a reporter of errors is told.
 */
import type * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import type * as ErrorReporter from "effect/ErrorReporter"
import * as Inspectable from "effect/Inspectable"

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
