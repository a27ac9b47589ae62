import { cookies } from "next/headers"
import { currentUser, sdkOf } from "../../lib/users"

export const POST = async () => {
  const user = await currentUser()
  if (user !== undefined) await sdkOf(user).logout()
  ;(await cookies()).delete("user")
  // A browser asks for the page with GET.
  return new Response(null, { status: 303, headers: { location: "/" } })
}
