/**
 * The login of a program on a machine without a browser, in plain TypeScript: with a code where the authorization server announces device
 * logins, else with the URL that a browser on another machine ends at.
 *
 * `node headlessLogin.ts tokens.json`
 */
import { AuthError, createManagementApiSdk } from "effect-prisma-management/promise"
import { deviceLogin } from "effect-prisma-management/promise/device"
import { fileTokenStorage } from "effect-prisma-management/promise/node"
import { createInterface } from "node:readline/promises"

const config = {
  clientId: process.env["PRISMA_CLIENT_ID"] ?? "your-oauth-client-id",
  redirectUri: "http://127.0.0.1/callback",
  apiBaseUrl: process.env["PRISMA_API_URL"] ?? "https://api.prisma.io",
  authBaseUrl: process.env["PRISMA_AUTH_URL"] ?? "https://auth.prisma.io",
  tokenStorage: fileTokenStorage({ path: process.argv[2] ?? "tokens.json" })
}
const scope = "workspace:admin offline_access"

await using api = createManagementApiSdk(config)

const pasteUrl = async () => {
  const { state, url, verifier } = await api.getLoginUrl({ scope })
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const callbackUrl = await terminal.question(`Log in at ${url}\nThe page at the end cannot be opened. Paste its URL: `)
  terminal.close()
  await api.handleCallback({ callbackUrl, verifier, expectedState: state })
}

try {
  await deviceLogin(config, {
    scope,
    onCode: ({ userCode, verificationUri }) => console.error(`Open ${verificationUri} and enter ${userCode}`)
  })
} catch (error) {
  if (!(error instanceof AuthError && error.reason._tag === "DeviceLoginUnsupported")) throw error
  await pasteUrl()
}

const { data } = await api.client.GET("/v1/workspaces")
console.log(data?.data.map(({ name }) => name).join("\n"))
