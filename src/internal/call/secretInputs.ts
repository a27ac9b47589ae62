/**
 * The secrets that a call was given, for whoever quotes its answer. They are looked for in the request that was sent, once there is something
 * to quote: a call that succeeds pays nothing.
 */
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import { secretsIn } from "../contract/secret.ts"

const jsonOf = ({ body }: HttpClientRequest.HttpClientRequest): unknown => {
  try {
    return body._tag === "Uint8Array" ? JSON.parse(body.text ?? new TextDecoder().decode(body.body)) : undefined
  } catch {
    return undefined
  }
}

export const secretInputs = (endpoint: HttpApiEndpoint.Top) => {
  const { headers } = endpoint
  const payloads = Array.from(endpoint.payload.values(), ({ schemas }) => schemas[0])
  return (request: HttpClientRequest.HttpClientRequest): ReadonlyArray<string> => [
    ...(headers === undefined ? [] : secretsIn(headers.ast, request.headers)),
    ...payloads.flatMap(({ ast }) => secretsIn(ast, jsonOf(request)))
  ]
}
