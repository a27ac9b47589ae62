/**
 * An API and its authorization server, for processes that refresh: refresh tokens rotate, one that comes back is forgiven once, within ten
 * seconds, and ends the whole login after that, as the sandbox does. Users are `user-0`, `user-1`, and so on.
 */
import * as Effect from "effect/Effect"
import { json, write } from "./Answer.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

const grace = 10_000

const emptyPage = { data: [], pagination: { nextCursor: null, hasMore: false } }

interface RefreshToken {
  readonly user: string
  usedAt: number | undefined
  forgiven: boolean
}

export interface Exchange {
  readonly user: string
  readonly client: string
  /** The refresh token was new, came back within the grace, or came back too late and ended the login. */
  readonly was: "new" | "forgiven" | "spent"
}

/** A server for the scope. Its API answers every call with an empty page. */
export const make = Effect.gen(function*() {
  const refreshTokens = new Map<string, RefreshToken>()
  const good = new Set<string>()
  const over = new Set<string>()
  const exchanges: Array<Exchange> = []
  let issued = 0
  let held: { readonly over: Promise<void>; readonly release: () => void } | undefined
  let expiresIn: number | undefined

  const issue = (user: string) => {
    const accessToken = `access-${user}-${++issued}`
    const refreshToken = `refresh-${user}-${issued}`
    good.add(accessToken)
    refreshTokens.set(refreshToken, { user, usedAt: undefined, forgiven: false })
    return { accessToken, refreshToken }
  }

  const exchange = (presented: string, client: string) => {
    const token = refreshTokens.get(presented)
    if (token === undefined || over.has(token.user)) return undefined
    const was = token.usedAt === undefined
      ? "new"
      : !token.forgiven && Date.now() - token.usedAt < grace
      ? "forgiven"
      : "spent"
    exchanges.push({ user: token.user, client, was })
    if (was === "new") token.usedAt = Date.now()
    else if (was === "forgiven") token.forgiven = true
    else return void over.add(token.user)
    return issue(token.user)
  }

  const server = yield* LoopbackServer.make(async ({ body, headers, url }, response) => {
    if (url.pathname !== "/token") {
      const isGood = good.has(headers.authorization?.slice("Bearer ".length) ?? "")
      return write(response, json(isGood ? 200 : 401, isGood ? emptyPage : {}))
    }
    const form = new URLSearchParams(body)
    const pair = exchange(form.get("refresh_token")!, form.get("client_id")!)
    await held?.over
    return write(
      response,
      pair === undefined
        ? json(400, { error: "invalid_grant" })
        : json(200, {
          access_token: pair.accessToken,
          refresh_token: pair.refreshToken,
          token_type: "Bearer",
          expires_in: expiresIn
        })
    )
  })

  return {
    ...server,
    /** Logs a user in. */
    login: issue,
    /** From now on no access token is good. */
    expire: () => good.clear(),
    /** From now on an exchange is carried out, and answered when it is released. */
    hold: () => {
      let release = () => {}
      const over = new Promise<void>((resolve) => {
        release = resolve
      })
      held = { over, release }
    },
    /** Answers what was held. */
    release: () => {
      held?.release()
      held = undefined
    },
    /** From now on an answer says that its access token is good for so many seconds. */
    grantFor: (seconds: number) => {
      expiresIn = seconds
    },
    /** The exchanges since the last look. */
    takeExchanges: () => exchanges.splice(0),
    /** How many there were since then. */
    exchanged: () => exchanges.length,
    /** The users whose login ended because a refresh token came back too late. */
    lost: (): ReadonlyArray<string> => [...over],
    /** Whether this refresh token has not been used. */
    isUnused: (refreshToken: string) => refreshTokens.get(refreshToken)?.usedAt === undefined
  }
})

export type RotatingServer = Effect.Success<typeof make>
