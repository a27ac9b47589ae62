/**
 * The text that stands for tokens where they are kept, sealed or plain.
 */
import * as Effect from "effect/Effect"
import * as AuthError from "../../AuthError.ts"
import type * as Tokens from "../../Tokens.ts"
import * as TokensSchema from "../../TokensSchema.ts"

export interface TokenSealing {
  readonly seal: (text: string, key: string) => Effect.Effect<string, AuthError.AuthError>
  readonly open: (text: string, key: string, place: string) => Effect.Effect<string, AuthError.AuthError>
}

/** Tells what was sealed from the JSON of plain tokens. */
export const isSealed = (text: string): boolean => text.startsWith("sealed.")

/** How the tokens of one key are written and read. */
export interface Codec {
  readonly encode: (tokens: Tokens.Tokens) => Effect.Effect<string, AuthError.AuthError>
  readonly decode: (text: string) => Effect.Effect<Tokens.Tokens, AuthError.AuthError>
  /** Fails where a login may not write over the text: see `TokensSchema.checkReplaceable`. */
  readonly checkReplaceable: (text: string) => Effect.Effect<void, AuthError.AuthError>
}

/** `place` names the key in messages. */
export const makeCodec = (key: string, place: string, sealing: TokenSealing | undefined): Codec => {
  const open = (text: string): Effect.Effect<string, AuthError.AuthError> => {
    if (sealing !== undefined) return sealing.open(text, key, place)
    return isSealed(text)
      ? Effect.fail(AuthError.make(
        { _tag: "StorageFailed", operation: "read" },
        `${place} is sealed: configure the storage with the \`sealing\` that wrote it.`
      ))
      : Effect.succeed(text)
  }
  return {
    encode: (tokens) =>
      Effect.flatMap(
        TokensSchema.encode(tokens),
        (text) => sealing === undefined ? Effect.succeed(text) : sealing.seal(text, key)
      ),
    decode: (text) => Effect.flatMap(open(text), (plain) => TokensSchema.decode(plain, place)),
    // What is not sealed is judged as it is: a login seals what was there in plain.
    checkReplaceable: (text) =>
      Effect.flatMap(
        isSealed(text) ? open(text) : Effect.succeed(text),
        (plain) => TokensSchema.checkReplaceable(plain, place)
      )
  }
}
