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

/** A variable that is set, and what is wrong with how it was set: it came with what belongs to a file or to a shell. */
export interface Variable {
  readonly name: string
  readonly value: string
  readonly problem: string | undefined
}

// eslint-disable-next-line no-control-regex
const padded = /^\s|\s$|[\u0000-\u001f\u007f]/

/** What is wrong with the text of a variable, and what to do, to be said after its name. The text is never repeated: it may be a secret. */
const problemOf = (value: string): string | undefined => {
  if (value.trim() === "") return "is blank: set it to a value or unset it"
  if (/^(["']).*\1$/s.test(value.trim())) return "is in quotation marks: set it without them"
  return padded.test(value)
    ? "contains a line break, a space or a control character: remove it"
    : undefined
}

/** The first of these that is set; `undefined` where none is. */
export const firstVariable = Effect.fnUntraced(function*(
  ...names: ReadonlyArray<string>
): Effect.fn.Return<Variable | undefined, Config.ConfigError> {
  for (const name of names) {
    const value = yield* variable(name)
    if (value !== undefined) return { name, value, problem: problemOf(value) }
  }
  return undefined
})
