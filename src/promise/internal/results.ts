/**
 * What a call gives: an `error` is an object as the types say, and a success that should be JSON is some.
 */
import * as Predicate from "effect/Predicate"
import { chunksWithin } from "../../internal/answer/bytes.ts"
import { fieldsOf, unsaid, wordsOf } from "../../internal/answer/errorBody.ts"
import { successLimit } from "../../internal/answer/limits.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { quoted } from "../../internal/failure/quoted.ts"
import { credentialsOf } from "../../internal/failure/withoutSecrets.ts"
import { headOf, type Progress } from "./failures.ts"

/** What `openapi-fetch` gives. */
export interface Result {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/** What of a call says how its answer is read. */
interface Reading {
  readonly method: string
  readonly parseAs: string | undefined
}

type Request = Progress["request"]

/** The token that a request was sent with. */
export const tokenOf = (request: Request): ReadonlyArray<string> => {
  const headers = "headers" in request ? request.headers : undefined
  return headers instanceof Headers ? credentialsOf(headers.get("authorization")) : []
}

/** The body as the API writes errors: `{ error: { code, message } }`, or as it is where the exchange of GitHub's tokens refused. */
const errorOf = (body: unknown, { status }: Response, request: Request): unknown => {
  const { code, hint, message } = fieldsOf(body)
  const own = Predicate.isObject(body) ? body as { readonly error?: unknown } : {}
  // What the contract declares is left as it came.
  if (message !== "" && (typeof own.error === "string" || code !== "")) return body
  const [text, json] = typeof body === "string" ? [body, undefined] : ["", body]
  const words = message === "" ? unsaid(status, quoted(wordsOf(text, json), tokenOf(request))) : message
  const details = Predicate.isObject(own.error) ? own.error : {}
  return { ...own, error: { ...details, code, message: words, ...(hint === undefined ? {} : { hint }) } }
}

/** What ends well and has no body by its status (RFC 9110 sections 15.3.5 and 15.3.6). */
const isEmpty = (status: number): boolean => status === 204 || status === 205

const mustBeJson = ({ data, response }: Result, { method, parseAs = "json" }: Reading): boolean =>
  data === undefined && response.ok && parseAs === "json" && method !== "HEAD" && !isEmpty(response.status)

/** The result as its types say, or a `FetchError` where there is none. */
export const resultOf = (result: Result, request: Request, reading: Reading): Result => {
  const { error, response } = result
  if (mustBeJson(result, reading)) {
    throw FetchErrors.invalidResponse({ request, ...headOf(response) }, [{ path: "body", message: "Expected JSON" }])
  }
  return response.ok ? result : { error: errorOf(error, response, request), response }
}

type Chunks = ReadonlyArray<Uint8Array<ArrayBuffer>>

const textOf = (chunks: Chunks): string => {
  const decoder = new TextDecoder()
  let text = ""
  for (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** Lets the body of a success be read up to 64 MiB, as whatever; a stream of it has no limit, for nobody has to hold it. */
export const limitSuccess = (response: Response, request: Request): void => {
  const { body, headers, ok } = response
  // Mocks and polyfills have bodies of their own.
  if (!ok || !(body instanceof ReadableStream)) return
  // What is encoded grows when it is read.
  if (!headers.has("content-encoding") && Number(headers.get("content-length") ?? NaN) <= successLimit) return
  const read = async (): Promise<Array<Uint8Array<ArrayBuffer>>> => {
    const { chunks, isWhole } = await chunksWithin(body, successLimit)
    if (isWhole) return chunks
    throw FetchErrors.invalidResponse({ request, ...headOf(response) }, [
      { path: "body", message: `Expected at most ${successLimit} bytes` }
    ])
  }
  // What middleware put there is the program's own.
  const define = (name: string, value: () => Promise<unknown>) =>
    Object.hasOwn(response, name) || Object.defineProperty(response, name, { configurable: true, value })
  define("text", async () => textOf(await read()))
  define("json", async () => JSON.parse(textOf(await read())))
  define("arrayBuffer", async () => new Blob(await read()).arrayBuffer())
  define("blob", async () => new Blob(await read(), { type: headers.get("content-type") ?? "" }))
}
