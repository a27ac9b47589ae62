/** The options of an OAuth application, completed from the environment. */
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"
import { fromEnvironment, given, required } from "./configuration.ts"
import { checkIssuer, checkRedirectUri, checkServer } from "./options.ts"
import type * as TokenEndpoint from "./tokenEndpoint.ts"

/** Options, each as it is, or as a `Config`. */
export type ConfigOptions<Options> = {
  readonly [Name in keyof Options]?: Options[Name] | Config.Config<NonNullable<Options[Name]>> | undefined
}

interface Application extends TokenEndpoint.Options {
  readonly redirectUri?: string | URL | undefined
}

/** An option as it is, else the variable: one that cannot be used is reported by its name. */
const orVariable = <A>(
  option: A | Config.Config<A> | undefined,
  name: string,
  check: (name: string, value: string) => Effect.Effect<string, AuthError> = (_, value) => Effect.succeed(value)
): Effect.Effect<A | string | undefined, AuthError | Config.ConfigError> =>
  option === undefined
    ? Effect.flatMap(fromEnvironment(name), (value) => value === undefined ? Effect.undefined : check(name, value))
    : given(option)

export const configured = Effect.fnUntraced(function*(options: ConfigOptions<Application>) {
  const complete: Application = {
    clientId: options.clientId === undefined ? yield* required("PRISMA_CLIENT_ID") : yield* given(options.clientId),
    clientSecret: yield* orVariable(options.clientSecret, "PRISMA_CLIENT_SECRET"),
    clientAuthentication: yield* given(options.clientAuthentication),
    redirectUri: yield* orVariable(
      options.redirectUri,
      "PRISMA_REDIRECT_URI",
      (name, value) => checkRedirectUri(value, name)
    ),
    authBaseUrl: yield* orVariable(options.authBaseUrl, "PRISMA_AUTH_URL", checkServer),
    issuer: yield* orVariable(options.issuer, "PRISMA_AUTH_ISSUER", checkIssuer),
    revocationEndpoint: yield* given(options.revocationEndpoint)
  }
  return complete
})
