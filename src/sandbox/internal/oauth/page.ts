/** The pages of the authorization server. */
import { escape, respond, shown } from "../pages/page.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

// The answer to the form is a redirect, which `form-action` covers too. A source cannot be an IPv6 address.
const formTarget = (redirectUri: string): string => {
  const { origin, protocol } = new URL(redirectUri)
  return /^https?:\/\/[\w.-]+(:\d+)?$/.test(origin) ? origin : protocol
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
    body: `<p>The application <strong>${
      shown(request.clientId)
    }</strong> on a device that shows the code <strong class="whole">${escape(userCode)}</strong> asks to:</p>
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
