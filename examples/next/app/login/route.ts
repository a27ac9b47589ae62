import { cookies } from "next/headers"
import { redirect } from "next/navigation"
import { origin, sdkOf } from "../../lib/users"

/** Begins a login. What it is compared with later stays in a cookie that no script can read. */
export const GET = async () => {
  const user = crypto.randomUUID()
  const { state, url, verifier } = await sdkOf(user).getLoginUrl({ scope: "workspace:admin offline_access" })
  const jar = await cookies()
  const secure = origin.startsWith("https:")
  jar.set("login", JSON.stringify({ user, state, verifier }), {
    httpOnly: true,
    secure,
    path: "/callback",
    maxAge: 600
  })
  redirect(url)
}
