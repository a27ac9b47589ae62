/** A person at the pages of a sandbox's authorization server, without JavaScript. */
import { assert } from "@effect/vitest"

export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

export const open = async (url: string): Promise<Page> => {
  const response = await fetch(url, { redirect: "manual" })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** What the form of a page would send, its button aside. */
export const fieldsOf = ({ html }: Page): Record<string, string> => ({
  request: /name="request" value="([^"]+)"/.exec(html)![1]!,
  workspace: /<option value="([^"]+)"/.exec(html)![1]!
})

export const send = async (origin: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(`${origin}/authorize`, {
    method: "POST",
    redirect: "manual",
    headers,
    body: new URLSearchParams(form)
  })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** Opens the login, decides, and gives where the browser is sent. */
export const decide = async (url: string, decision: "approve" | "deny" = "approve"): Promise<string> => {
  const page = await open(url)
  assert.strictEqual(page.status, 200, page.html)
  const answer = await send(new URL(url).origin, { ...fieldsOf(page), decision })
  assert.strictEqual(answer.status, 303, answer.html)
  return answer.headers.get("location")!
}
