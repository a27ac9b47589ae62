/**
 * How far the access token is from its end.
 */
import * as Redacted from "effect/Redacted"
import * as Tokens from "../../Tokens.ts"

/** `fresh`: use it; `aging`: use it and refresh meanwhile; `ending`: refresh first. */
export type Freshness = "fresh" | "aging" | "ending"

/** When this session got tokens itself. */
export interface Obtained {
  readonly tokens: Tokens.Tokens
  readonly at: number
}

const softWindow = 2 * 60_000
const hardWindow = 10_000

/**
 * Of one session. Its requests come with the same token one after the other, whose claims are read once. `jitter`, from 0 to 1, moves the
 * beginning of the soft window by up to a tenth of it, so that many sessions do not refresh in the same second.
 */
export const makeFreshness = (jitter = 0) => {
  let last: { readonly accessToken: string; readonly claims: Tokens.Claims } | undefined

  const claimsOf = (tokens: Tokens.Tokens): Tokens.Claims => {
    const accessToken = Redacted.value(tokens.accessToken)
    if (last?.accessToken !== accessToken) last = { accessToken, claims: Tokens.claims(accessToken) }
    return last.claims
  }

  const lifetime = (tokens: Tokens.Tokens, end: number, obtained: Obtained | undefined): number | undefined => {
    // Both claims are of the server's clock, whatever ours says.
    const { expiresAt, issuedAt } = claimsOf(tokens)
    if (expiresAt !== undefined && issuedAt !== undefined) return expiresAt - issuedAt
    return obtained !== undefined && Tokens.same(obtained.tokens, tokens) ? end - obtained.at : undefined
  }

  return (tokens: Tokens.Tokens, obtained: Obtained | undefined, now: number): Freshness => {
    const end = tokens.expiresAt ?? claimsOf(tokens).expiresAt
    if (end === undefined || end - now > softWindow) return "fresh"
    const life = lifetime(tokens, end, obtained) ?? Infinity
    // Over before it came: the clocks differ, and the API has to say when it is over.
    if (life <= 0 || (obtained !== undefined && end <= obtained.at && Tokens.same(obtained.tokens, tokens))) {
      return "fresh"
    }
    const soft = Math.min(softWindow, life / 5) * (1 - jitter / 10)
    // Not longer than the soft one: each request of a token of 30 seconds would wait for another refresh.
    const hard = Math.min(hardWindow, soft)
    if (end - now > soft) return "fresh"
    return end - now > hard ? "aging" : "ending"
  }
}
