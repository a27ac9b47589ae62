/** A sandbox with several users: who they are, what each sees, and whose login it is. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import { at, logIn } from "./support/application.ts"
import * as Browser from "./support/browser.ts"
import * as OAuth from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

const first = "sandbox@example.com"
const ada = "ada@example.com"
const bob = "bob@example.com"

const users: ReadonlyArray<Sandbox.User> = [{ id: "usr_ada", email: ada, name: "Ada" }, { id: "bob", email: bob }]

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-users-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

/** Where a login is sent back to. */
const backFrom = ({ headers, html }: Browser.Page): URLSearchParams =>
  new URL(headers.get("location") ?? assert.fail(html)).searchParams

/** Whose login a code is. */
const ownerOf = Effect.fnUntraced(function*(oauth: ReturnType<typeof OAuth.make>, code: string) {
  const { body } = yield* oauth.exchange(code)
  const me = yield* Effect.promise(async () =>
    (await fetch(`${oauth.sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${body.access_token}` } })).json()
  ) as Effect.Effect<any>
  return { email: me.data.user.email as string, workspaceId: me.data.workspace.id as string }
})

/** The workspace of a user, whose login is over at once. */
const workspaceOf = (sandbox: Sandbox.Running, user: string) =>
  Effect.map(sandbox.logins.tokens({ user }), ({ workspace_id }) => workspace_id)

describe("two users of a sandbox", () => {
  it.effect("two users who log in at the page at once, each by a session of their own, see what is theirs and nothing else", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const people = yield* Effect.forEach([ada, bob, first], (email) =>
        Effect.gen(function*() {
          const { client, oauth, session } = yield* at(sandbox.url)
          return { email, client, session, tokens: yield* logIn(oauth, undefined, { user: email }) }
        }), { concurrency: "unbounded" })
      for (const { client, email, tokens } of people) {
        const me = yield* client.me.get()
        assert.deepInclude(me.user, { email, name: email === ada ? "Ada" : email === bob ? null : "Sandbox" })
        assert.strictEqual(me.workspace?.id, tokens.workspaceId)
        yield* client.projects.create({ payload: { name: email, createDatabase: false } })
      }
      assert.strictEqual(people[2]!.tokens.workspaceId, sandbox.workspaceId)
      for (const { client, email, session, tokens } of people) {
        yield* session.refresh(tokens)
        assert.deepStrictEqual((yield* client.projects.list()).data.map(({ name }) => name), [email])
        assert.deepStrictEqual((yield* client.workspaces.list()).data.map(({ id }) => id), [tokens.workspaceId])
        const other = people.find((one) => one.email !== email)
        const failure = yield* Effect.flip(client.workspaces.get({ params: { id: other!.tokens.workspaceId } }))
        assert.strictEqual(failure._tag, "NotFound")
        const { data: [integration] } = yield* client.workspaces.listIntegrations({
          params: { workspaceId: tokens.workspaceId }
        })
        assert.strictEqual(integration!.createdByUser.email, email)
      }
      // The printed token is the first user's.
      const { ok } = Wire.make(sandbox)
      assert.deepStrictEqual((yield* ok("projects.list")).data.map(({ name }: { name: string }) => name), [first])
    }))

  it.effect("two sandboxes in process have users of their own", () =>
    Effect.gen(function*() {
      const emailOf = (list: ReadonlyArray<Sandbox.User>) =>
        Effect.gen(function*() {
          const { logins } = yield* Sandbox.Sandbox
          const client = yield* HttpClient.HttpClient
          const { access_token, user_id } = yield* logins.tokens({ user: list[0]!.email })
          const answer = yield* client.execute(
            HttpClientRequest.get("http://localhost/v1/me").pipe(HttpClientRequest.bearerToken(access_token))
          )
          const { data } = (yield* answer.json) as any
          assert.strictEqual(data.user.id, user_id)
          assert.isTrue((yield* Effect.exit(logins.tokens({ user: first })))._tag === "Success")
          return data.user.email as string
        }).pipe(Effect.provide(Sandbox.layer({ users: list })))
      assert.strictEqual(yield* emailOf([{ email: ada }]), ada)
      assert.strictEqual(yield* emailOf([{ email: bob }]), bob)
      assert.include(
        String(
          yield* Effect.flip(Effect.sandbox(
            emailOf([{ email: ada }]).pipe(
              Effect.andThen(Effect.flatMap(Sandbox.Sandbox, ({ logins }) => logins.tokens({ user: ada }))),
              Effect.provide(Sandbox.layer({ users: [{ email: bob }] }))
            )
          ))
        ),
        `Known users: ${first}, ${bob}`
      )
    }))

  it.effect("users of a seed and of the options are there, also after a reset and after a restart on the same data", () =>
    Effect.gen(function*() {
      const data = path.join(yield* directory, "state.json")
      const options = { data, users: [users[0]!] }
      const before = yield* Effect.scoped(Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ ...options, seed: { users: [{ email: bob, name: "Bob" }] } })
        yield* sandbox.reset
        return yield* Effect.forEach([ada, bob], (user) => workspaceOf(sandbox, user))
      }))
      const again = yield* Sandbox.serve({ data, users: [...users, { email: "eve@example.com" }] }).pipe(
        Effect.flip,
        Effect.scoped
      )
      // Bob has another id there.
      assert.deepInclude(again, { reason: "OptionsInvalid" })
      assert.include(again.message, "users[0]: There is already a user bob@example.com")
      const sandbox = yield* Sandbox.serve({ data, users: [users[0]!, { email: "eve@example.com" }] })
      assert.deepStrictEqual(yield* Effect.forEach([ada, bob], (user) => workspaceOf(sandbox, user)), before)
      assert.notInclude(before, yield* workspaceOf(sandbox, "EVE@example.com"))
    }))

  const wrong: ReadonlyArray<readonly [what: string, users: unknown, says: RegExp]> = [
    ["no list", { email: ada }, /list of objects/],
    ["a text", [ada], /users\[0\]: A user must be an object/],
    ["no email", [{ name: "Ada" }], /The email of a user is missing/],
    ["an email that is none", [{ email: "ada" }], /"ada" is not an email address/],
    [
      "the same email twice",
      [{ email: ada }, { email: "ADA@example.com" }],
      /users\[1\]: There is already a user ADA@example/
    ],
    [
      "the same id twice",
      [{ id: "a", email: ada }, { id: "usr_a", email: bob }],
      /users\[1\]: There is already a user .*with the id usr_a/
    ],
    ["an id of the first user", [{ id: "sandbox", email: ada }], /already a user .*with the id sandbox/],
    ["an id with a slash", [{ id: "a/b", email: ada }], /id of ada@example.com must be/],
    ["a name that is none", [{ email: ada, name: 1 }], /name of ada@example.com must be/],
    ["another field", [{ email: ada, role: "admin" }], /Unknown field `role`. Known fields: `id`, `email`, `name`/]
  ]
  it.effect("users that make no sense are refused, in the options and in a seed, with what is known", () =>
    Effect.gen(function*() {
      for (const [what, given, says] of wrong) {
        const users = given as ReadonlyArray<Sandbox.User>
        const option = yield* Effect.flip(Sandbox.serve({ users }))
        assert.strictEqual(option.reason, "OptionsInvalid", what)
        assert.match(option.message, says)
        const seed = yield* Effect.flip(Sandbox.serve({ seed: { users } }))
        assert.strictEqual(seed.reason, "SeedInvalid", what)
        assert.match(seed.message, says)
      }
    }))
})

