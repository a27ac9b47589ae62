/**
 * Refusals as errors, for what makes several calls: a single call gives its program `{ error, response }`.
 */
import type { ApiError } from "../../ApiError.ts"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { headOf, madeHere } from "./failures.ts"
import { lazily } from "./lazy.ts"
import { originOf } from "./origins.ts"
import type { Result } from "./results.ts"
import type { ManagementApiClient } from "./types.ts"

/** Of a client, this is enough. */
export type Client = Pick<ManagementApiClient, "GET">

interface LooseClient {
  readonly GET: (path: string, init: object) => Promise<Result>
}

const refusal = async ({ error, response }: Result, operation: string): Promise<ApiError> => {
  const { apiErrorOf } = await lazily("apiErrors", () => import("./apiErrors.ts"))
  const origin = originOf(response) ?? { request: { method: "GET", url: response.url }, body: error }
  return apiErrorOf(response, origin, operation)
}

/** Reads, and rejects with the error class of a status that is no success. */
export const read = async (
  client: Client,
  path: string,
  init: object
): Promise<{ readonly data: unknown; readonly response: Response }> => {
  const given = Object(client) as Partial<LooseClient>
  if (typeof given.GET !== "function") {
    const message = "Expected a client, such as `api.client` of an SDK"
    throw FetchErrors.invalidRequest({ method: "GET", url: path }, [{ path: "client", message }])
  }
  const result = await given.GET(path, init)
  if (result.response.ok) return { data: result.data, response: result.response }
  throw madeHere(await refusal(result, `GET ${path}`))
}

/** The failure of an answer that is not what was asked for. */
export const unusable = (response: Response, path: string, expected: string): FetchError => {
  const request = { method: "GET", url: response.url || path }
  return FetchErrors.invalidResponse({ request, ...headOf(response) }, [{
    path: "body",
    message: `Expected ${expected}`
  }])
}
