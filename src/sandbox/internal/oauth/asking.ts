/** What a person is asked about a login, and what they answer: who they are, and whether the application may, and for which workspace. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import { type FormProblem, ofPerson, type Parameters } from "../pages/form.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import { findUser, workspacesOfUser } from "../state/users.ts"
import { userOf, type Wanted } from "./choice.ts"
import { denied, type Outcome } from "./decisions.ts"
import * as page from "./page.ts"

type State = Store["Service"]

/** What a form says: the decision, or who the person is; `user` is undefined where they want to choose once more. */
export type Answer =
  | { readonly outcome: Outcome }
  | { readonly user: rows.User | undefined }
  | { readonly problem: string }

const incomplete: Answer = { problem: "The form is incomplete: go back, and try again." }

const answerOf = (state: State, given: Parameters): Answer => {
  const decision = given.get("decision")
  if (decision === "deny") return { outcome: denied }
  if (decision === "approve") {
    const workspace = state.workspaces.get(given.get("workspace") ?? "")
    return workspace === undefined ? incomplete : { outcome: { workspace } }
  }
  if (decision !== undefined) return incomplete
  if (given.get("account") === "other") return { user: undefined }
  const user = findUser(state, given.get("user") ?? "")
  return user === undefined ? incomplete : { user }
}

/** Reads what a person has sent. */
export const read = (
  state: State,
  request: HttpServerRequest.HttpServerRequest
): Effect.Effect<{ readonly given: Parameters; readonly answer: Answer }, FormProblem> =>
  Effect.map(ofPerson(request), (given) => ({ given, answer: answerOf(state, given) }))

/** Whose login it is before anybody is asked: who is wanted, or the only user there is. */
export const presumed = (state: State, wanted: Wanted): rows.User | undefined =>
  userOf(state, wanted) ?? (state.users.size() === 1 ? state.users.first() : undefined)

/** The page that asks whether a user allows it, or, where it is open which one, who it is. */
export const ask = (
  state: State,
  about: page.About,
  user: rows.User | undefined,
  wanted: Wanted = {}
): HttpServerResponse.HttpServerResponse => {
  const users = state.users.all()
  if (user !== undefined) {
    const workspaces = workspacesOfUser(state, user)
    const preferred = state.workspaces.get(wanted.workspace ?? "")?.id
    return page.consent(state, about, { user, workspaces, preferred, isOnlyUser: users.length === 1 })
  }
  // Who is wanted comes first.
  const first = userOf(state, wanted)
  const isUnknown = wanted.user !== undefined && first === undefined
  return page.accounts(state, about, {
    users: first === undefined ? users : [first, ...users.filter(({ id }) => id !== first.id)],
    unknown: isUnknown ? wanted.user : undefined
  })
}
