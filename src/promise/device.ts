/**
 * Device logins for programs without Effect: the user enters a code in a browser on another device (RFC 8628).
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as DeviceLogin from "../DeviceLogin.ts"
import { logIn } from "./internal/login.ts"
import type { AsyncCallOptions, ManagementApiClientConfig } from "./internal/types.ts"

/**
 * The code of a device login, and where to enter it.
 *
 * @since 0.1.0
 * @category models
 */
export type DeviceCode = DeviceLogin.Code

/**
 * The options of `deviceLogin`.
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
 * Logs the user in with a code that they enter in any browser, and stores the tokens in `config.tokenStorage`.
 *
 * **When to use**
 *
 * Use on a machine without a browser, such as one behind SSH. On the user's own machine, `loopbackLogin` takes fewer steps.
 *
 * **Details**
 *
 * Pass the `config` of your SDK, which is logged in afterwards.
 *
 * Rejects with an `AuthError`: `CallbackDenied` if the user denies, `LoginTimeout` if the code was not entered in time, and the reasons of
 * `handleCallback`. `signal` ends the login.
 *
 * **Gotchas**
 *
 * Rejects with `DeviceLoginUnsupported` if the authorization server does not announce device logins. Then show the URL of `getLoginUrl`, and pass the URL
 * that the user pastes to `handleCallback`.
 *
 * **Example** (Log in from a remote machine)
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
