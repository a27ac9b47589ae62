/** What gives effects, as what gives promises. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"

type Callable = (...args: never) => unknown

/** A value without wrappers that its reader would have to know Effect for. */
export type Plain<A> = A extends Redacted.Redacted<infer B> ? B
  : A extends Callable ? A
  : A extends ReadonlyArray<infer B> ? ReadonlyArray<Plain<B>>
  : A extends object ? { readonly [Name in keyof A]: Plain<A[Name]> }
  : A

/** An effect is a function that gives a promise, a function that gives an effect one that gives a promise, and a secret a string. */
export type Promised<A> = A extends Effect.Effect<infer B, unknown> ? () => Promise<Plain<B>>
  : A extends (...args: infer Args) => Effect.Effect<infer B, unknown> ? (...args: Args) => Promise<Plain<B>>
  : A extends Redacted.Redacted<infer B> ? B
  : A extends Callable ? A
  : A extends object ? { readonly [Name in keyof A]: Promised<A[Name]> }
  : A

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  Predicate.isObject(value) && Object.getPrototypeOf(value) === Object.prototype

const plain = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return Redacted.value(value)
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value) ? mapped(value, plain) : value
}

const mapped = (record: { readonly [name: string]: unknown }, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

export type Run = <A>(effect: Effect.Effect<A, unknown>) => Promise<A>

/** `run` runs every effect. */
export const promised = <A extends object>(api: A, run: Run): Promised<A> => {
  const runPlain = (effect: unknown): unknown =>
    Effect.isEffect(effect) ? run(effect as Effect.Effect<unknown, unknown>).then(plain) : effect
  const convert = (value: unknown): unknown => {
    if (Redacted.isRedacted(value)) return Redacted.value(value)
    if (Effect.isEffect(value)) return () => runPlain(value)
    if (Predicate.isFunction(value)) {
      return (...args: ReadonlyArray<unknown>) => runPlain(Reflect.apply(value, undefined, args))
    }
    return isRecord(value) ? mapped(value, convert) : value
  }
  // The types say the same, member by member.
  return convert(api) as Promised<A>
}
