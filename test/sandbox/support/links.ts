/** The links in a sandbox's answers: each leads to the sandbox, where something is, or to a host that never resolves. */
import * as Redacted from "effect/Redacted"
import type { Running } from "../../../src/sandbox/Sandbox.ts"

/** Every URL in a text, of any scheme. */
const urlsIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>\\`|);]+/gi), ([url]) => url)

/** What a host is called that no program can reach (RFC 2606). */
const isNowhere = ({ hostname }: URL): boolean => hostname.endsWith(".invalid")

export interface Seen {
  readonly headers: Headers
  /** A parsed body, or a text. */
  readonly body: unknown
}

/** `known` are the origins of links that the test itself sent, and finds in answers again. */
export const make = (sandbox: Pick<Running, "url" | "token">, known: ReadonlyArray<string> = []) => {
  const wrong: Array<string> = []
  const followed: Array<string> = []

  const check = async (url: string): Promise<void> => {
    const parsed = new URL(url)
    if (followed.includes(url) || known.includes(parsed.origin) || isNowhere(parsed)) return
    if (parsed.origin !== sandbox.url) {
      wrong.push(`${url} leads elsewhere`)
      return
    }
    followed.push(url)
    const response = await fetch(url, {
      redirect: "manual",
      headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}` }
    })
    await response.body?.cancel()
    if (response.status === 404) wrong.push(`${url} leads to nothing`)
  }

  return {
    wrong,
    followed,
    follow: async ({ body, headers }: Seen): Promise<void> => {
      const texts = [
        typeof body === "string" ? body : JSON.stringify(body) ?? "",
        ...Array.from(headers, ([, value]) => value)
      ]
      for (const url of texts.flatMap(urlsIn)) await check(url)
    }
  }
}
