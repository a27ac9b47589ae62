import { AuthError } from "effect-prisma-management/promise"
import { currentUser, sdkOf } from "../lib/users"

const workspacesOf = async (user: string) => {
  const { data, error } = await sdkOf(user).client.GET("/v1/workspaces")
  if (error !== undefined) throw new Error(error.error.message)
  return data.data
}

/** `undefined` where the user has to log in. An expired access token is refreshed on the way. */
const workspacesIfLoggedIn = async () => {
  const user = await currentUser()
  if (user === undefined) return undefined
  try {
    return await workspacesOf(user)
  } catch (error) {
    if (error instanceof AuthError && (error.refreshTokenInvalid || error.reason._tag === "NotLoggedIn")) return undefined
    throw error
  }
}

export default async function Page() {
  const workspaces = await workspacesIfLoggedIn()
  // No `Link`: Next would fetch the page before anybody asks for it, and begin a login.
  if (workspaces === undefined) return <a href="/login">Log in</a>
  return (
    <main>
      <ul>{workspaces.map(({ id, name }) => <li key={id}>{name}</li>)}</ul>
      <form action="/logout" method="post">
        <button>Log out</button>
      </form>
    </main>
  )
}
