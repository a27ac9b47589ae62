/**
 * What the configuration says about the OAuth application.
 */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import { firstVariable } from "../config/environment.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"

/** The first of these variables that is set, told by its name where it cannot be meant so. */
export const usableVariable = Effect.fnUntraced(function*(...names: ReadonlyArray<string>) {
  const found = yield* firstVariable(...names)
  return found?.problem === undefined
    ? found
    : yield* Effect.fail(invalidConfiguration(found.name, `${found.name} ${found.problem}.`))
})

/** The value of a variable. */
export const fromEnvironment = (name: string) => Effect.map(usableVariable(name), (found) => found?.value)

/** One that has to be there. */
export const required = Effect.fnUntraced(function*(name: string) {
  return (yield* fromEnvironment(name)) ?? (yield* Effect.fail(
    invalidConfiguration(name, `${name} is not set. Set it to the client ID of your OAuth application.`)
  ))
})

/** An option, given as it is or as a `Config`. */
export const given = <A>(option: A | Config.Config<A>): Effect.Effect<A, Config.ConfigError> =>
  Config.isConfig(option) ? option as Config.Config<A> : Effect.succeed(option as A)
