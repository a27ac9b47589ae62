/**
 * Turns what a user gives an operation into a request, or says what is wrong with it before anything is sent.
 */
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as Headers from "effect/http/Headers"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as UrlParams from "effect/http/UrlParams"
import * as Option from "effect/Option"
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { fromSchemaError } from "../failure/schemaIssues.ts"
import { pathTemplate } from "./pathTemplate.ts"
import { userAgent } from "./userAgent.ts"

/** What a user gives an operation, as far as it has it. */
export interface Input {
  readonly params?: unknown
  readonly query?: unknown
  readonly headers?: unknown
  readonly payload?: unknown
}

type Slot = keyof Input

type Fields = { readonly [name: string]: string }

// A field that the contract does not know would be left away in silence: a misspelt one has to be told.
const options = { errors: "all", onExcessProperty: "error" } as const

const json = "application/json"

const makeEncoder = (slot: Slot, schema: Schema.Top | undefined) => {
  if (schema === undefined) return () => undefined
  const encode: (u: unknown) => Result.Result<unknown, Schema.SchemaError> = Schema.encodeUnknownResult(
    schema as Schema.Codec<unknown, unknown>,
    options
  )
  // Of an object, all may be left away that its schema lets be left away.
  const absent = schema.ast._tag === "Objects" ? {} : undefined
  return (input: Input | undefined): unknown => {
    const given = input?.[slot] === undefined ? absent : input[slot]
    if (given === undefined) return new Refused(slot, [{ path: "", message: "Missing" }])
    try {
      const result = encode(given)
      if (result._tag === "Success") return result.success
      const { issues, more } = fromSchemaError(result.failure)
      return new Refused(slot, issues, more)
    } catch {
      // A `Redacted` that was wiped, a getter that throws: no value to be sent.
      return new Refused(slot, [{ path: "", message: "Expected values that can be read" }])
    }
  }
}

class Refused {
  readonly issues: ReadonlyArray<FetchErrors.Issue>
  readonly more: number
  constructor(slot: string, issues: ReadonlyArray<FetchErrors.Issue>, more = 0) {
    this.issues = FetchErrors.under(slot, issues)
    this.more = more
  }
}

/** Makes the requests of an endpoint for the API at any `baseUrl`, or the error that tells what in the input breaks the contract. */
export const makeRequest = (endpoint: HttpApiEndpoint.Top) => {
  const { method } = endpoint
  const path = pathTemplate(endpoint.path)
  const [payload] = Array.from(endpoint.payload.values(), ({ schemas }) => schemas[0])
  const encodeParams = makeEncoder("params", endpoint.params)
  const encodeQuery = makeEncoder("query", endpoint.query)
  const encodeHeaders = makeEncoder("headers", endpoint.headers)
  const encodePayload = makeEncoder("payload", payload)
  const slots = new Set<string>(
    Object.entries({ params: endpoint.params, query: endpoint.query, headers: endpoint.headers, payload })
      .flatMap(([slot, schema]) => schema === undefined ? [] : [slot])
  )
  const fixedHeaders = payload === undefined ? { accept: json } : { accept: json, "content-type": json }
  const usualHeaders = Headers.fromRecordUnsafe({ ...userAgent, ...fixedHeaders })
  return (
    baseUrl: string,
    input: Input | undefined,
    extraHeaders: Fields | undefined
  ): HttpClientRequest.HttpClientRequest | FetchError => {
    const refuse = (...refused: ReadonlyArray<Refused>): FetchError =>
      FetchErrors.invalidRequest(
        { method, url: baseUrl + endpoint.path },
        refused.flatMap(({ issues }) => issues),
        refused.reduce((all, { more }) => all + more, 0)
      )
    for (const slot in input) {
      if (!slots.has(slot) && input[slot as Slot] !== undefined) {
        return refuse(new Refused(slot, [{ path: "", message: "Expected no such part of a request" }]))
      }
    }
    const params = encodeParams(input)
    const query = encodeQuery(input)
    const headers = encodeHeaders(input)
    const body = encodePayload(input)
    const refused = [params, query, headers, body].filter((part) => part instanceof Refused)
    if (refused.length > 0) return refuse(...refused)
    const url = path(params as Fields | undefined)
    if (typeof url !== "string") return refuse(new Refused("params", [url]))
    const allHeaders = headers === undefined && extraHeaders === undefined
      ? undefined
      : { ...extraHeaders, ...headers as Fields | undefined }
    const headerIssue = FetchErrors.headerIssue(allHeaders)
    if (headerIssue !== undefined) return refuse(new Refused("headers", [headerIssue]))
    return HttpClientRequest.makeWith(
      method,
      baseUrl + url,
      query === undefined ? UrlParams.empty : UrlParams.fromInput(query as Fields),
      Option.none(),
      allHeaders === undefined ? usualHeaders : Headers.fromInput({ ...userAgent, ...allHeaders, ...fixedHeaders }),
      payload === undefined ? HttpBody.empty : HttpBody.text(JSON.stringify(body), json)
    )
  }
}
