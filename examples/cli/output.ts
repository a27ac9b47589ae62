/** What a command prints: for a person, or with `--json` for a program. */
import { Flag, GlobalFlag } from "effect/cli"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"

export const Json = GlobalFlag.Setting("json")({
  flag: Flag.Boolean("json").pipe(Flag.withDescription("Print JSON"), Flag.withDefault(false))
})

/** The result goes to standard output, what happens meanwhile to standard error: `acme projects --json | jq` sees JSON only. */
export const print = Effect.fn("print")(function*(text: string, value: unknown) {
  yield* Console.log((yield* Json) ? JSON.stringify(value) : text)
})

export const progress = (text: string) => Console.error(text)
