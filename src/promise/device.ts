/**
 * Device logins for programs without Effect: a user without a browser at hand enters a code in one elsewhere (RFC 8628).
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as DeviceLogin from "../DeviceLogin.ts"
import { logIn } from "./internal/login.ts"
import type { AsyncCallOptions, ManagementApiClientConfig } from "./internal/types.ts"

/**
 * What to show to the user.
 *
 * @since 0.1.0
 * @category models
 */
export type DeviceCode = DeviceLogin.Code

/**
 * What a device login is asked for, and how its code is shown.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeviceLoginOptions extends AsyncCallOptions {
  /** Space-separated scopes, for example `workspace:admin offline_access`. Without `offline_access` there is no refresh token. */
  readonly scope: string
  /** Shows the code to the user. If it throws or rejects, the login rejects with that. */
  readonly onCode: (code: DeviceCode) => unknown
}

/**
 * Logs the user in with a code that is entered in a browser on any machine, and stores the tokens in `config.tokenStorage`.
 *
 * **Details**
 *
 * `config` is that of the program's SDK, which is logged in afterwards.
 *
 * Rejects with an `AuthError`. Its reasons are `DeviceLoginUnsupported` where the authorization server does not announce device logins (then
 * `getLoginUrl`, and the URL that the user pastes, go into `handleCallback`), `CallbackDenied` when the user says no, `LoginTimeout` when
 * the code was not entered in time, and those of `handleCallback`. Aborting `signal` ends the login.
 *
 * **Example** (A command on a remote machine)
 *
 * ```ts
 * import { createManagementApiSdk } from "effect-prisma-management/promise"
 * import { deviceLogin } from "effect-prisma-management/promise/device"
 * import { fileTokenStorage } from "effect-prisma-management/promise/node"
 *
 * const config = { clientId: "your-oauth-client-id", tokenStorage: fileTokenStorage({ application: "my-program" }) }
 *
 * export const login = () =>
 *   deviceLogin(config, {
 *     scope: "workspace:admin offline_access",
 *     onCode: ({ userCode, verificationUri }) => console.error(`Open ${verificationUri} and enter ${userCode}`)
 *   })
 *
 * export const api = createManagementApiSdk(config)
 * ```
 *
 * @since 0.1.0
 * @category logging in
 */
export const deviceLogin = (
  config: ManagementApiClientConfig,
  { onCode, scope, signal }: DeviceLoginOptions
): Promise<void> =>
  logIn(config, DeviceLogin.login({ scope, show: (code) => Effect.promise(async () => onCode(code)) }), signal)
