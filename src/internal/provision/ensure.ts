/**
 * Create or adopt: a thing is created, and where it may be there already it is looked for.
 *
 * Where the API refuses a second thing under a key, the key decides who made it. Where it does not, as for names of projects, the oldest one is it:
 * who made a younger one at the same time takes that away again, and adopts the oldest.
 */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { pauseAfter } from "../failure/backoff.ts"
import { printable } from "../failure/text.ts"
import { isUnknown, mayEndOtherwise, statusOf } from "../failure/transient.ts"
import { type Difference, EnsureError } from "./EnsureError.ts"

/** What every resource has: a date as the client decodes it, or as it is on the wire. */
export interface Made {
  readonly id: string
  readonly createdAt: DateTime.Utc | string
}

/** What is to be there, and how it is made and looked for. */
export interface Subject<Created extends Made, Found extends Made, E> {
  /** What messages call it: `service "web"`. */
  readonly name: string
  /** Whether the API refuses a second one. */
  readonly isUnique: boolean
  readonly create: Effect.Effect<Created, E | EnsureError<Found>>
  /** All that it may be, on every page. */
  readonly find: Effect.Effect<ReadonlyArray<Found>, E>
  /** What a refusal names as being in the way. */
  readonly inTheWay?: (refusal: E) => Effect.Effect<Found, E> | undefined
  readonly differences: (found: Found) => Effect.Effect<ReadonlyArray<Difference>, E | EnsureError<Found>>
  readonly remove: (created: Created) => Effect.Effect<void, E>
}

export type Ensured<Created, Found> =
  | { readonly _tag: "Created"; readonly resource: Created }
  | { readonly _tag: "Adopted"; readonly resource: Found }

/** How often it is created, or looked for, before that fails. */
const rounds = 5

const pause = (round: number): Effect.Effect<void> =>
  Effect.sleep(pauseAfter(round, { base: "200 millis", factor: 2, cap: "2 seconds" }))

const isLimit = (failure: unknown): boolean =>
  typeof failure === "object" && failure !== null && "code" in failure
  && (failure.code === "planLimitReached" || failure.code === "spendLimitReached")

/** Whether a create that failed so leaves open that the thing is there. A limit may be what keeps a second one away. */
const mayBeThere = (failure: unknown): boolean => isUnknown(failure) || statusOf(failure) === 409 || isLimit(failure)

const ageOf = ({ createdAt }: Made): number =>
  typeof createdAt === "string" ? Date.parse(createdAt) : DateTime.toEpochMillis(createdAt)

const isOlder = (one: Made, other: Made): boolean =>
  ageOf(one) === ageOf(other) ? one.id < other.id : ageOf(one) < ageOf(other)

/** At most so many differences and things are told by a message. */
const mostTold = 10

const told = (value: unknown): string => printable(JSON.stringify(value) ?? "nothing")

const different = <Found extends Made>(name: string, resource: Found, differences: ReadonlyArray<Difference>) =>
  new EnsureError<Found>({
    message: `The ${name} exists (${resource.id}) but differs: ${
      differences.slice(0, mostTold).map(({ field, found, wanted }) =>
        `${field} is ${told(found)}, wanted is ${told(wanted)}`
      ).join("; ")
    }. Change it, or what you ask for.`,
    reason: { _tag: "Different", resource, differences }
  })

const ambiguous = <Found extends Made>(name: string, resources: ReadonlyArray<Found>) =>
  new EnsureError<Found>({
    message: `There are ${resources.length} of the ${name}: ${
      resources.slice(0, mostTold).map(({ id }) => id).join(", ")
    }. Remove or rename all but one, or use a logicalId.`,
    reason: { _tag: "Ambiguous", resources }
  })

const adopt = Effect.fnUntraced(function*<Created extends Made, Found extends Made, E>(
  { differences, name }: Subject<Created, Found, E>,
  resource: Found
) {
  const differing = yield* differences(resource)
  if (differing.length > 0) return yield* Effect.fail(different(name, resource, differing))
  return { _tag: "Adopted", resource } as const
})

/** The one that is there. Where others ensure the same, theirs go within a moment: before that many are too many. */
const theOnly = Effect.fnUntraced(function*<Created extends Made, Found extends Made, E>(
  { find, name }: Subject<Created, Found, E>
): Effect.fn.Return<Found | undefined, E | EnsureError<Found>> {
  for (let round = 1;; round++) {
    const found = yield* find
    if (found.length <= 1) return found[0]
    if (round === rounds) return yield* Effect.fail(ambiguous(name, found))
    yield* pause(round)
  }
})

/**
 * How long after a create it is looked who else created: by then everybody sees everything that is as old, and decides alike. Things may be of one
 * millisecond, or show up in another order than they were made.
 */
const settling = Duration.millis(500)

/** Whether a new thing is the one, where the API would have made a second one. */
const keepOldest = Effect.fnUntraced(function*<Created extends Made, Found extends Made, E>(
  subject: Subject<Created, Found, E>,
  resource: Created
): Effect.fn.Return<Ensured<Created, Found>, E | EnsureError<Found>> {
  yield* Effect.sleep(settling)
  const older = (yield* subject.find).filter((found) => found.id !== resource.id && isOlder(found, resource))
  if (older.length === 0) return { _tag: "Created", resource }
  yield* subject.remove(resource)
  return yield* adopt(subject, older.reduce((one, other) => isOlder(other, one) ? other : one))
})

export const ensure = Effect.fnUntraced(function*<Created extends Made, Found extends Made, E>(
  subject: Subject<Created, Found, E>
): Effect.fn.Return<Ensured<Created, Found>, E | EnsureError<Found>> {
  const { create, inTheWay, isUnique } = subject
  if (!isUnique) {
    const found = yield* theOnly(subject)
    if (found !== undefined) return yield* adopt(subject, found)
  }
  for (let round = 1;; round++) {
    const made = yield* Effect.result(create)
    if (Result.isSuccess(made)) {
      return isUnique ? { _tag: "Created", resource: made.success } : yield* keepOldest(subject, made.success)
    }
    const { failure } = made
    if (failure instanceof EnsureError || !mayBeThere(failure)) return yield* Effect.fail(failure)
    // That nobody knows whether it is there is more than that it cannot be looked for.
    const look = Effect.mapError(
      inTheWay?.(failure) ?? theOnly(subject),
      (error) => isUnknown(failure) && !(error instanceof EnsureError) ? failure : error
    )
    let found = yield* look
    // A create without a key that is sent again may make a second one: it is only looked for.
    const looks = isUnique ? 1 : rounds
    for (let looked = 1; found === undefined && looked < looks; looked++) {
      yield* pause(looked)
      found = yield* look
    }
    if (found !== undefined) return yield* adopt(subject, found)
    const mayBeGone = statusOf(failure) === 409 && !isLimit(failure)
    if (!isUnique || round === rounds || !(mayBeGone || mayEndOtherwise(failure))) return yield* Effect.fail(failure)
    yield* pause(round)
  }
})
