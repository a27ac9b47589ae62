/** What `check:live` is told: by arguments, and by the variables of real clients. */
import { parseArgs } from "node:util"
import * as Result from "effect/Result"
import { isLoopbackServer } from "../../src/internal/config/loopback.ts"
import { checkApiUrl, checkServerUrl, defaultApiUrl } from "../../src/internal/config/serverUrl.ts"

export const usage = `Usage: npm run check:live -- [options]

Asks a Management API and its authorization server what is known of them by hearsay only, asks the sandbox the same, and prints a table.
It makes projects and service tokens, all named test-live-run-*, and removes them, also when it fails and on Ctrl+C.

Options:
  --yes            Needed for a server that is not on this machine: without it, it says what it would do
  --login          Log in by the browser, as often as the questions about refresh tokens lose a login
  --lasting        Ask also what leaves a record that the API cannot delete: three builds
  --domain <name>  Ask also for the quota of domains: test-live-1 to test-live-4 under this name have to lead to the platform
  --only <text>    Ask only what has this text in it; may be given more than once
  --clean          Remove what earlier runs have left, and ask nothing
  --help           Show this

Variables:
  PRISMA_SERVICE_TOKEN       A service token of the workspace
  PRISMA_MANAGEMENT_API_URL  Where the API is (default ${defaultApiUrl})
  PRISMA_AUTH_URL            Where the authorization server is (default https://auth.prisma.io)
  PRISMA_CLIENT_ID           An application of yours, for --login and PRISMA_REFRESH_TOKEN; PRISMA_CLIENT_SECRET and PRISMA_REDIRECT_URI if it has them
  PRISMA_REFRESH_TOKEN       A login of it that may be lost, in place of --login
`

export class UsageError extends Error {
  override readonly name = "UsageError"
}

export interface Options {
  readonly apiUrl: string
  readonly authUrl: string
  readonly token: string
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly redirectUri: string | undefined
  readonly refreshToken: string | undefined
  readonly isAllowed: boolean
  readonly isLocal: boolean
  readonly login: boolean
  readonly lasting: boolean
  readonly domain: string | undefined
  readonly only: ReadonlyArray<string>
  readonly clean: boolean
}

const checked = (name: string, result: Result.Result<string, string>): string =>
  Result.getOrThrowWith(result, (problem) => new UsageError(`${name}: ${problem}.`))

const parse = (args: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        yes: { type: "boolean" },
        login: { type: "boolean" },
        lasting: { type: "boolean" },
        domain: { type: "string" },
        only: { type: "string", multiple: true },
        clean: { type: "boolean" },
        help: { type: "boolean" }
      }
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** `undefined` where help was asked for. */
export const readOptions = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv): Options | undefined => {
  const { clean = false, domain, help = false, lasting = false, login = false, only = [], yes = false } = parse(args)
  if (help) return undefined
  const apiUrl = checked("PRISMA_MANAGEMENT_API_URL", checkApiUrl(env["PRISMA_MANAGEMENT_API_URL"] ?? defaultApiUrl))
  const authUrl = checked("PRISMA_AUTH_URL", checkServerUrl(env["PRISMA_AUTH_URL"] ?? "https://auth.prisma.io"))
  const token = env["PRISMA_SERVICE_TOKEN"]?.trim()
  if (token === undefined || token === "") {
    throw new UsageError("PRISMA_SERVICE_TOKEN is missing: set it to a service token of a workspace.")
  }
  const clientId = env["PRISMA_CLIENT_ID"]
  const refreshToken = env["PRISMA_REFRESH_TOKEN"]
  if ((login || refreshToken !== undefined) && clientId === undefined) {
    throw new UsageError("PRISMA_CLIENT_ID is missing: set it to the id of an application of yours, which logs in.")
  }
  return {
    apiUrl,
    authUrl,
    token,
    clientId,
    clientSecret: env["PRISMA_CLIENT_SECRET"],
    redirectUri: env["PRISMA_REDIRECT_URI"],
    refreshToken,
    isAllowed: yes,
    isLocal: [apiUrl, authUrl].every((url) => isLoopbackServer(new URL(url).hostname)),
    login,
    lasting,
    domain,
    only,
    clean
  }
}
