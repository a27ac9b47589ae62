/**
 * A person with a browser that keeps cookies as RFC 6265bis says, and one at the consent page of a sandbox. What it asks is a real request; where it
 * goes, to a server or to a handler in this process, is for the test to say.
 */
import { assert } from "@effect/vitest"
import * as Browser from "../sandbox/support/browser.ts"

/** What the browser got. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly location: string | undefined
  /** The `Set-Cookie` headers, as they came. */
  readonly cookies: ReadonlyArray<string>
}

export interface Ask {
  (request: Request): Promise<Response>
}

const attributesOf = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header.split(";").slice(1).map((part) => {
      const [name = "", value = ""] = part.trim().split("=")
      return [name.toLowerCase(), value]
    })
  )

/** Keeps a cookie as a browser does: one that breaks the rules of its prefix, or is too long, is a failure of the test. */
const keep = (cookies: Map<string, string>, header: string, isSecure: boolean): void => {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!
  const attributes = attributesOf(header)
  if (name!.startsWith("__Host-")) {
    assert.isTrue(isSecure && attributes.has("secure") && !attributes.has("domain"), header)
    assert.strictEqual(attributes.get("path"), "/")
  }
  assert.isTrue(isSecure || !attributes.has("secure"), header)
  assert.isAtMost(header.length, 4096, name)
  if (attributes.get("max-age") === "0") cookies.delete(name!)
  else cookies.set(name!, value!)
}

export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #ask: Ask
  readonly #origin: string

  constructor(ask: Ask, origin: string) {
    this.#ask = ask
    this.#origin = origin
  }

  /** The same browser at another server of the same name, as behind a load balancer. */
  at(ask: Ask): Visitor {
    const other = new Visitor(ask, this.#origin)
    for (const [name, value] of this.cookies) other.cookies.set(name, value)
    return other
  }

  get cookieHeader(): string {
    return Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join("; ")
  }

  async open(url: string, init: RequestInit = {}): Promise<Answer> {
    const target = new URL(url, this.#origin)
    const headers = new Headers(init.headers)
    if (!headers.has("cookie") && this.cookies.size > 0) headers.set("cookie", this.cookieHeader)
    const response = await this.#ask(new Request(target, { ...init, headers, redirect: "manual" }))
    const cookies = response.headers.getSetCookie()
    for (const header of cookies) keep(this.cookies, header, target.protocol === "https:")
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
      location: response.headers.get("location") ?? undefined,
      cookies
    }
  }

  /** Presses a button of a page of the application. */
  post(path: string, headers: Record<string, string> = { "sec-fetch-site": "same-origin" }): Promise<Answer> {
    return this.open(path, { method: "POST", headers })
  }

  /** Begins a login, and decides at the consent page: where that sends the browser. */
  async decide(path: string, choice: { readonly workspace?: string; readonly decision?: "approve" | "deny" } = {}) {
    const begun = await this.open(path)
    assert.strictEqual(begun.status, 302, begun.html)
    const page = await Browser.open(begun.location!)
    assert.strictEqual(page.status, 200, page.html)
    const answer = await Browser.send(new URL(begun.location!).origin, {
      decision: "approve",
      ...Browser.fieldsOf(page),
      ...choice
    })
    assert.strictEqual(answer.status, 303, answer.html)
    return answer.headers.get("location")!
  }

  /** A whole login: the answer of the callback. */
  async logIn(path: string, workspace?: string): Promise<Answer> {
    return this.open(await this.decide(path, workspace === undefined ? {} : { workspace }))
  }
}
