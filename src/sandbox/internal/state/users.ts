/** The people of a sandbox: who owns its workspaces, and allows logins. */
import type * as rows from "./rows.ts"
import type { Store } from "./Store.ts"

type State = Store["Service"]

/** Whose sandbox it is: the owner of its first workspace, for whom the printed token acts. */
export const firstUser = { id: "usr_sandbox", email: "sandbox@example.com", name: "Sandbox" }

export const isSameEmail = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The user of an id, with its prefix or without it, or of an email address. */
export const findUser = (state: State, named: string): rows.User | undefined =>
  state.users.get(named) ?? state.users.find(({ email }) => isSameEmail(email, named))

export const workspacesOfUser = (state: State, { id }: rows.User): ReadonlyArray<rows.Workspace> =>
  state.workspaces.where("ownerId", id)
