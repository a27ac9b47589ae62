/**
 * The form in which tokens are stored: versioned JSON. A module of its own, because only storages that serialise need `Schema`.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import * as AuthError from "./AuthError.ts"
import * as Tokens_ from "./Tokens.ts"

const Encoded = Schema.Struct({
  workspaceId: Schema.String,
  accessToken: Schema.NonEmptyString,
  refreshToken: Schema.optionalKey(Schema.NonEmptyString),
  expiresAt: Schema.optionalKey(Schema.Finite)
})

const Secret = Schema.Redacted(Schema.String)

/**
 * The schema of `Tokens`; encoded, the tokens are plain strings.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Tokens: Schema.Codec<Tokens_.Tokens, typeof Encoded.Encoded> = Encoded.pipe(
  Schema.decodeTo(
    Schema.Struct({
      workspaceId: Schema.String,
      accessToken: Secret,
      refreshToken: Schema.UndefinedOr(Secret),
      expiresAt: Schema.UndefinedOr(Schema.Finite)
    }),
    {
      decode: SchemaGetter.transform(Tokens_.make),
      encode: SchemaGetter.transform(({ accessToken, expiresAt, refreshToken, workspaceId }) => ({
        workspaceId,
        accessToken: Redacted.value(accessToken),
        ...(refreshToken === undefined ? undefined : { refreshToken: Redacted.value(refreshToken) }),
        ...(expiresAt === undefined ? undefined : { expiresAt })
      }))
    }
  )
)

/**
 * What is written: the version that a later release can tell apart, and the tokens.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Stored = Schema.Struct({ version: Schema.Literal(1), tokens: Tokens })

const Versioned = Schema.Struct({ version: Schema.Finite })

const decodeJson = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Unknown))
const decodeVersioned = Schema.decodeUnknownResult(Versioned)
const decodeStored = Schema.decodeUnknownResult(Stored)
const encodeStored = Schema.encodeResult(Schema.fromJsonString(Stored))

// A schema error quotes what it found, and that may be a token: the problem is told in fixed words instead, without a cause.
const failure = (operation: "read" | "write", message: string): Effect.Effect<never, AuthError.AuthError> =>
  Effect.fail(AuthError.make({ _tag: "StorageFailed", operation }, message))

const logOut = "Log out to remove it, then log in again."

/**
 * Reads what {@link encode} wrote. `place` names it in messages: a path, a key.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`StorageFailed`, operation `read`) that says what to do when the text is truncated, foreign, or
 * of a newer version. Unknown fields are ignored.
 *
 * @since 0.1.0
 * @category decoding
 */
export const decode = (text: string, place: string): Effect.Effect<Tokens_.Tokens, AuthError.AuthError> => {
  const json = decodeJson(text)
  if (Result.isFailure(json)) {
    return failure("read", `${place} is truncated or foreign: it is not JSON. ${logOut}`)
  }
  const versioned = decodeVersioned(json.success)
  if (Result.isSuccess(versioned) && versioned.success.version > 1) {
    const found = `version ${versioned.success.version}, newer than version 1 that this release reads`
    return failure("read", `${place} is of ${found}. Update effect-prisma-management. Or: ${logOut}`)
  }
  const stored = decodeStored(json.success)
  return Result.isSuccess(stored)
    ? Effect.succeed(stored.success.tokens)
    : failure("read", `${place} does not hold tokens as this program stores them. ${logOut}`)
}

/**
 * Writes tokens as JSON text, secrets in plain: the storage has to protect it.
 *
 * **Example** (To text and back)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokensSchema from "effect-prisma-management/TokensSchema"
 *
 * const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" })
 *
 * const program = TokensSchema.encode(tokens).pipe(
 *   Effect.flatMap((text) => TokensSchema.decode(text, "the text"))
 * )
 *
 * Tokens.same(Effect.runSync(program), tokens) // => true
 * ```
 *
 * @since 0.1.0
 * @category encoding
 */
export const encode = (tokens: Tokens_.Tokens): Effect.Effect<string, AuthError.AuthError> => {
  const text = encodeStored({ version: 1, tokens })
  return Result.isSuccess(text)
    ? Effect.succeed(text.success)
    : failure("write", "The tokens were not stored: an empty token, or an expiry that is no number.")
}
