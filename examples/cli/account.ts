/** Who uses the program: `acme login`, `whoami` and `logout`. */
import { DeviceLogin, ManagementClient, OAuth } from "effect-prisma-management"
import { LoopbackLogin } from "effect-prisma-management/node"
import { Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import { print, progress } from "./output.ts"

const showAccount = Effect.fn("showAccount")(function*() {
  const client = yield* ManagementClient.ManagementClient
  const { user, workspace } = yield* client.me.get()
  yield* print(`${user?.email ?? "A machine"} in the workspace ${workspace?.name ?? "none"}`, { user, workspace })
})

export const whoami = Command.make("whoami", {}, showAccount).pipe(Command.withDescription("Show who is logged in"))

const device = Flag.Boolean("device").pipe(
  Flag.withDescription("Log in with a code, where this machine has no browser"),
  Flag.withDefault(false)
)

export const login = Command.make(
  "login",
  { device },
  Effect.fn(function*({ device }) {
    const scope = "workspace:admin offline_access"
    yield* device
      ? DeviceLogin.login({
        scope,
        show: ({ userCode, verificationUri }) => progress(`Open ${verificationUri} and enter ${userCode}`)
      })
      : LoopbackLogin.login({ scope })
    yield* showAccount()
  })
).pipe(Command.withDescription("Log in with your browser"))

export const logout = Command.make(
  "logout",
  {},
  Effect.fn(function*() {
    const oauth = yield* OAuth.OAuth
    yield* oauth.logout
    yield* print("Logged out", { loggedOut: true })
  })
).pipe(Command.withDescription("Log out, and revoke the tokens"))
