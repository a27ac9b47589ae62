/**
 * Asks the Management API and its authorization server what is known of them by hearsay only, and the sandbox the same: `npm run check:live -- --help`.
 *
 * It is for an owner with an account: no test and no CI asks anybody but the sandbox.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { randomBytes } from "node:crypto"
import * as BrowserOpener from "../src/node/BrowserOpener.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import { loginByBrowser, visitor } from "./live/loginByBrowser.ts"
import { makeLogins } from "./live/logins.ts"
import { cleanLeftovers, leftovers } from "./live/made.ts"
import { type Options, readOptions, usage, UsageError } from "./live/options.ts"
import type { Need } from "./live/question.ts"
import { begin, questions, type Subject, workspaceOf } from "./live/run.ts"
import { makeServer, movedTime, realTime, Stopped, Unusable } from "./live/server.ts"
import { countsOf, type Row, tableOf } from "./live/table.ts"

const unknownClient = "test-unknown-client"

const intent = ({ apiUrl, authUrl, domain, lasting, login, refreshToken }: Options): string =>
  [
    `It asks ${apiUrl} and ${authUrl} about ${questions.length} questions, with some 200 requests, one after the other.`,
    "It makes up to ten projects, three databases, six services, six deployments of a program of 120 bytes of which two run for some minutes, two",
    "buckets and four service tokens, all in projects named test-live-run-* or named so, and removes them. What your plan asks for them, you pay.",
    lasting ? "It makes three builds, which the API cannot delete." : "",
    domain === undefined ? "" : `It registers test-live-1 to test-live-4 under ${domain}, for that service.`,
    refreshToken === undefined ? "" : "It uses up the login of PRISMA_REFRESH_TOKEN: nobody else may use that.",
    login ? "It logs in by the browser, twice." : ""
  ].filter((line) => line !== "").join("\n")

/** The server that is asked. */
const realSubject = async (options: Options, signal: AbortSignal): Promise<Subject> => {
  const { apiUrl, authUrl, clientId, clientSecret, domain, lasting, login, redirectUri, refreshToken, token } = options
  const moved = options.isLocal ? await movedTime(apiUrl) : undefined
  const server = makeServer({ apiUrl, authUrl, token }, signal, moved ?? realTime(signal))
  const never = new AbortController().signal
  const given = refreshToken === undefined ? [] : [{ accessToken: "", refreshToken }]
  const allowed = new Set<Need>()
  if (login || refreshToken !== undefined) allowed.add("login")
  if (lasting) allowed.add("lasting")
  if (domain !== undefined) allowed.add("domain")
  return {
    server,
    cleaner: makeServer({ apiUrl, authUrl, token }, never, moved ?? realTime(never)),
    logins: makeLogins(
      clientId ?? unknownClient,
      clientSecret,
      async () =>
        given.pop() ?? (login && clientId !== undefined
          ? await loginByBrowser({ authUrl, clientId, clientSecret, redirectUri }, BrowserOpener.layer, signal)
          : undefined)
    ),
    domain,
    allowed
  }
}

/** A sandbox of this process, which answers everything that the other one is asked. */
const sandboxSubject = async (
  scope: Scope.Scope,
  allowed: Subject["allowed"],
  signal: AbortSignal
): Promise<Subject> => {
  const sandbox = await Effect.runPromise(Scope.provide(Sandbox.serve({ autoApprove: true }), scope))
  const { advance, token, url } = sandbox
  const server = makeServer(
    { apiUrl: url, authUrl: url, token: Redacted.value(token) },
    signal,
    (seconds) => Effect.runPromise(advance(`${seconds} seconds`))
  )
  const client = { authUrl: url, clientId: "sandbox", clientSecret: undefined, redirectUri: undefined }
  return {
    server,
    cleaner: server,
    logins: makeLogins("sandbox", undefined, () => loginByBrowser(client, visitor, signal)),
    domain: "example.com",
    allowed
  }
}

/** Asks both, and tells each answer at once. The real server is left as it was, whatever happens. */
const ask = async (options: Options, signal: AbortSignal): Promise<number> => {
  const name = randomBytes(6).toString("hex")
  const real = await realSubject(options, signal)
  const scope = Scope.makeUnsafe()
  const rows: Array<Row> = []
  let left: ReadonlyArray<string> = []
  try {
    const asked = await begin(name, real)
    try {
      const sandbox = await begin(name, await sandboxSubject(scope, real.allowed, signal))
      const chosen = questions.filter(({ question, section }) =>
        options.only.length === 0 || options.only.some((text) => `${section} ${question}`.includes(text))
      )
      for (const question of chosen) {
        const row = { ...question, real: await asked.ask(question), sandbox: await sandbox.ask(question) }
        rows.push(row)
        console.error(`${row.question}: ${row.real}${row.real === row.sandbox ? "" : ` (sandbox: ${row.sandbox})`}`)
      }
    } finally {
      left = await asked.clean()
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    console.error("Stopped.")
  } finally {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    const day = new Date().toISOString().slice(0, 10)
    console.log(`\n${options.apiUrl}, ${options.authUrl}, ${day}: ${countsOf(rows)}\n\n${tableOf(rows)}\n`)
    if (left.length > 0) console.error(`These are left, remove them by hand or with --clean:\n${left.join("\n")}`)
  }
  return signal.aborted ? 130 : left.length > 0 ? 1 : 0
}

const clean = async (options: Options, signal: AbortSignal): Promise<number> => {
  const { server } = await realSubject(options, signal)
  const workspaceId = await workspaceOf(server)
  const { projects, tokens } = await leftovers(server, workspaceId)
  const names = [...projects, ...tokens].map((one) => one.name)
  console.log(names.length === 0 ? "Nothing is left." : `Removes ${names.join(", ")}.`)
  const left = await cleanLeftovers(server, workspaceId)
  if (left.length > 0) console.error(`These are left:\n${left.join("\n")}`)
  return left.length > 0 ? 1 : 0
}

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === undefined) {
    console.log(usage)
    return 0
  }
  if (!options.clean) console.error(`${intent(options)}\n`)
  if (!options.isAllowed && !options.isLocal) {
    throw new UsageError(
      `${options.apiUrl} is not on this machine: say --yes to ${options.clean ? "clean it" : "ask it"}.`
    )
  }
  const stop = new AbortController()
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    // A second one ends it at once: what it has made is then found by --clean.
    process.once(name, () => {
      console.error("\nStops after this request, and removes what it made. Press Ctrl+C once more to leave that.")
      stop.abort()
    })
  }
  return options.clean ? clean(options, stop.signal) : ask(options, stop.signal)
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(
    error instanceof UsageError
      ? `${error.message}\nSee --help.`
      : error instanceof Unusable || error instanceof Stopped
      ? error.message || "Stopped."
      : error
  )
  return error instanceof UsageError ? 2 : 1
})