describe("the page of a login with several users", () => {
  it.effect("asks who it is, then which of their workspaces; another account can be chosen; the workspace says whose login it is", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const oauth = OAuth.make(sandbox)
      const send = (form: Record<string, string>, headers = {}) =>
        Effect.promise(() => Browser.send(sandbox.url, form, headers))
      const page = yield* oauth.authorize()
      const accounts = Browser.accountsOf(page)
      assert.deepStrictEqual([...accounts.keys()], [first, ada, bob])
      const request = /name="request" value="([^"]+)"/.exec(page.html)![1]!
      const asAda = yield* send({ request, user: accounts.get(ada)! })
      assert.include(asAda.html, "You are Ada <small>ada@example.com</small>")
      assert.strictEqual(Browser.fieldsOf(asAda).workspace, yield* workspaceOf(sandbox, ada))
      const other = yield* send({ request, workspace: "any", account: "other" })
      assert.deepStrictEqual([...Browser.accountsOf(other).keys()], [first, ada, bob])
      const asBob = yield* send({ request, user: bob })
      // Nothing but a page of the sandbox sends these.
      assert.include((yield* send({ request, user: bob }, { "sec-fetch-site": "cross-site" })).html, "another page")
      assert.include((yield* send({ request, user: "usr_nobody" })).html, "incomplete")
      const code = backFrom(yield* send({ ...Browser.fieldsOf(asBob), decision: "approve" })).get("code")!
      assert.deepStrictEqual(yield* ownerOf(oauth, code), { email: bob, workspaceId: yield* workspaceOf(sandbox, bob) })
      assert.include((yield* send({ request, user: bob })).html, "already decided")
    }))

  it.effect("lets a person deny before they have said who they are, and does not show another user's workspaces", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const oauth = OAuth.make(sandbox)
      const page = yield* oauth.authorize()
      const request = /name="request" value="([^"]+)"/.exec(page.html)![1]!
      const asBob = yield* Effect.promise(() => Browser.send(sandbox.url, { request, user: bob }))
      assert.notInclude(asBob.html, yield* workspaceOf(sandbox, ada))
      const denied = yield* Effect.promise(() => Browser.send(sandbox.url, { request, decision: "deny" }))
      assert.strictEqual(backFrom(denied).get("error"), "access_denied")
    }))

  it.effect("login_hint and workspace choose before a person does, prompt asks in any case, and what nobody is called is said", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const { authorize } = OAuth.make(sandbox)
      for (const login_hint of [ada, "ADA@EXAMPLE.com", "usr_ada", "ada"]) {
        assert.include((yield* authorize({ login_hint })).html, "You are Ada ")
      }
      const workspace = yield* workspaceOf(sandbox, bob)
      for (const name of ["workspace", "workspace_id"]) {
        assert.include((yield* authorize({ [name]: workspace })).html, `You are ${bob}.`)
      }
      const unknown = yield* authorize({ login_hint: "<eve>@example.com" })
      assert.include(unknown.html, "There is no account <strong>&#60;eve&#62;@example.com</strong> here")
      for (const prompt of ["login", "select_account", "login consent"]) {
        const page = yield* authorize({ login_hint: bob, prompt })
        assert.deepStrictEqual([...Browser.accountsOf(page).keys()], [bob, first, ada], prompt)
      }
      assert.include((yield* authorize({ login_hint: bob, prompt: "consent" })).html, `You are ${bob}.`)
    }))

  it.effect("shows a name that is like an attack as text, of users and in errors", () =>
    Effect.gen(function*() {
      const name = "\"><script>alert(1)</script>\u202e"
      const sandbox = yield* Sandbox.serve({ users: [{ email: ada, name }] })
      const { authorize } = OAuth.make(sandbox)
      for (const change of [{}, { login_hint: ada }, { login_hint: name }]) {
        const { html } = yield* authorize(change)
        assert.include(html, "&#62;&#60;script&#62;")
        assert.notInclude(html, "<script")
        assert.notInclude(html, "\u202e")
      }
      const said = String(yield* Effect.flip(Effect.sandbox(sandbox.logins.tokens({ user: name }))))
      assert.include(said, `Known users: ${first}, ${ada}`)
      assert.notInclude(said, "\u202e")
    }))

  it.effect("chooses the workspace that was asked for, of those of the user who comes", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const { ok } = Wire.make(sandbox)
      const { data: { id } } = yield* ok("workspaces.create", { body: { displayName: "Second" } })
      const { authorize } = OAuth.make(sandbox)
      const isSelected = (html: string) => html.includes(`<option value="${id}" selected>Second</option>`)
      assert.isTrue(isSelected((yield* authorize({ login_hint: first, workspace: id })).html))
      assert.isFalse(isSelected((yield* authorize({ login_hint: first })).html))
      // Who comes is somebody else first.
      const page = yield* authorize({ login_hint: ada, workspace: id })
      assert.notInclude(page.html, id)
      const request = /name="request" value="([^"]+)"/.exec(page.html)![1]!
      const asFirst = yield* Effect.promise(() => Browser.send(sandbox.url, { request, user: first }))
      assert.isTrue(isSelected(asFirst.html))
    }))

  it.effect("asks at /device as at /authorize: who it is, then for which workspace", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const { post } = OAuth.make(sandbox)
      const send = (form: Record<string, string>) =>
        Effect.promise(async () =>
          (await fetch(`${sandbox.url}/device`, { method: "POST", body: new URLSearchParams(form) })).text()
        )
      const { body: begun } = yield* post("/device_authorization", { client_id: "sandbox" })
      const page = yield* Effect.promise(() => Browser.open(begun.verification_uri_complete))
      const accounts = Browser.accountsOf(page)
      assert.deepStrictEqual([...accounts.keys()], [first, ada, bob])
      assert.include(page.html, begun.user_code)
      const asBob = yield* send({ user_code: begun.user_code, user: accounts.get(bob)! })
      const workspace = yield* workspaceOf(sandbox, bob)
      assert.include(asBob, workspace)
      const form = { user_code: begun.user_code, workspace, decision: "approve" }
      assert.include(yield* send(form), "The device is logged in")
      const { body } = yield* post("/token", {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        client_id: "sandbox",
        device_code: begun.device_code
      })
      const wire = Wire.make(sandbox)
      assert.strictEqual((yield* wire.ok("me.get", { token: body.access_token })).data.user.email, bob)
      const hinted = yield* post("/device_authorization", { client_id: "sandbox", login_hint: ada })
      const hintedPage = yield* Effect.promise(() => Browser.open(hinted.body.verification_uri_complete))
      assert.include(hintedPage.html, "You are Ada ")
    }))
})

