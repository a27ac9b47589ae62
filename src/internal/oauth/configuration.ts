/**
 * What the configuration says about the OAuth application.
 */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import { firstVariable } from "../config/environment.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"

/** A variable of the environment, told by its name where it cannot be meant so. */
export const fromEnvironment = Effect.fnUntraced(function*(name: string) {
  const found = yield* firstVariable(name)
  return found?.problem === undefined
    ? found?.value
    : yield* Effect.fail(invalidConfiguration(name, `${name} ${found.problem}.`))
})

/** One that has to be there. */
export const required = Effect.fnUntraced(function*(name: string) {
  return (yield* fromEnvironment(name)) ?? (yield* Effect.fail(
    invalidConfiguration(name, `${name} is not set. Set it to the client ID of your OAuth application.`)
  ))
})

/** An option, given as it is or as a `Config`. */
export const given = <A>(option: A | Config.Config<A>): Effect.Effect<A, Config.ConfigError> =>
  Config.isConfig(option) ? option as Config.Config<A> : Effect.succeed(option as A)
