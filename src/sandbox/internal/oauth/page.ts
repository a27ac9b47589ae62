/** The pages of the authorization server. They work without JavaScript, and nothing of a request is markup in them. */
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

const escape = (text: string): string => text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)

/** On one line and not endless, for texts of a request. */
const shown = (text: string): string => escape(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").slice(0, 200))

const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1a202c, #edf2f7); --quiet: light-dark(#4a5568, #a9b4c4);
  --page: light-dark(#eef1f6, #12161d); --card: light-dark(#fff, #1c222c); --line: light-dark(#d3dae6, #3a4454);
  --accent: light-dark(#4c51bf, #a3a8f5); --on-accent: light-dark(#fff, #12161d);
  font-family: system-ui, sans-serif; line-height: 1.5; color: var(--text); background: var(--page)
}
* { box-sizing: border-box }
body { margin: 0; padding: 10vh 1rem 2rem }
main {
  max-width: 27rem; margin: 0 auto; padding: 2rem; overflow-wrap: anywhere;
  background: var(--card); border: 1px solid var(--line); border-radius: .75rem
}
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 }
p, ul { margin: 0 0 1rem }
ul { padding-left: 1.25rem }
small, code { font-size: .875rem }
small { color: var(--quiet) }
li small { display: block }
label { display: block; font-weight: 600 }
select, input, button { font: inherit; width: 100%; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .5rem }
select, input { margin: .25rem 0 1.5rem; color: inherit; background: var(--card) }
button { font-weight: 600; cursor: pointer; color: inherit; background: transparent }
button[value=approve], button.only { color: var(--on-accent); background: var(--accent); border-color: var(--accent); margin-bottom: .75rem }
form + p { margin: .75rem 0 0; text-align: center }
footer { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
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
  /** Where its form may lead (CSP `form-action`). By default there is none. */
  readonly formAction?: string
}) => {
  const nonce = state.secret()
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
<footer><small>This is a sandbox of the Prisma Data Platform, on your machine. No account is involved.</small></footer>
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
        `form-action ${options.formAction ?? "'none'"}`,
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
  "workspace:admin": "Manage everything in the workspace that you choose",
  "offline_access": "Stay logged in while you are away"
}

const scopeList = (scopes: ReadonlyArray<string>): string =>
  `<ul>
${
    scopes.map((scope) => `<li>${escape(scopeTexts[scope] ?? scope)} <small><code>${escape(scope)}</code></small></li>`)
      .join("\n")
  }
</ul>`

/** Who asks, and whether anybody registered them. */
interface Asking {
  readonly clientId: string
  readonly isRegistered: boolean
}

const unregistered = ({ isRegistered }: Asking): string =>
  isRegistered ? "" : "<p><small>The application is not registered: accepted, this is a sandbox.</small></p>\n"

/** The form with which a person decides; `name` and `value` say about what. */
const decision = (
  action: string,
  [name, value]: readonly [name: string, value: string],
  workspaces: ReadonlyArray<rows.Workspace>
): string =>
  `<form method="post" action="${action}">
<input type="hidden" name="${name}" value="${escape(value)}">
<label for="workspace">Workspace</label>
<select id="workspace" name="workspace" required>
${workspaces.map(({ id, name }) => `<option value="${escape(id)}">${shown(name)}</option>`).join("\n")}
</select>
<button type="submit" name="decision" value="approve">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</form>`

/** Asks a person. */
export const consent = (
  state: State,
  request: rows.AuthorizationRequest & Asking,
  workspaces: ReadonlyArray<rows.Workspace>
) =>
  respond(state, {
    status: 200,
    title: "Allow access?",
    formAction: `'self' ${formTarget(request.redirectUri)}`,
    body: `<p>The application <strong>${shown(request.clientId)}</strong> asks to:</p>
${scopeList(request.scopes)}
${unregistered(request)}${decision("/authorize", ["request", request.id], workspaces)}
<p><small>Either way you go back to <code>${
      shown(new URL(request.redirectUri).host || new URL(request.redirectUri).protocol)
    }</code>.</small></p>`
  })

/** Tells a person what is wrong, where the application cannot be told (RFC 6749 section 4.1.2.1). `of` is a text of the request. */
export const problem = (state: State, message: string, of?: string) =>
  respond(state, {
    status: 400,
    title: "This login cannot go on",
    body: `<p>${escape(message)}</p>${of === undefined ? "" : `\n<p><code>${shown(of)}</code></p>`}`
  })

/** Asks a person for the code that a device shows (RFC 8628 section 3.3). */
export const enterCode = (state: State, message: string) =>
  respond(state, {
    status: 200,
    title: "Log in a device",
    formAction: "'self'",
    body: `<p>${escape(message)}</p>
<form method="get" action="/device">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false">
<button type="submit" class="only">Continue</button>
</form>`
  })

/** Asks a person about a device, which has to be theirs (RFC 8628 section 5.4). */
export const deviceConsent = (
  state: State,
  request: rows.DeviceAuthorization & Asking,
  userCode: string,
  workspaces: ReadonlyArray<rows.Workspace>
) =>
  respond(state, {
    status: 200,
    title: "Allow access?",
    formAction: "'self'",
    body: `<p>The application <strong>${shown(request.clientId)}</strong> on a device that shows the code <strong>${
      escape(userCode)
    }</strong> asks to:</p>
${scopeList(request.scopes)}
${unregistered(request)}${decision("/device", ["user_code", userCode], workspaces)}
<p><small>If no device of yours shows this code, deny.</small></p>`
  })

/** Tells a person that a device goes on without them. */
export const decided = (state: State, allowed: boolean) =>
  respond(state, {
    status: 200,
    title: allowed ? "The device is logged in" : "The device was denied",
    body: "<p>You can close this page.</p>"
  })