describe("logins that are approved at once", () => {
  it.effect("are those of the user and for the workspace that they ask for, of the first where they ask for none", () =>
    Effect.gen(function*() {
      const oauth = OAuth.make(yield* Sandbox.serve({ users, autoApprove: true }))
      const { sandbox } = oauth
      const owner = (change: OAuth.Fields) => Effect.flatMap(oauth.code(change), (code) => ownerOf(oauth, code))
      const workspaces = new Map<string, string>()
      for (const user of [first, ada, bob]) workspaces.set(user, yield* workspaceOf(sandbox, user))
      const of = (email: string) => ({ email, workspaceId: workspaces.get(email)! })
      assert.deepStrictEqual(yield* owner({}), of(first))
      assert.deepStrictEqual(yield* owner({ login_hint: ada, prompt: "none" }), of(ada))
      assert.deepStrictEqual(yield* owner({ workspace: workspaces.get(bob) }), of(bob))
      assert.deepStrictEqual(yield* owner({ login_hint: bob, workspace_id: workspaces.get(bob)!.slice(5) }), of(bob))
      const refused = (change: OAuth.Fields) => Effect.map(oauth.authorize(change), backFrom)
      const nobody = yield* refused({ login_hint: "eve@example.com" })
      assert.strictEqual(nobody.get("error"), "login_required")
      assert.include(nobody.get("error_description"), `Known users: ${first}, ${ada}, ${bob}`)
      const theirs = yield* refused({ login_hint: ada, workspace: workspaces.get(bob) })
      assert.strictEqual(theirs.get("error"), "invalid_request")
      assert.include(
        theirs.get("error_description"),
        `${ada} has no such workspace. Their workspaces: ${workspaces.get(ada)}`
      )
      const { body: begun } = yield* oauth.post("/device_authorization", { client_id: "sandbox", login_hint: bob })
      const { body } = yield* oauth.post("/token", {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        client_id: "sandbox",
        device_code: begun.device_code
      })
      const { ok } = Wire.make(sandbox)
      assert.strictEqual((yield* ok("me.get", { token: body.access_token })).data.user.email, bob)
    }))

  it.effect("are those of the only user, whoever an application takes them for", () =>
    Effect.gen(function*() {
      const oauth = OAuth.make(yield* Sandbox.serve({ autoApprove: true }))
      const code = yield* oauth.code({ login_hint: "eve@example.com" })
      assert.strictEqual((yield* ownerOf(oauth, code)).email, first)
    }))
})

