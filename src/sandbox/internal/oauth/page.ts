/** The pages of the authorization server. They work without JavaScript, and nothing of a request is markup in them. */
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as rows from "../rows.ts"
import type { Store } from "../Store.ts"

type State = Store["Service"]

const escape = (text: string): string => text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)

/** On one line and not endless, for texts of a request. */
const shown = (text: string): string => escape(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").slice(0, 200))

const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
main { max-width: 30rem; margin: 10vh auto; padding: 0 1rem; overflow-wrap: anywhere }
label { display: block; font-weight: 600 }
select, button { font: inherit; padding: .5rem 1rem; margin: .25rem .5rem .25rem 0 }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
`

// The answer to the form is a redirect, which `form-action` covers too. A source cannot be an IPv6 address.
const formTarget = (redirectUri: string): string => {
  const { origin, protocol } = new URL(redirectUri)
  return /^https?:\/\/[\w.-]+(:\d+)?$/.test(origin) ? origin : protocol
}

const respond = (state: State, options: {
  readonly status: number
  readonly title: string
  readonly body: string
  readonly redirectUri?: string
}) => {
  const nonce = state.secret()
  const formAction = options.redirectUri === undefined ? "'none'" : `'self' ${formTarget(options.redirectUri)}`
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${options.title}</h1>
${options.body}
</main>
</body>
</html>
`
  return HttpServerResponse.text(html, {
    status: options.status,
    contentType: "text/html; charset=utf-8",
    headers: {
      "content-security-policy": [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        `form-action ${formAction}`,
        "base-uri 'none'",
        "frame-ancestors 'none'"
      ].join("; "),
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store"
    }
  })
}

const scopeTexts: { readonly [scope: string]: string } = {
  "workspace:admin": "Manage everything in the workspace",
  "offline_access": "Stay logged in while you are away"
}

/** Asks a person. */
export const consent = (
  state: State,
  request: rows.AuthorizationRequest,
  workspaces: ReadonlyArray<rows.Workspace>
) =>
  respond(state, {
    status: 200,
    title: "Allow access?",
    redirectUri: request.redirectUri,
    body: `<p>The application <strong>${
      shown(request.clientId)
    }</strong> asks for access to a workspace of this sandbox:</p>
<ul>
${
      request.scopes.map((scope) => `<li>${escape(scopeTexts[scope] ?? scope)} (<code>${escape(scope)}</code>)</li>`)
        .join("\n")
    }
</ul>
<p>You come back to <code>${
      shown(new URL(request.redirectUri).host || new URL(request.redirectUri).protocol)
    }</code>.</p>
<form method="post" action="/authorize">
<input type="hidden" name="request" value="${escape(request.id)}">
<label for="workspace">Workspace</label>
<select id="workspace" name="workspace" required>
${workspaces.map(({ id, name }) => `<option value="${escape(id)}">${shown(name)}</option>`).join("\n")}
</select>
<p>
<button type="submit" name="decision" value="approve">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</p>
</form>`
  })

/** Tells a person what is wrong, where the application cannot be told (RFC 6749 section 4.1.2.1). `of` is a text of the request. */
export const problem = (state: State, message: string, of?: string) =>
  respond(state, {
    status: 400,
    title: "This login cannot go on",
    body: `<p>${escape(message)}</p>${of === undefined ? "" : `\n<p><code>${shown(of)}</code></p>`}`
  })
