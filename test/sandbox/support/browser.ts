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

/** The users that a page offers: their ids by their email addresses. */
export const accountsOf = ({ html }: Page): ReadonlyMap<string, string> =>
  new Map(
    Array.from(
      html.matchAll(/name="user" value="([^"]+)" class="account">(?:[^<]*<small>)?([^<]+)</g),
      ([, id, email]) => [email!, id!]
    )
  )

/** Says who they are, where a page asks. */
const choose = async (origin: string, page: Page, email: string): Promise<Page> => {
  const request = /name="request" value="([^"]+)"/.exec(page.html)![1]!
  return await send(origin, { request, user: accountsOf(page).get(email) ?? assert.fail(page.html) })
}

/** Opens the login, decides, as one of several users perhaps, and gives where the browser is sent. */
export const decide = async (
  url: string,
  decision: "approve" | "deny" = "approve",
  user?: string
): Promise<string> => {
  const opened = await open(url)
  const page = user === undefined ? opened : await choose(new URL(url).origin, opened, user)
  assert.strictEqual(page.status, 200, page.html)
  const answer = await send(new URL(url).origin, { ...fieldsOf(page), decision })
  assert.strictEqual(answer.status, 303, answer.html)
  return answer.headers.get("location")!
}