describe("prompt", () => {
  it.effect("none lets nobody be asked: without a decision the login is required, and none goes with nothing else", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const { authorize } = OAuth.make(sandbox)
      const errorOf = (change: OAuth.Fields) =>
        Effect.map(authorize(change), (page) => [page.status, backFrom(page).get("error"), backFrom(page).get("state")])
      for (const login_hint of [undefined, ada]) {
        assert.deepStrictEqual(yield* errorOf({ prompt: "none", login_hint }), [302, "login_required", "a-state"])
      }
      assert.deepStrictEqual(yield* errorOf({ prompt: "none login" }), [302, "invalid_request", "a-state"])
      const unknown = backFrom(yield* authorize({ prompt: "sometimes" }))
      assert.strictEqual(unknown.get("error"), "invalid_request")
      assert.include(unknown.get("error_description"), "none, login, consent, select_account")
      yield* sandbox.logins.next({ user: ada })
      assert.isTrue(backFrom(yield* authorize({ prompt: "none" })).has("code"))
    }))
})

describe("a token", () => {
  it.effect("says whose it is in its claims, and is of nobody where it is a service token", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ users })
      const { ok } = Wire.make(sandbox)
      const tokens = yield* sandbox.logins.tokens({ user: ada })
      const claims = JSON.parse(Buffer.from(tokens.access_token.split(".")[1]!, "base64url").toString())
      assert.deepInclude(claims, { sub: "usr_ada", workspace_id: tokens.workspace_id, client_id: "sandbox" })
      const { data } = yield* ok("serviceTokens.create", {
        token: tokens.access_token,
        params: { workspaceId: tokens.workspace_id },
        body: { name: "ci" }
      })
      assert.isNull((yield* ok("me.get", { token: data.value })).data.user)
      assert.strictEqual((yield* ok("me.get", { token: Redacted.value(sandbox.token) })).data.user.email, first)
    }))
})
