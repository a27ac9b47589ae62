/** The console's page. All of it is of this sandbox, and its policy lets it load and ask nothing else. */
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { Store } from "../state/Store.ts"
import { markup, script, style } from "./files.ts"

const safety = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store"
}

const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src data:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // No text can become markup or a script, not even by a mistake of the page.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join("; ")

export const respond = (state: Store["Service"]): HttpServerResponse.HttpServerResponse => {
  const nonce = state.secret()
  return HttpServerResponse.text(markup.replaceAll("{nonce}", nonce), {
    contentType: "text/html; charset=utf-8",
    headers: { ...safety, "content-security-policy": policyFor(nonce), "x-frame-options": "DENY" }
  })
}

export const styleResponse = HttpServerResponse.text(style, {
  contentType: "text/css; charset=utf-8",
  headers: safety
})

export const scriptResponse = HttpServerResponse.text(script, {
  contentType: "text/javascript; charset=utf-8",
  headers: safety
})
