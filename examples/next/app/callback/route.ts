import { AuthError } from "effect-prisma-management/promise"
import { cookies } from "next/headers"
import { redirect } from "next/navigation"
import type { NextRequest } from "next/server"
import { origin, sdkOf } from "../../lib/users"

/** Ends a login: from now on the browser is this user's. */
export const GET = async ({ nextUrl }: NextRequest) => {
  const jar = await cookies()
  const begun = jar.get("login")?.value
  if (begun === undefined) redirect("/")
  const { state, user, verifier } = JSON.parse(begun)
  try {
    const callbackUrl = `${origin}/callback${nextUrl.search}`
    await sdkOf(user).handleCallback({ callbackUrl, expectedState: state, verifier })
  } catch (error) {
    if (!(error instanceof AuthError)) throw error
    return new Response(`You are not logged in. ${error.message}`, { status: 400 })
  }
  jar.delete({ name: "login", path: "/callback" })
  jar.set("user", user, { httpOnly: true, secure: origin.startsWith("https:"), sameSite: "lax" })
  redirect("/")
}
