/** Requests made from `openapi.json` and a seed, many of them broken: in their ids, bodies, headers, methods, paths and sizes. */
import type { JsonSchema } from "../../../scripts/contract/document.ts"
import { bodyOf, type ContractOperation, operations } from "../../support/contract.ts"
import { makeValue, random } from "../../support/values.ts"

export interface Request {
  /** What the answer has to be one of; undefined where the contract says nothing. */
  readonly operation: ContractOperation | undefined
  readonly method: string
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string | undefined
}

/** What the sandbox reads of a body at most. */
export const maxBodySize = 4 * 1024 * 1024

const junk: ReadonlyArray<unknown> = [
  "",
  "x",
  "../..",
  "%00",
  "\u0000",
  "é\u202e\ud800",
  "1",
  "null",
  "__proto__",
  "constructor",
  "'\"<>",
  "a".repeat(300),
  0,
  -1,
  1e308,
  null,
  true,
  [],
  {},
  { a: 1 },
  { __proto__: null, toString: 1 },
  JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`)
]

const brokenBodies = [
  "{",
  "null",
  "[]",
  "\"x\"",
  "{\"a\":1}}",
  "\ufeff{}",
  "{\"__proto__\":{\"a\":1}}",
  "name=a",
  "NaN"
]

const brokenHeaders: ReadonlyArray<readonly [name: string, value: string]> = [
  ["content-type", "text/plain"],
  ["content-type", "application/json; charset=utf-16"],
  ["content-type", ";"],
  ["accept", "image/png"],
  ["authorization", "Bearer"],
  ["authorization", "Basic eDp5"],
  ["authorization", "Bearer \t x"],
  ["content-encoding", "gzip"],
  ["alchemy-state-lease-id", "'\"<>"],
  ["x-long", "x".repeat(8_000)],
  ["cookie", "a=b; ".repeat(50)],
  ["range", "bytes=0-"],
  ["if-none-match", "*"],
  ["x-http-method-override", "DELETE"]
]

const brokenPaths = [
  "/",
  "//v1/me",
  "/v1",
  "/v1/",
  "/v1/nothing",
  "/v1/projects/",
  "/v1/projects/%",
  "/v1/projects/%E0%A4%A",
  "/v1/projects/%2e%2e%2fme",
  "/v1/../__sandbox/requests",
  "/__sandbox/requests",
  "/__proto__",
  `/v1/projects/${"a".repeat(7_000)}`,
  "/v1/projects?limit=1&limit=2&cursor[]=x&cursor=%00",
  "/v1/me?%",
  "/.well-known/oauth-authorization-server",
  "/.well-known/jwks.json"
]

const form = { "content-type": "application/x-www-form-urlencoded" }

const oauthNames = [
  "client_id",
  "redirect_uri",
  "response_type",
  "scope",
  "state",
  "code_challenge",
  "code_challenge_method",
  "grant_type",
  "code",
  "code_verifier",
  "refresh_token",
  "token",
  "decision",
  "request",
  "workspace"
]

const oauthValues = [
  "sandbox",
  "http://127.0.0.1:1/callback",
  "code",
  "workspace:admin offline_access",
  "v".repeat(43),
  "S256",
  "authorization_code",
  "refresh_token",
  "approve",
  "deny",
  "x",
  "\u0000",
  "javascript:alert(1)"
]

const textOf = (value: unknown): string => typeof value === "string" ? value.toWellFormed() : JSON.stringify(value)

/** Sends as the owner of `token`. It knows `ids` from the start, and remembers more. */
export const make = (seed: number, token: string, ids: ReadonlyArray<string>) => {
  const next = random(seed)
  /** Ids by their prefix: without them almost all requests would be 404. */
  const known = new Map<string, Array<string>>()

  const pick = <A>(values: ReadonlyArray<A>): A => values[next(values.length)]!

  const remember = (value: unknown): void => {
    if (typeof value === "string") {
      const prefix = /^([a-z]+_)c[a-z0-9]{24}$/.exec(value)?.[1]
      if (prefix !== undefined) known.set(prefix, [...(known.get(prefix) ?? []).slice(-20), value])
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(remember)
  }

  const prefixOf = (schema: JsonSchema | undefined): string | undefined =>
    /^\^\(([a-z]+_)\)\?/.exec(schema?.pattern ?? "")?.[1]
      ?? (schema?.anyOf ?? schema?.oneOf)?.map(prefixOf).find((prefix) => prefix !== undefined)

  const idFor = (schema: JsonSchema | undefined): string | undefined => {
    const prefix = prefixOf(schema)
    const others = next(5) === 0 ? ids.filter((id) => id.startsWith(prefix ?? "?")) : []
    const candidates = others.length > 0 ? others : known.get(prefix ?? "") ?? []
    return candidates.length === 0 ? undefined : pick(candidates)
  }

  /** Puts ids that are known in the places of made up ones. */
  const withIds = (schema: JsonSchema | undefined, value: unknown): unknown => {
    if (typeof value === "string") return idFor(schema) ?? value
    if (Array.isArray(value)) return value.map((item) => withIds(schema?.items, item))
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withIds(schema?.properties?.[name], inner)])
    )
  }

  const valueOf = (schema: JsonSchema): unknown => withIds(schema, makeValue(schema, next))

  const broken = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
      return pick(junk)
    }
    return { ...value, [pick(Object.keys(value))]: pick(junk) }
  }

  const bodyFor = (operation: ContractOperation, isBroken: boolean): string | undefined => {
    const schema = bodyOf(operation)
    if (schema === undefined || next(20) === 0) return undefined
    if (isBroken && next(4) === 0) return pick(brokenBodies)
    const text = JSON.stringify(isBroken ? broken(valueOf(schema)) : valueOf(schema))
    return next(40) === 0 ? text + " ".repeat(next(20) === 0 ? maxBodySize : 100_000) : text
  }

  const ofOperation = (operation: ContractOperation): Request => {
    const isBroken = next(3) === 0
    const parameters = (location: string): ReadonlyArray<readonly [name: string, value: string]> =>
      (operation.operation.parameters ?? [])
        // A log that is followed ends with its build.
        .filter(({ in: where, name, required }) =>
          where === location && name !== "follow" && (required === true || next(4) === 0)
        )
        .map(({ name, schema }) => [name, textOf(isBroken && next(3) === 0 ? pick(junk) : valueOf(schema))] as const)
    const params = new Map(parameters("path"))
    const query = new URLSearchParams(parameters("query").map(([name, value]) => [name, value]))
    const path = operation.path.replace(
      /\{([^}]+)\}/g,
      (_, name: string) => encodeURIComponent(params.get(name) || "x")
    )
    const body = bodyFor(operation, isBroken)
    return {
      operation,
      method: operation.method.toUpperCase(),
      path: query.size === 0 ? path : `${path}?${query}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...body === undefined ? undefined : { "content-type": "application/json" },
        ...Object.fromEntries(parameters("header").filter(([, text]) => /^[\x20-\x7e]*$/.test(text))),
        ...isBroken && next(3) === 0 ? Object.fromEntries([pick(brokenHeaders)]) : undefined
      },
      body
    }
  }

  const strange = (): Request => {
    const operation = ofOperation(pick(operations))
    return next(2) === 0
      ? {
        ...operation,
        operation: undefined,
        method: pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
      }
      : { ...operation, operation: undefined, path: pick(brokenPaths) }
  }

  const toAuthorizationServer = (): Request => {
    const fields = new URLSearchParams(
      Array.from({ length: next(9) }, () => [pick(oauthNames), pick(oauthValues)] as [string, string])
    ).toString()
    const path = pick(["/authorize", "/token", "/revoke"])
    const common = { operation: undefined, headers: form }
    return path === "/authorize" && next(2) === 0
      ? { ...common, method: "GET", path: `${path}?${fields}`, body: undefined }
      : { ...common, method: "POST", path, body: fields }
  }

  const request = (): Request => {
    const kind = next(20)
    if (kind === 0) return toAuthorizationServer()
    if (kind < 3) return strange()
    const operation = pick(operations)
    // What is deleted all the time is never found.
    return operation.method === "delete" && next(4) !== 0 ? request() : ofOperation(operation)
  }

  return { remember, request }
}

/** What is no HTTP, or hardly: each is the beginning of a connection. */
export const garbage: ReadonlyArray<string> = [
  "\r\n\r\n",
  "GET\r\n\r\n",
  "GET / HTTP/9.9\r\n\r\n",
  "\u0000\u0001\u0002",
  "GET /v1/me HTTP/1.1\r\n\r\n",
  "GET /v1/me HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\n\r\n",
  "POST /token HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc",
  "POST /token HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\nabc",
  "POST /token HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
  "POST /v1/projects HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{",
  `GET /${"a".repeat(70_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  `GET /v1/me HTTP/1.1\r\nhost: localhost\r\nx: ${"a".repeat(70_000)}\r\n\r\n`,
  "GET http://[ HTTP/1.1\r\nhost: localhost\r\n\r\n",
  "GET * HTTP/1.1\r\nhost: localhost\r\n\r\n",
  "CONNECT localhost:80 HTTP/1.1\r\nhost: localhost\r\n\r\n",
  "GET /v1/deployments/cpv_a/logs HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
]
