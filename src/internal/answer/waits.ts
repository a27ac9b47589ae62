/**
 * What is waited for, and how: when a resource is done, when it no longer gets there, how often to look, and what a wait fails with.
 */
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"

/** What to wait for. */
export interface Target<in A> {
  /** The name of the value in messages: `database db_1`. */
  readonly name: string
  readonly state: (resource: A) => string
  readonly isDone: (resource: A) => boolean
  /** Whether the target can no longer be reached. Default: never. */
  readonly isFailed?: ((resource: A) => boolean) | undefined
  /** Why the value has its state, for the message. */
  readonly explain?: ((resource: A) => string | null | undefined) | undefined
}

export class WaitTimeout<out A> extends Data.TaggedError("WaitTimeout")<{
  readonly message: string
  /** The last value seen; `undefined` if there was no answer in time. */
  readonly resource: A | undefined
  readonly reason:
    | { readonly _tag: "DeadlinePassed"; readonly timeout: Duration.Duration }
    | { readonly _tag: "ScheduleEnded" }
}> {}

export class WaitFailure<out A> extends Data.TaggedError("WaitFailure")<{
  readonly message: string
  readonly resource: A
  readonly state: string
}> {}

/** When to look again, in milliseconds. */
export const pauses = { base: 500, factor: 1.5, cap: 10_000 } as const

/** How long to wait in all, in milliseconds. */
export const usualTimeout = 600_000

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const describe = <A>({ explain, state }: Target<A>, resource: A): string => {
  const explanation = explain?.(resource)
  return `its status is ${state(resource)}${explanation ? ` (${explanation})` : ""}`
}

/** It did not get there in time; `when` ends the first half of the sentence. */
export const gaveUp = <A>(
  target: Target<A>,
  seen: A | undefined,
  reason: WaitTimeout<A>["reason"],
  when: string
): WaitTimeout<A> => {
  const why = seen === undefined ? "there was no answer" : describe(target, seen)
  const message = `Gave up waiting for ${target.name} ${when}: ${why}.`
  return new WaitTimeout({ message, resource: seen, reason })
}

/** It does not get there. */
export const failed = <A>(target: Target<A>, resource: A): WaitFailure<A> => {
  const message = `${capitalized(target.name)} will not become ready: ${describe(target, resource)}.`
  return new WaitFailure({ message, resource, state: target.state(resource) })
}

/** What differs between the resources of the API. */
export interface Kind<in A> extends Omit<Target<A>, "name"> {
  readonly kind: string
  readonly isFailed: (resource: A) => boolean
}

export const named = <A>({ kind, ...target }: Kind<A>, id: string): Target<A> => ({ ...target, name: `${kind} ${id}` })

interface WithStatus {
  readonly status: string
}

export const database: Kind<WithStatus> = {
  kind: "database",
  state: ({ status }) => status,
  isDone: ({ status }) => status === "ready",
  isFailed: ({ status }) => status === "failure"
}

export const deployment: Kind<WithStatus> = {
  kind: "deployment",
  state: ({ status }) => status,
  isDone: ({ status }) => status === "running",
  isFailed: ({ status }) => status === "failed"
}

export const domain: Kind<WithStatus & { readonly failureReason: string | null }> = {
  kind: "domain",
  state: ({ status }) => status,
  isDone: ({ status }) => status === "active",
  isFailed: ({ status }) => status === "failed" || status === "removing",
  explain: ({ failureReason }) => failureReason
}

export const build: Kind<{ readonly state: string; readonly errorMessage: string | null }> = {
  kind: "build",
  state: ({ state }) => state,
  isDone: ({ state }) => state === "succeeded",
  isFailed: ({ state }) => state === "failed" || state === "cancelled",
  explain: ({ errorMessage }) => errorMessage
}

export const approval: Kind<WithStatus & { readonly hint?: string }> = {
  kind: "approval",
  state: ({ status }) => status,
  isDone: ({ status }) => status === "approved" || status === "approved_window",
  isFailed: ({ status }) => status !== "pending",
  explain: ({ hint }) => hint
}
