/** Logins that the questions about refresh tokens are asked of: some of these questions lose them. */
import { type Answer, at, type Server, Unusable } from "./server.ts"

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

export interface Login extends Tokens {
  /** Exchanges its refresh token, or the one of `fields`, and goes on with what came. */
  readonly refresh: (fields?: { readonly [name: string]: string }) => Promise<Answer>
}

export interface Logins {
  readonly clientId: string
  /** The login that is good, a new one where the last was lost and another can be had. */
  readonly current: (server: Server) => Promise<Login>
  /** The login that was used last, good or not. */
  readonly last: (server: Server) => Promise<Login>
}

/** How a login begins. `undefined` where there is no other. */
export type Begin = (server: Server) => Promise<Tokens | undefined>

const textIn = (answer: Answer, name: string): string | undefined => {
  const value = at(answer.body, name)
  return typeof value === "string" ? value : undefined
}

interface Held extends Login {
  readonly isLost: () => boolean
}

const makeLogin = (server: Server, clientId: string, clientSecret: string | undefined, begun: Tokens): Held => {
  let { accessToken, refreshToken } = begun
  let isLost = false
  return {
    get accessToken() {
      return accessToken
    },
    get refreshToken() {
      return refreshToken
    },
    isLost: () => isLost,
    refresh: async (fields) => {
      const answer = await server.form("/token", {
        grant_type: "refresh_token",
        client_id: clientId,
        ...(clientSecret === undefined ? undefined : { client_secret: clientSecret }),
        refresh_token: refreshToken,
        ...fields
      })
      if (at(answer.body, "error") === "invalid_grant") isLost = true
      accessToken = textIn(answer, "access_token") ?? accessToken
      refreshToken = textIn(answer, "refresh_token") ?? refreshToken
      return answer
    }
  }
}

export const makeLogins = (clientId: string, clientSecret: string | undefined, begin: Begin): Logins => {
  let login: Held | undefined
  let isOver = false
  const current = async (server: Server): Promise<Held> => {
    if (login !== undefined && !login.isLost()) return login
    // Nobody is asked again who did not come.
    const begun = isOver ? undefined : await begin(server).finally(() => isOver = true)
    if (begun === undefined) throw new Unusable("no login is left: run it with --login, or with another refresh token")
    isOver = false
    return login = makeLogin(server, clientId, clientSecret, begun)
  }
  return { clientId, current, last: async (server) => login ?? await current(server) }
}
