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
  "workspace:admin": "Manage everything in the workspace you choose",
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
  /** Whether the login may be meant for an isolated sandbox on the same server. */
  readonly isAmbiguous?: boolean
}

const note = (text: string): string => `<p><small>${text}</small></p>\n`

const notes = ({ isAmbiguous = false, isRegistered }: Asking): string =>
  (isRegistered ? "" : note("The application is not registered. This sandbox accepts it anyway.")) +
  (isAmbiguous
    ? note(
      "This is the first sandbox on this server. To log in to an isolated one, use its own client id (<code>clientId</code>)."
    )
    : "")

/** The login that a person is asked about. */
export interface About extends Asking {
  readonly scopes: ReadonlyArray<string>
  /** Where the form goes, and the field that says of which login it is. */
  readonly form: { readonly action: "/authorize" | "/device"; readonly name: string; readonly value: string }
  /** Where the browser then goes; undefined where it is a device that waits. */
  readonly redirectUri?: string
}

const formActionOf = ({ redirectUri }: About): string =>
  redirectUri === undefined ? "'self'" : `'self' ${formTarget(redirectUri)}`

const formOf = ({ form: { action, name, value } }: About, controls: string): string =>
  `<form method="post" action="${action}">
<input type="hidden" name="${name}" value="${escape(value)}">
${controls}
</form>`

const asker = ({ clientId, form, redirectUri }: About): string =>
  `The application <strong>${shown(clientId)}</strong>${
    redirectUri === undefined
      ? ` on a device that shows the code <strong class="whole">${escape(form.value)}</strong>`
      : ""
  }`

/** What comes of it, whatever is decided. */
const afterwards = ({ redirectUri }: About): string => {
  if (redirectUri === undefined) return "<p><small>If none of your devices shows this code, deny.</small></p>"
  const { host, protocol } = new URL(redirectUri)
  return `<p><small>Either way you return to <code>${shown(host || protocol)}</code>.</small></p>`
}

const denyButton = "<button type=\"submit\" name=\"decision\" value=\"deny\">Deny</button>"

const otherAccount =
  "\n<button type=\"submit\" name=\"account\" value=\"other\" class=\"other\">Use another account</button>"

const called = ({ email, name }: rows.User): string =>
  name === null ? escape(email) : `${shown(name)} <small>${escape(email)}</small>`

/** Asks whether a user allows it, and for which of their workspaces. */
export const consent = (
  state: State,
  about: About,
  { isOnlyUser, preferred, user, workspaces }: {
    readonly user: rows.User
    readonly isOnlyUser: boolean
    readonly workspaces: ReadonlyArray<rows.Workspace>
    /** The id of the workspace that is chosen until the person chooses another. */
    readonly preferred: string | undefined
  }
) =>
  respond(state, {
    status: 200,
    title: "Allow access?",
    formAction: formActionOf(about),
    body: `<p>${asker(about)} asks to:</p>
${scopeList(about.scopes)}
${notes(about)}${isOnlyUser ? "" : `<p>You are ${called(user)}.</p>\n`}${
      formOf(
        about,
        `<label for="workspace">Workspace</label>
<select id="workspace" name="workspace" required>
${
          workspaces.map(({ id, name }) =>
            `<option value="${escape(id)}"${id === preferred ? " selected" : ""}>${shown(name)}</option>`
          ).join("\n")
        }
</select>
<button type="submit" name="decision" value="approve">Allow</button>
${denyButton}${isOnlyUser ? "" : otherAccount}`
      )
    }
${afterwards(about)}`
  })

/** Asks who it is: a button for each user. */
export const accounts = (
  state: State,
  about: About,
  { unknown, users }: {
    readonly users: ReadonlyArray<rows.User>
    /** Whom the application named, where there is nobody of that name. */
    readonly unknown: string | undefined
  }
) =>
  respond(state, {
    status: 200,
    title: "Choose an account",
    formAction: formActionOf(about),
    body: `<p>${asker(about)} asks you to log in.</p>
${notes(about)}${unknown === undefined ? "" : `<p>There is no account <strong>${shown(unknown)}</strong> here.</p>\n`}${
      formOf(
        about,
        `${
          users.map((user) =>
            `<button type="submit" name="user" value="${escape(user.id)}" class="account">${called(user)}</button>`
          ).join("\n")
        }
${denyButton}`
      )
    }
${afterwards(about)}`
  })

/** Tells a person what is wrong, where the application cannot be told (RFC 6749 section 4.1.2.1). `of` is a text of the request. */
export const problem = (state: State, message: string, of?: string) =>
  respond(state, {
    status: 400,
    title: "This login cannot continue",
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

/** Tells a person that a device goes on without them. */
export const decided = (state: State, allowed: boolean) =>
  respond(state, {
    status: 200,
    title: allowed ? "The device is logged in" : "The device was denied",
    body: "<p>You can close this page.</p>"
  })
