/**
 * Reads and writes tokens as versioned JSON, for storages that serialize them.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import * as AuthError from "./AuthError.ts"
import { instant } from "./internal/failure/instant.ts"
import { tokensOf } from "./internal/session/storedTokens.ts"
import type * as Tokens_ from "./Tokens.ts"

/**
 * Encoded tokens: secrets as plain text, `expiresAt` in milliseconds since the epoch.
 *
 * @since 0.1.0
 * @category models
 */
export interface Encoded {
  readonly workspaceId: string
  readonly accessToken: string
  /** Absent for a login without the scope `offline_access`. */
  readonly refreshToken?: string
  readonly expiresAt?: number
}

/** What is read, which a database or a person may have changed. */
const Found = Schema.Struct({
  workspaceId: Schema.NullOr(Schema.String),
  accessToken: Schema.NonEmptyString,
  refreshToken: Schema.optional(Schema.NullOr(Schema.String)),
  expiresAt: Schema.optional(Schema.Unknown)
})

const Secret = Schema.Redacted(Schema.String)
const AccessToken = Schema.Redacted(Schema.NonEmptyString)

/**
 * The schema of `Tokens`. Encoded, the tokens are plain strings.
 *
 * **Details**
 *
 * Decoding also accepts the types that databases return. `expiresAt` can be a bigint, numeric text, ISO 8601 text with
 * a time zone, a `Date`, or in seconds; anything else is unknown. `workspaceId` and `refreshToken` can be null.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Tokens: Schema.Codec<Tokens_.Tokens, Encoded> = Found.pipe(
  Schema.decodeTo(
    Schema.Struct({
      workspaceId: Schema.String,
      accessToken: AccessToken,
      refreshToken: Schema.UndefinedOr(Secret),
      expiresAt: Schema.UndefinedOr(Schema.Number)
    }),
    {
      decode: SchemaGetter.transform(tokensOf),
      encode: SchemaGetter.transform(({ accessToken, expiresAt, refreshToken, workspaceId }) => {
        const expiry = instant(expiresAt)
        return {
          workspaceId,
          accessToken: Redacted.value(accessToken),
          ...(refreshToken === undefined ? undefined : { refreshToken: Redacted.value(refreshToken) }),
          ...(expiry === undefined ? undefined : { expiresAt: expiry })
        }
      })
    }
  )
) as unknown as Schema.Codec<Tokens_.Tokens, Encoded>

/**
 * The schema of stored tokens, with the version of the format.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Stored = Schema.Struct({ version: Schema.Literal(1), tokens: Tokens })

const decodeJson = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Unknown))
const decodeStored = Schema.decodeUnknownResult(Stored)
const decodeTokens = Schema.decodeUnknownResult(Tokens)
const encodeStored = Schema.encodeResult(Schema.fromJsonString(Stored))

// A schema error quotes what it found, and that may be a token: the problem is told in fixed words instead, without a cause.
const failure = (operation: "read" | "write", message: string): Effect.Effect<never, AuthError.AuthError> =>
  Effect.fail(AuthError.make({ _tag: "StorageFailed", operation }, message))

const logOut = "Log out to remove it, then log in again."

/** What a stored text is, for readers and for writers that would replace it. */
type Content =
  | { readonly _tag: "Tokens"; readonly tokens: Tokens_.Tokens }
  /** No program can read it: a write that was cut short, or an empty text. */
  | { readonly _tag: "Truncated" | "Broken" }
  | { readonly _tag: "Newer"; readonly version: string }
  | { readonly _tag: "Foreign" }

const isObject = (json: unknown): json is { readonly [field: string]: unknown } =>
  typeof json === "object" && json !== null && !Array.isArray(json)

const ourFields = ["version", "tokens", "workspaceId", "accessToken", "refreshToken"]

/** Whether JSON without tokens belongs to another program: it is not empty, and has none of our fields. */
const isForeign = (json: unknown): boolean => {
  if (!isObject(json)) return Array.isArray(json) ? json.length > 0 : json !== null
  return Object.keys(json).length > 0 && !ourFields.some((field) => field in json)
}

const contentOf = (text: string): Content => {
  // A byte order mark is of an editor (RFC 8259 section 8.1).
  const decoded = decodeJson(text.replace(/^\ufeff/, ""))
  if (Result.isFailure(decoded)) return { _tag: "Truncated" }
  const json = decoded.success
  if (isObject(json) && Number(json["version"]) > 1) return { _tag: "Newer", version: String(Number(json["version"])) }
  // Tokens without a version are those of a program of the published Promise SDK.
  const tokens = isObject(json) && "version" in json
    ? Result.map(decodeStored(json), ({ tokens }) => tokens)
    : decodeTokens(json)
  if (Result.isSuccess(tokens)) return { _tag: "Tokens", tokens: tokens.success }
  return { _tag: isForeign(json) ? "Foreign" : "Broken" }
}

const unreadable = (content: Exclude<Content, { readonly _tag: "Tokens" }>, place: string) => {
  switch (content._tag) {
    case "Truncated":
      return failure("read", `${place} is truncated or foreign: it is not JSON. ${logOut}`)
    case "Newer": {
      const found = `version ${content.version}, but this release reads version 1`
      return failure("read", `${place} has ${found}. Update effect-prisma-management. Or: ${logOut}`)
    }
    case "Broken":
    case "Foreign":
      return failure("read", `${place} does not contain tokens in the format of this program. ${logOut}`)
  }
}

/**
 * Reads text that {@link encode} wrote, or that a program of the published Promise SDK wrote. `place` names it in
 * messages: a path, a key.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`StorageFailed`, operation `read`) that says what to do if the text is truncated, foreign,
 * or of a newer version. Unknown fields and a byte order mark are ignored.
 *
 * @since 0.1.0
 * @category decoding
 */
export const decode = (text: string, place: string): Effect.Effect<Tokens_.Tokens, AuthError.AuthError> => {
  const content = contentOf(text)
  return content._tag === "Tokens" ? Effect.succeed(content.tokens) : unreadable(content, place)
}

/**
 * Checks whether the tokens of a login may replace a stored text: tokens, or text that no program can read.
 *
 * **Details**
 *
 * Fails, like {@link decode}, for text of a newer version or of another program, which another reader still needs.
 *
 * @since 0.1.0
 * @category decoding
 */
export const checkReplaceable = (text: string, place: string): Effect.Effect<void, AuthError.AuthError> => {
  const content = contentOf(text)
  return content._tag === "Newer" || content._tag === "Foreign" ? unreadable(content, place) : Effect.void
}

/**
 * Writes tokens as JSON text, with secrets as plain text: the storage must protect it.
 *
 * **Example** (Encoding and decoding)
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
    : failure("write", "The tokens were not stored: the access token is empty.")
}
