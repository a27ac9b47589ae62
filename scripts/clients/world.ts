/** What a client finds around it: its sandbox by the variables of real clients, and a home that is nobody's. */
import * as fs from "node:fs"
import * as path from "node:path"
import type { Sandbox } from "./sandbox.ts"

/** No update is looked for, and nothing is told to anybody. */
const quiet = {
  DO_NOT_TRACK: "1",
  PRISMA_DISABLE_TELEMETRY: "1",
  CHECKPOINT_DISABLE: "1",
  ALCHEMY_TELEMETRY_DISABLED: "1",
  NO_UPDATE_NOTIFIER: "1",
  PRISMA_SKILLS_CHECK: "0",
  NO_COLOR: "1"
}

export const worldEnv = (
  { certificate, token, url, workspaceId }: Omit<Sandbox, typeof Symbol.asyncDispose>,
  directory: string
): NodeJS.ProcessEnv => {
  const home = path.join(directory, "home")
  fs.mkdirSync(home, { recursive: true })
  return {
    ...quiet,
    // This Node.js first: shebangs look for it.
    PATH: `${path.dirname(process.execPath)}:${process.env["PATH"]}`,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, ".config"),
    GIT_CONFIG_GLOBAL: path.join(home, ".gitconfig"),
    ...(certificate === undefined ? undefined : { NODE_EXTRA_CA_CERTS: certificate }),
    PRISMA_MANAGEMENT_API_URL: url,
    PRISMA_API_URL: url,
    PRISMA_AUTH_URL: url,
    PRISMA_AUTH_BASE_URL: url,
    PRISMA_SERVICE_TOKEN: token,
    PRISMA_WORKSPACE_ID: workspaceId
  }
}
