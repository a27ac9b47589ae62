/** A program without Effect that shares the login of a file: makes one call, and says how it went. */
import { createManagementApiSdk } from "../../../src/promise/index.ts"
import { fileTokenStorage } from "../../../src/promise/node.ts"

const [, , url, path] = process.argv

const api = createManagementApiSdk({
  clientId: "sandbox",
  apiBaseUrl: url!,
  authBaseUrl: url!,
  tokenStorage: fileTokenStorage({ path: path! })
})

// Until all of them are there.
process.stdout.write("ready\n")
await new Promise((resolve) => process.stdin.once("data", resolve))
const { response } = await api.client.GET("/v1/workspaces")
process.stdout.write(`${response.status}\n`)
process.exit()
