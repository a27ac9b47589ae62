/** The interfaces that users call say the same as the schemas they are called with. A mismatch is a compile error that names the operation. */
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import type * as Redacted from "effect/Redacted"
import type * as Stream from "effect/Stream"
import type { Groups, groups } from "../src/api/groups.ts"
import * as ApiError from "../src/ApiError.ts"

/** With every property required: to assignability, one that may be absent is as good as none. */
type Whole<A> = A extends string | number | boolean | null | undefined | DateTime.Utc | Redacted.Redacted<unknown> ? A
  : A extends object ? { readonly [Name in keyof A]-?: Whole<A[Name]> }
  : A

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

type Same<A, B> = Equal<A, B> extends true ? Equal<Whole<A>, Whole<B>> : false

type Answer<Method> = Method extends (...args: never) => infer Result
  ? Result extends Stream.Stream<infer A, infer E> ? { readonly value: A; readonly error: E }
  : Result extends Effect.Effect<infer A, infer E> ? { readonly value: A; readonly error: E }
  : never
  : never

/** An upgrade is no answer of a call. */
type Value<Success> = Success extends Stream.Stream<infer A, unknown> ? A : Success

type SuccessOf<Endpoint> = [Extract<HttpApiEndpoint.Success<Endpoint>["Type"], Stream.Stream<any, any>>] extends [never]
  ? HttpApiEndpoint.Success<Endpoint>["Type"]
  : Value<Extract<HttpApiEndpoint.Success<Endpoint>["Type"], Stream.Stream<any, any>>>

/** An operation that is only upgraded answers nothing: its schema, of nothing too, cannot say so. */
type SameValue<Value, Success> = [Value] extends [never] ? ([Success] extends [void] ? true : false)
  : Same<Value, Success>

type InputOf<Endpoint> =
  & ([HttpApiEndpoint.Params<Endpoint>] extends [never] ? unknown
    : { readonly params: HttpApiEndpoint.Params<Endpoint>["Type"] })
  & ([HttpApiEndpoint.Query<Endpoint>] extends [never] ? unknown
    : { readonly query: HttpApiEndpoint.Query<Endpoint>["Type"] })
  & ([HttpApiEndpoint.Headers<Endpoint>] extends [never] ? unknown
    : { readonly headers: HttpApiEndpoint.Headers<Endpoint>["Type"] })
  & ([HttpApiEndpoint.Payload<Endpoint>] extends [never] ? unknown
    : { readonly payload: HttpApiEndpoint.Payload<Endpoint>["Type"] })

type GivenTo<Method> = Method extends (request: infer Request) => unknown ? Filled<NonNullable<Request>> : unknown

/** A slot may be left away where all of it may be. */
type Filled<Request> = {
  readonly [Slot in keyof Request]-?: unknown extends Request[Slot] ? unknown : NonNullable<Request[Slot]>
}

type SameInput<Method, Endpoint> = Method extends () => unknown
  ? Parameters<Method> extends [] ? true : Same<GivenTo<Method>, InputOf<Endpoint>>
  : Same<GivenTo<Method>, InputOf<Endpoint>>

type Mismatch<Client, Endpoints> = {
  readonly [Name in keyof Client]: Name extends keyof Endpoints
    ? SameValue<Answer<Client[Name]>["value"], SuccessOf<Endpoints[Name]>> extends false ?
      `${Name & string}: the answer differs`
    : Same<
      Answer<Client[Name]>["error"],
      ApiError.Failure<Extract<HttpApiEndpoint.Error<Endpoints[Name]>["Type"], ApiError.ApiError>>
    > extends false ? `${Name & string}: the errors differ`
    : SameInput<Client[Name], Endpoints[Name]> extends false ? `${Name & string}: the input differs`
    : never
    : `${Name & string}: there is no such endpoint`
}[keyof Client]

type Group = (typeof groups)[number]

type Mismatches = {
  readonly [G in Group as G["identifier"]]: Mismatch<Groups[G["identifier"]], G["endpoints"]>
}

export const mismatches: {
  readonly [Name in keyof Mismatches as [Mismatches[Name]] extends [never] ? never : Name]: Mismatches[Name]
} = {}

/** A code narrows what is caught, also where its type is not known. */
export const narrowed = (error: unknown): ApiError.ApiErrorCode | undefined =>
  ApiError.hasCode("planLimitReached")(error) ? error.code : undefined

/** A status narrows to the class that has it, and to those that may have it. */
export const narrowedStatus = (
  error: ApiError.NotFound | ApiError.UnexpectedStatus | TypeError
): 404 | 429 | undefined => ApiError.hasStatus(404, 429)(error) ? error.status : undefined

export const ofUnknown = (error: unknown): string | undefined => ApiError.hasStatus(429)(error) ? error.code : undefined
