/**
 * A web application for many people, without Effect, on Express: each logs in, and sees the projects of their own workspace.
 *
 * `api.forUser(key)` makes the calls of one user: nobody's call is sent with the tokens of another.
 */
import cookieParser from "cookie-parser"
import { AuthError, createManagementApiSdk, needsLogin, type Tokens } from "effect-prisma-management/promise"
import express, { type CookieOptions, type NextFunction, type Request, type Response } from "express"
import { randomBytes } from "node:crypto"
import { homePage, textPage } from "./pages.ts"

const environment = process.env
const redirectUri = new URL(environment["PRISMA_REDIRECT_URI"] ?? "http://localhost:3000/auth/callback")

// To rotate, put the new secret first: the others are still read.
const secrets = (environment["COOKIE_SECRETS"] ?? "").split(",").filter((secret) => secret.length >= 32)
if (secrets.length === 0) {
  console.error("COOKIE_SECRETS is missing, or too short: set it to the output of `openssl rand -base64 32`")
  process.exit(1)
}

// In memory: people log in again when the program is started again. A database has a row for each user instead.
const stored = new Map<string, Tokens>()

const api = createManagementApiSdk({
  clientId: environment["PRISMA_CLIENT_ID"] ?? "sandbox",
  redirectUri: redirectUri.href,
  apiBaseUrl: environment["PRISMA_API_URL"] ?? "https://api.prisma.io",
  authBaseUrl: environment["PRISMA_AUTH_URL"] ?? "https://auth.prisma.io",
  revocationEndpoint: "revoke",
  tokenStorages: (user) => ({
    getTokens: async () => stored.get(user) ?? null,
    setTokens: async (tokens) => void stored.set(user, tokens),
    clearTokens: async () => void stored.delete(user)
  })
})

const isSecure = redirectUri.protocol === "https:"
const prefix = isSecure ? "__Host-" : ""
const cookie: CookieOptions = { httpOnly: true, secure: isSecure, sameSite: "lax", path: "/", signed: true }

const userOf = (request: Request): string | undefined => request.signedCookies[`${prefix}session`] || undefined

/** What the callback needs is in a cookie of this browser, one for each tab that logs in. The user is a new one with each login. */
const login = async (_: Request, response: Response) => {
  const user = randomBytes(32).toString("base64url")
  const { state, url, verifier } = await api.forUser(user).getLoginUrl({ scope: "workspace:admin offline_access" })
  response.cookie(`${prefix}login-${state}`, { user, verifier }, { ...cookie, maxAge: 600_000 }).redirect(url)
}

const callback = async (request: Request, response: Response) => {
  const state = String(request.query["state"])
  const begun = request.signedCookies[`${prefix}login-${state}`]
  if (!begun) {
    return void response.status(400).send(
      textPage("This login has ended", "It was not begun in this browser, or it took too long.")
    )
  }
  response.clearCookie(`${prefix}login-${state}`, cookie)
  await api.forUser(begun.user).handleCallback({
    callbackUrl: request.url,
    verifier: begun.verifier,
    expectedState: state
  })
  const old = userOf(request)
  if (old !== undefined) await api.forUser(old).logout()
  response.cookie(`${prefix}session`, begun.user, { ...cookie, maxAge: 30 * 86_400_000 }).redirect(303, "/")
}

const logout = async (request: Request, response: Response) => {
  const site = request.get("sec-fetch-site") ?? "same-origin"
  if (site !== "same-origin" && site !== "none") {
    return void response.status(403).send("Another website asked for this.")
  }
  const user = userOf(request)
  if (user !== undefined) await api.forUser(user).logout()
  response.clearCookie(`${prefix}session`, cookie).redirect(303, "/")
}

const home = async (request: Request, response: Response) => {
  const { client } = api.forUser(userOf(request) ?? "nobody")
  const workspaces = await client.GET("/v1/workspaces")
  const projects = await client.GET("/v1/projects")
  response.send(homePage(workspaces.data?.data[0]?.name ?? "nobody", projects.data?.data.map(({ name }) => name) ?? []))
}

const create = async (request: Request, response: Response) => {
  const { client } = api.forUser(userOf(request) ?? "nobody")
  await client.POST("/v1/projects", { body: { name: request.body.name, createDatabase: false } })
  response.redirect(303, "/")
}

/** Who has to log in is sent there; whose login failed is told so. */
const failed = (error: unknown, request: Request, response: Response, next: NextFunction) => {
  if (!(error instanceof AuthError)) return next(error)
  const isLoggedOut = needsLogin(error)
  if (isLoggedOut && request.method === "GET") return response.redirect("/auth/login")
  if (error.reason._tag === "AuthServerUnavailable" || error.reason._tag === "StorageFailed") console.error(error)
  response.status(isLoggedOut ? 401 : error.reason._tag === "CallbackDenied" ? 403 : 400)
    .send(textPage("You are not logged in", "The login was cancelled, or it failed. Please try again."))
}

const app = express()
  .use(cookieParser(secrets), express.urlencoded({ extended: false }))
  .get("/auth/login", login)
  .get("/auth/callback", callback)
  .post("/auth/logout", logout)
  .get("/", home)
  .post("/projects", create)
  .use(failed)

app.listen(
  Number(redirectUri.port || 443),
  redirectUri.hostname,
  () => console.log(`Listening on ${redirectUri.origin}`)
)
