/** The page at which a person installs the GitHub App: `installUrl` leads here, as it leads to GitHub in the real API. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as form from "../pages/form.ts"
import { escape, respond, shown } from "../pages/page.ts"
import type * as rows from "../state/rows.ts"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as scm from "./scm.ts"

type State = Store["Service"]

/** What a person has entered. */
interface Entered {
  readonly account: string
  readonly privateOnes: string
  readonly publicOnes: string
}

const mostRepositories = 100

const over = (state: State) =>
  respond(state, {
    status: 400,
    title: "This installation cannot continue",
    body: `<p>It was already completed or denied, or has expired.</p>
<p>Have the program ask for another link.</p>`
  })

const lines = (label: string, name: string, value: string, rows: number): string =>
  `<label for="${name}">${label}</label>
<textarea id="${name}" name="${name}" rows="${rows}" aria-describedby="how" autocapitalize="none" spellcheck="false">${
    // A line break right after the tag is not one of the text.
    `\n${escape(value)}`}</textarea>`

/** Asks a person; `problem` says what was wrong with what they entered. */
const ask = (state: State, intent: rows.InstallIntent, entered: Entered, problem?: string) =>
  respond(state, {
    status: problem === undefined ? 200 : 400,
    title: "Install the GitHub App",
    formAction: "'self'",
    body: `${
      problem === undefined ? "" : `<p role="alert"><strong>${shown(problem)}</strong></p>\n`
    }<p>The workspace <strong>${
      shown(state.workspaces.get(intent.workspaceId)?.name ?? "")
    }</strong> asks to see repositories of an account.</p>
<p><small id="how">This page does not contact GitHub: programs find the repositories you enter. Write one repository a line, with its account
(<code>acme/web</code>) or without (<code>web</code>).</small></p>
<form method="post" action="/github/install">
<input type="hidden" name="state" value="${escape(intent.id)}">
<label for="account">Account</label>
<input id="account" name="account" value="${
      escape(entered.account)
    }" required autocomplete="off" autocapitalize="none" spellcheck="false">
${lines("Private repositories", "private", entered.privateOnes, 2)}
${lines("Public repositories", "public", entered.publicOnes, 2)}
<button type="submit" name="decision" value="approve">Install</button>
<button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
</form>`
  })

const finished = (state: State, { accountLogin, repositories }: rows.ScmInstallation) =>
  respond(state, {
    status: 200,
    title: "The GitHub App is installed",
    body: `<p>It sees these repositories of <strong>${escape(accountLogin)}</strong>:</p>
<ul>
${
      repositories.map(({ fullName, isPrivate }) =>
        `<li>${escape(fullName)} <small>${isPrivate ? "private" : "public"}</small></li>`
      ).join("\n")
    }
</ul>
<p>You can close this page: the program that sent you here continues.</p>`
  })

const denied = (state: State) =>
  respond(state, {
    status: 200,
    title: "The GitHub App was not installed",
    body: "<p>Nothing was changed. You can close this page.</p>"
  })

const namesIn = (text: string): ReadonlyArray<string> =>
  text.split(/[\n\r,]/).map((line) => line.trim()).filter((line) => line !== "")

/** The repositories that a person named, or what is wrong with them. */
const read = ({ account, privateOnes, publicOnes }: Entered): ReadonlyArray<scm.NewRepository> | string => {
  if (!scm.isAccountName(account)) return "The account must be a GitHub name, such as acme."
  const named = [[privateOnes, true], [publicOnes, false]] as const
  const repositories = named.flatMap(([text, isPrivate]) =>
    namesIn(text).map((name) => ({ fullName: name.includes("/") ? name : `${account}/${name}`, isPrivate }))
  )
  if (repositories.length > mostRepositories) return `Enter at most ${mostRepositories} repositories.`
  const wrong = repositories.find(({ fullName }) => !scm.isSameName(scm.ownerOf(fullName) ?? "", account))
  if (wrong !== undefined) return `${wrong.fullName} is not the name of a repository of ${account}.`
  const twice = repositories.find(({ fullName }, at) =>
    repositories.findIndex((other) => scm.isSameName(other.fullName, fullName)) !== at
  )
  if (twice !== undefined) return `${twice.fullName} is listed twice.`
  if (repositories.length === 0) return "Enter a repository."
  return repositories
}

/** What the program asks for, or what is there anyway. */
const suggested = ({ repository }: rows.InstallIntent): Entered => {
  const account = repository === null ? undefined : scm.ownerOf(repository)
  return account === undefined || repository === null
    ? { account: "", privateOnes: "", publicOnes: "" }
    : { account, privateOnes: repository, publicOnes: "" }
}

const install = (
  state: State,
  intent: rows.InstallIntent,
  account: string,
  repositories: ReadonlyArray<scm.NewRepository>
) => {
  state.installIntents.remove(intent)
  return finished(state, scm.install(state, intent.workspaceId, account, repositories))
}

/** `GET`: a person comes, or nobody has to. */
const begin = (state: State, autoApprove: boolean) => (request: HttpServerRequest.HttpServerRequest) =>
  Effect.sync(() => {
    const intent = scm.findIntent(state, form.ofUrl(request).get("state") ?? "")
    if (intent === undefined) return over(state)
    const entered = suggested(intent)
    if (!autoApprove) return ask(state, intent, entered)
    const repositories = read(entered)
    return typeof repositories === "string"
      ? install(state, intent, scm.usualAccount, scm.usualRepositories)
      : install(state, intent, entered.account, repositories)
  })

/** `POST`: the person has decided. */
const decide = (state: State) =>
  Effect.fnUntraced(
    function*(request: HttpServerRequest.HttpServerRequest) {
      const given = yield* form.ofPerson(request)
      const intent = scm.findIntent(state, given.get("state") ?? "")
      if (intent === undefined) return over(state)
      if (given.get("decision") === "deny") {
        state.installIntents.remove(intent)
        return denied(state)
      }
      const entered = {
        account: (given.get("account") ?? "").trim(),
        privateOnes: given.get("private") ?? "",
        publicOnes: given.get("public") ?? ""
      }
      const repositories = given.get("decision") === "approve" ? read(entered) : "Decide: install, or deny."
      return typeof repositories === "string"
        ? ask(state, intent, entered, repositories)
        : install(state, intent, entered.account, repositories)
    },
    Effect.catch(({ description }) =>
      Effect.succeed(respond(state, {
        status: 400,
        title: "This installation cannot continue",
        body: `<p>${escape(description)}</p>`
      }))
    )
  )

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  const { autoApprove } = yield* Settings
  return [
    HttpRouter.route("GET", "/github/install", begin(state, autoApprove)),
    HttpRouter.route("POST", "/github/install", decide(state))
  ]
}))
