/** The people that a sandbox is given: what is wrong with them, and what each has from the start. */
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import { shown, unknownField } from "../protocol/unknownField.ts"
import { EmailAddress } from "../state/fields.ts"
import type * as rows from "../state/rows.ts"
import type { User } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { firstUser, isSameEmail, workspacesOfUser } from "../state/users.ts"
import * as Workspaces from "./workspaces.ts"

type State = Store["Service"]

const prefix = "usr_"

const idOf = ({ id }: User): string | undefined => id === undefined || id.startsWith(prefix) ? id : prefix + id

const isEmail = Schema.is(EmailAddress)

const isList = (u: unknown): u is ReadonlyArray<unknown> => Array.isArray(u)

const fields = ["id", "email", "name"]

const problemOf = (user: unknown): string | undefined => {
  if (!Predicate.isObject(user)) {
    return "A user must be an object such as `{ \"email\": \"ada@example.com\" }`, with optional `id` and `name`."
  }
  const unknown = unknownField(user, fields)
  if (unknown !== undefined) return unknown
  const { email, id, name } = user as { readonly [Field in keyof User]: unknown }
  if (email === undefined) return "The email of a user is missing."
  if (typeof email !== "string" || !isEmail(email)) {
    return `The email ${shown(String(email))} is not an email address such as ada@example.com.`
  }
  if (id !== undefined && (typeof id !== "string" || !/^\w{1,64}$/.test(id))) {
    return `The id of ${email} must be 1 to 64 letters, digits and underscores, with or without the prefix \`${prefix}\`.`
  }
  return name === undefined || name === null || (typeof name === "string" && name.trim() !== "")
    ? undefined
    : `The name of ${email} must be a string, or omitted.`
}

interface Known {
  readonly id: string | undefined
  readonly email: string
}

const isKnown = (users: ReadonlyArray<Known>, user: User) =>
  users.some(({ email, id }) => isSameEmail(email, user.email) || (id !== undefined && id === idOf(user)))

/** What is wrong with users that are to be added to those that are there, and with which of them; undefined where nothing is. */
export const problemOfUsers = (
  given: unknown,
  there: ReadonlyArray<Known> = [firstUser]
): { readonly at: number | undefined; readonly problem: string } | undefined => {
  if (!isList(given)) return { at: undefined, problem: "The users must be a list of objects." }
  const known = [...there]
  for (const [at, user] of given.entries()) {
    const problem = problemOf(user)
    if (problem !== undefined) return { at, problem }
    const next = user as User
    if (isKnown(known, next)) {
      const named = next.id === undefined ? next.email : `${next.email} or with the id ${next.id}`
      return { at, problem: `There is already a user ${named}.` }
    }
    known.push({ id: idOf(next), email: next.email })
  }
  return undefined
}

/** Whether there is a person with the email address, or the id, of a user. */
export const isThere = (state: State, user: User): boolean => isKnown(state.users.all(), user)

/** Adds a person, who has no workspace yet (`giveWorkspaces`). */
export const add = (state: State, user: User): rows.User => {
  const id = idOf(user)
  return state.users.put({
    ...state.row(prefix),
    ...id === undefined ? undefined : { id },
    email: user.email,
    name: user.name ?? null
  })
}

/** Everybody has a workspace: who has none gets one. */
export const giveWorkspaces = (state: State): void =>
  state.users.filter((user) => workspacesOfUser(state, user).length === 0).forEach(({ email, id, name }) => {
    Workspaces.add(state, `Workspace of ${name ?? email}`, id)
  })
