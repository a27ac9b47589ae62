/**
 * Reads variables of the configuration.
 */
import * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/**
 * The value, or `undefined` where there is none. Effect takes an empty variable for none; here that is a mistake of the user's to be
 * told, so the environment is read as it is unless the program has a provider of its own.
 */
const variable = (name: string): Effect.Effect<string | undefined, Config.ConfigError> =>
  Effect.contextWith((context: Context.Context<never>) => {
    const read = Effect.map(Effect.suspend(() => Config.option(Config.String(name))), Option.getOrUndefined)
    return Context.getOrUndefined(context, ConfigProvider.ConfigProvider) !== undefined
      ? read
      : Effect.provideService(
        read,
        ConfigProvider.ConfigProvider,
        ConfigProvider.fromEnv({ preserveEmptyStrings: true })
      )
  })

/** The first of these that is set, with its name; `undefined` where none is. */
export const firstVariable = Effect.fnUntraced(function*(
  ...names: ReadonlyArray<string>
): Effect.fn.Return<{ readonly name: string; readonly value: string } | undefined, Config.ConfigError> {
  for (const name of names) {
    const value = yield* variable(name)
    if (value !== undefined) return { name, value }
  }
  return undefined
})
