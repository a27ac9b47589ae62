/**
 * What the browser is shown at the end of a login. Fixed texts: nothing of a request comes back in an answer.
 */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http"

export interface Page {
  readonly status: number
  readonly html: string
}

const page = (status: number, title: string, text: string): Page => ({
  status,
  html:
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`
})

export const pages = {
  loggedIn: page(200, "Logged in", "You can close this page and go back to your terminal."),
  failed: page(400, "The login failed", "Your terminal says why. You can close this page."),
  foreign: page(400, "Not this login", "This is not the login that your terminal waits for."),
  otherBrowser: page(
    403,
    "Not the browser of this login",
    "The login was started in another browser, or this browser blocks cookies. Open the address that your terminal shows, and log in there."
  ),
  openedBefore: page(
    403,
    "Opened before",
    "Another program has already opened this address, which works in one browser only. Open the address that your "
      + "terminal shows, and log in there."
  ),
  overtaken: page(
    403,
    "Opened before",
    "Another program has opened this address, and the login has ended in it. If that was not you, log out in your terminal, and log in again."
  ),
  otherUser: page(
    403,
    "Not your login",
    "This address belongs to another user of this machine. If it is yours, open the address that your terminal shows."
  ),
  speculative: page(503, "Not yet", "Open this page to continue."),
  notFound: page(404, "Not found", "There is nothing here.")
}

/** Done when the browser has it, or is gone. */
export const answer = (
  response: ServerResponse,
  { html, status }: Page,
  headers?: OutgoingHttpHeaders
): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve()
    response.once("close", () => resolve())
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "connection": "close",
      ...headers
    })
    response.end(html)
  })
