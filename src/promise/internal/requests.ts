/**
 * Copies of a request that go on being what they were.
 */
import { isSingleUse, singleUse } from "../../internal/call/singleUse.ts"

// What openapi-fetch gives a request for one platform's `fetch`, as `next` for that of Next.js, is not in a copy.
const carried = (copy: Request, given: Request): Request => {
  for (const key in given) if (!(key in copy)) Object.assign(copy, { [key]: given[key as keyof Request] })
  return copy
}

/** The request with something else, which makes it forget where it came from. */
const changed = (given: Request, init: RequestInit): Request => {
  const { referrer, referrerPolicy } = given
  return carried(new Request(given, { referrer, referrerPolicy, ...init }), given)
}

export const withSignal = (given: Request, signal: AbortSignal): Request => changed(given, { signal })

/** The request for an answer that may be a redirect, which is none to be followed: a token, a body or a lease would go along. */
export const withoutRedirects = (given: Request): Request =>
  given.redirect === "follow" ? changed(given, { redirect: "manual" }) : given

/** The request for a second time: a body is read when it is sent. */
export const again = (given: Request): Request => given.body === null ? given : carried(given.clone(), given)

export const withToken = (request: Request, accessToken: string): Request => {
  request.headers.set("authorization", `Bearer ${accessToken}`)
  return request
}

/** The request with a body for one time, where the platform would send it twice. */
export const withSingleUse = (given: Request): Request => {
  if (!isSingleUse(given.method)) return given
  const init = { body: singleUse(given.body), duplex: "half" } as const
  return changed(given, init)
}
