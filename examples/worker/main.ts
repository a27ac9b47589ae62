/**
 * A web application for many people on Cloudflare Workers: each logs in, and sees the projects of their own workspace.
 *
 * Each user is a Durable Object, which alone has that user's tokens and makes that user's calls. So one user's calls are never sent with the tokens of another,
 * and a token is refreshed once, wherever in the world the requests arrive.
 */
import { DurableObject } from "cloudflare:workers"
import { AuthError, createManagementApiSdk, needsLogin, paginate, type Tokens } from "effect-prisma-management/promise"
import { homePage, textPage } from "./pages.ts"

interface Env {
  readonly USERS: DurableObjectNamespace<User>
  readonly PRISMA_CLIENT_ID: string
  readonly PRISMA_API_URL: string
  readonly PRISMA_AUTH_URL: string
  readonly PRISMA_REDIRECT_URI: string
}

/** One login of a user. What its methods return crosses to the Worker as data: errors lose their class there. */
export class User extends DurableObject<Env> {
  readonly #api = createManagementApiSdk({
    clientId: this.env.PRISMA_CLIENT_ID,
    redirectUri: this.env.PRISMA_REDIRECT_URI,
    apiBaseUrl: this.env.PRISMA_API_URL,
    authBaseUrl: this.env.PRISMA_AUTH_URL,
    revocationEndpoint: "revoke",
    retries: true,
    tokenStorage: {
      getTokens: async () => (await this.ctx.storage.get<Tokens>("tokens")) ?? null,
      setTokens: (tokens) => this.ctx.storage.put("tokens", tokens),
      clearTokens: async () => void (await this.ctx.storage.delete("tokens"))
    }
  })

  async begin(): Promise<{ readonly state: string; readonly url: string }> {
    const { state, url, verifier } = await this.#api.getLoginUrl({ scope: "workspace:admin offline_access" })
    await this.ctx.storage.put("login", { state, verifier })
    return { state, url }
  }

  /** Whether it is a login now. */
  async end(callbackUrl: string): Promise<boolean> {
    const login = await this.ctx.storage.get<{ readonly state: string; readonly verifier: string }>("login")
    if (login === undefined) return false
    await this.ctx.storage.delete("login")
    try {
      await this.#api.handleCallback({ callbackUrl, expectedState: login.state, verifier: login.verifier })
      return true
    } catch (error) {
      if (error instanceof AuthError) return false
      throw error
    }
  }

  /** `undefined` where the user has to log in. */
  async page(): Promise<string | undefined> {
    try {
      const workspaces = await this.#api.client.GET("/v1/workspaces")
      if (workspaces.error !== undefined) throw new Error(workspaces.error.error.message)
      const names: Array<string> = []
      for await (const { name } of paginate(this.#api.client, "/v1/projects")) names.push(name)
      return homePage(workspaces.data.data[0]?.name ?? "nobody", names)
    } catch (error) {
      if (needsLogin(error)) return undefined
      throw error
    }
  }

  async create(name: string): Promise<void> {
    const { error } = await this.#api.client.POST("/v1/projects", { body: { name, createDatabase: false } })
    if (error !== undefined) throw new Error(error.error.message)
  }

  async logout(): Promise<void> {
    await this.#api.logout()
    await this.ctx.storage.deleteAll()
  }
}

const cookieOf = (request: Request, name: string): string | undefined =>
  (request.headers.get("cookie") ?? "").split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)

const html = (body: string, status = 200) =>
  new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8" } })

const redirect = (location: string, ...cookies: ReadonlyArray<string>) => {
  const headers = new Headers({ location })
  for (const cookie of cookies) headers.append("set-cookie", cookie)
  return new Response(null, { status: 303, headers })
}

const route = async (request: Request, { PRISMA_REDIRECT_URI, USERS }: Env): Promise<Response> => {
  const { pathname, search, searchParams } = new URL(request.url)
  const isSecure = PRISMA_REDIRECT_URI.startsWith("https:")
  // The name of a user's object is a secret between it and the browser: nobody can guess it, and no script can read it.
  const cookie = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? "; Secure" : ""}`
  const session = isSecure ? "__Host-user" : "user"
  const named = cookieOf(request, session)
  const user = named === undefined ? undefined : USERS.getByName(named)

  switch (`${request.method} ${pathname}`) {
    case "GET /": {
      const page = await user?.page()
      return page === undefined ? redirect("/auth/login") : html(page)
    }
    case "POST /projects":
      if (user === undefined) return redirect("/auth/login")
      await user.create(String((await request.formData()).get("name")))
      return redirect("/")
    case "GET /auth/login": {
      // A new one with each login, and a cookie for each tab.
      const name = crypto.randomUUID()
      const { state, url } = await USERS.getByName(name).begin()
      return redirect(url, cookie(`login-${state}`, name, 600))
    }
    case "GET /auth/callback": {
      const begun = `login-${encodeURIComponent(searchParams.get("state") ?? "")}`
      const name = cookieOf(request, begun)
      if (name === undefined) {
        return html(textPage("This login has ended", "It was not begun in this browser, or it took too long."), 400)
      }
      if (!await USERS.getByName(name).end(PRISMA_REDIRECT_URI + search)) {
        return html(textPage("You are not logged in", "The login was cancelled, or it failed. Please try again."), 400)
      }
      await user?.logout()
      return redirect("/", cookie(begun, "", 0), cookie(session, name, 30 * 86_400))
    }
    case "POST /auth/logout":
      await user?.logout()
      return redirect("/", cookie(session, "", 0))
    default:
      return html(textPage("Not found", "There is no such page."), 404)
  }
}

export default {
  fetch: (request, env) =>
    route(request, env).catch((error: unknown) => {
      console.error(error)
      return html(textPage("Something went wrong", "Please try again later."), 500)
    })
} satisfies ExportedHandler<Env>
