/** Raw requests to the authorization server of a sandbox, by a program that knows nothing of this package. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import type { Sandbox } from "../../../src/sandbox/index.ts"
import * as Browser from "./browser.ts"

export const redirectUri = "http://127.0.0.1:51234/callback"

export const verifier = "v".repeat(43)

export const challenge = createHash("sha256").update(verifier).digest("base64url")

/** A request to `/authorize` that is as it should be. */
export const good = {
  response_type: "code",
  client_id: "sandbox",
  redirect_uri: redirectUri,
  scope: "workspace:admin offline_access",
  state: "a-state",
  code_challenge: challenge,
  code_challenge_method: "S256"
}

/** Parameters; one that is undefined is not sent. */
export type Fields = { readonly [name: string]: string | undefined }

const without = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined))

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: any }

export const assertRefused = ({ body, headers, status }: Answer, error: string, expected = 400) => {
  assert.strictEqual(body.error, error, JSON.stringify(body))
  assert.strictEqual(status, expected)
  assert.isString(body.error_description)
  // RFC 6749 section 5.2
  assert.match(body.error_description, /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
  assert.strictEqual(headers.get("cache-control"), "no-store")
}

export const make = <A extends Pick<Sandbox.Running, "url">>(sandbox: A) => {
  const authorizeUrl = (change: Fields = {}) =>
    `${sandbox.url}/authorize?${new URLSearchParams(without({ ...good, ...change }))}`
  const authorize = (change: Fields = {}) => Effect.promise(() => Browser.open(authorizeUrl(change)))
  const post = (path: string, fields: Fields | string, headers: Record<string, string> = {}) =>
    Effect.promise(async (): Promise<Answer> => {
      const response = await fetch(sandbox.url + path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: typeof fields === "string" ? fields : new URLSearchParams(without(fields))
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) }
    })
  /** The code that a login gets; where nobody approves at once, the person at the page does. */
  const code = (change: Fields = {}) =>
    Effect.flatMap(authorize(change), (page) =>
      Effect.promise(async () => {
        const location = page.status === 200
          ? await Browser.decide(authorizeUrl(change))
          : page.headers.get("location") ?? assert.fail(page.html)
        return new URL(location).searchParams.get("code") ?? assert.fail(location)
      }))
  const exchange = (code: string, change: Fields = {}, headers: Record<string, string> = {}) =>
    post("/token", {
      grant_type: "authorization_code",
      code,
      client_id: "sandbox",
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...change
    }, headers)
  const refresh = (token: string, change: Fields = {}, headers: Record<string, string> = {}) =>
    post("/token", { grant_type: "refresh_token", refresh_token: token, client_id: "sandbox", ...change }, headers)
  const statusOf = (token: string) =>
    Effect.promise(async () =>
      (await fetch(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status
    )
  return { sandbox, authorizeUrl, authorize, post, code, exchange, refresh, statusOf }
}
