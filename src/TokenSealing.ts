/**
 * Encrypts stored tokens: a backup, a dump or a reader of the database cannot use them without the key.
 *
 * @since 0.1.0
 */
import * as Config from "effect/Config"
import * as Aead from "effect/crypto/Aead"
import * as SecureRandom from "effect/crypto/SecureRandom"
import { WebCrypto } from "effect/crypto/WebCrypto"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as AuthError from "./AuthError.ts"
import { invalidConfiguration } from "./internal/failure/authErrors.ts"
import { lacking } from "./internal/failure/platform.ts"
import { isSealed, type TokenSealing } from "./internal/storage/sealed.ts"

export type {
  /**
   * Encrypts text for a key of the storage, and decrypts it again.
   *
   * - `seal`: encrypts text for this key of the storage.
   * - `open`: decrypts what was sealed for this key. `place` names the key in messages.
   *
   * @since 0.1.0
   * @category models
   */
  TokenSealing
} from "./internal/storage/sealed.ts"

/**
 * The encryption keys, each with an id (`kid`).
 *
 * - `keys`: 32 bytes each, as base64 or base64url (`openssl rand -base64 32`), by id. An id has letters, digits, `-`
 *   and `_`.
 * - `current`: the id of the key that encrypts. The other keys only decrypt.
 * - `acceptPlain`: also reads tokens that were stored before you turned sealing on. Default: `false`. While it is on,
 *   anyone who can write to the storage can plant tokens: turn it off when every login has been refreshed or renewed
 *   once.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly keys: { readonly [kid: string]: Redacted.Redacted<string> }
  readonly current: string
  readonly acceptPlain?: boolean | undefined
}

const encoder = new TextEncoder()

const bytesOf = (key: string): Uint8Array | undefined => {
  const decoded = Base64Url.decode(key.trim().replaceAll("+", "-").replaceAll("/", "_").replace(/=*$/, ""))
  return Result.isSuccess(decoded) && decoded.success.length === 32 ? decoded.success : undefined
}

const keyOf = Effect.fnUntraced(function*(kid: string, key: Redacted.Redacted<string>) {
  if (!/^[\w-]+$/.test(kid)) {
    return yield* invalidConfiguration("keys", "The id of a sealing key may contain only letters, digits, - and _.")
  }
  const bytes = bytesOf(Redacted.value(key))
  if (bytes === undefined) {
    return yield* invalidConfiguration(
      "keys",
      `The sealing key "${kid}" is not 32 bytes in base64: make one with \`openssl rand -base64 32\`.`
    )
  }
  return yield* Effect.orDie(Aead.key(Aead.aes256Gcm, bytes))
})

const unreadable = (message: string): AuthError.AuthError =>
  AuthError.make({ _tag: "StorageFailed", operation: "read" }, message)

const nonceLength = Aead.aes256Gcm.nonceLength

/** What is sealed names its key of the storage: moved to another key, it does not open. */
const boundTo = (kid: string, key: string): Uint8Array => encoder.encode(`effect-prisma-management 1 ${kid} ${key}`)

/**
 * Makes the sealing of a key ring: AES-256-GCM by Web Crypto, with the key of the storage as additional data.
 *
 * **When to use**
 *
 * Use if people who can read the storage or its backups must not read the tokens.
 *
 * **Details**
 *
 * To rotate keys, add a key, make it `current`, and keep the old one until every login was written again, which a
 * refresh does. No one is logged out.
 *
 * Fails with `ConfigurationInvalid` if a key is invalid. A storage fails with `StorageFailed`, and changes nothing, if
 * what it reads was sealed with a key that is not in the ring, was sealed for another key of the storage, or is not
 * sealed.
 *
 * **Example** (Sealing tokens in PostgreSQL)
 *
 * ```ts
 * import * as Redacted from "effect/Redacted"
 * import * as TokenSealing from "effect-prisma-management/TokenSealing"
 * import * as TokenStorageSql from "effect-prisma-management/TokenStorageSql"
 *
 * const sealing = TokenSealing.make({
 *   keys: { "2026-11": Redacted.make("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=") },
 *   current: "2026-11"
 * })
 *
 * const TokenStoragesLive = TokenStorageSql.layerKeyed({ sealing })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = Effect.fnUntraced(function*(options: Options): Effect.fn.Return<TokenSealing, AuthError.AuthError> {
  const crypto: Crypto | undefined = yield* WebCrypto
  if (crypto?.subtle === undefined) return yield* Effect.fail(lacking("crypto"))
  const keys = new Map<string, Aead.Key>()
  for (const [kid, key] of Object.entries(options.keys)) keys.set(kid, yield* keyOf(kid, key))
  const current = keys.get(options.current)
  if (current === undefined) {
    return yield* invalidConfiguration("current", `There is no sealing key "${options.current}": add it to \`keys\`.`)
  }
  const aead = yield* Effect.provide(Aead.Aead, Layer.provide(Aead.layerWebCrypto, SecureRandom.layerWebCrypto))

  const seal = Effect.fnUntraced(function*(text: string, key: string): Effect.fn.Return<string, AuthError.AuthError> {
    const nonce = SecureRandom.randomBytesUnsafe(nonceLength)
    const sealed = yield* Effect.mapError(
      aead.encrypt(current, encoder.encode(text), { nonce, aad: boundTo(options.current, key) }),
      (cause) => AuthError.make({ _tag: "StorageFailed", operation: "write" }, "The tokens could not be sealed.", cause)
    )
    return `sealed.1.${options.current}.${Base64Url.encode(nonce)}.${Base64Url.encode(sealed)}`
  })

  const open = Effect.fnUntraced(function*(
    text: string,
    key: string,
    place: string
  ): Effect.fn.Return<string, AuthError.AuthError> {
    if (!isSealed(text)) {
      if (options.acceptPlain === true) return text
      return yield* unreadable(
        `${place} is not sealed. If it was stored before sealing was turned on, set \`acceptPlain\` until it has been written again.`
      )
    }
    const [, version, kid, nonce, sealed] = text.split(".")
    if (version !== "1" || kid === undefined || nonce === undefined || sealed === undefined) {
      return yield* unreadable(`${place} is truncated, or sealed by a newer version: update effect-prisma-management.`)
    }
    const ring = keys.get(kid)
    if (ring === undefined) {
      return yield* unreadable(
        `${place} is sealed with the key "${kid}", which is not in the key ring: add it to \`keys\`, or log in again.`
      )
    }
    const bytes = Result.all([Base64Url.decode(nonce), Base64Url.decode(sealed)])
    if (Result.isFailure(bytes)) {
      return yield* unreadable(`${place} is truncated or foreign. Log out, then log in again.`)
    }
    return yield* Effect.matchEffect(
      aead.decrypt(ring, bytes.success[1], { nonce: bytes.success[0], aad: boundTo(kid, key) }),
      {
        onFailure: () =>
          Effect.fail(unreadable(
            `${place} cannot be decrypted with the key "${kid}": it was changed, truncated, or sealed for another key of the storage.`
          )),
        onSuccess: (plain) => Effect.succeed(new TextDecoder().decode(plain))
      }
    )
  })

  return { seal, open }
})

const howToSet = "Set it to id:key pairs, such as 2026-11:<key>, where a key is the output of: openssl rand -base64 32"

/**
 * Reads the key ring from `PRISMA_TOKEN_KEYS`: `id:key` pairs, separated by commas or spaces. The first key is current.
 *
 * **Details**
 *
 * To rotate keys, put the new pair first and keep the old one after it. The variable is read with the `ConfigProvider`,
 * by default from the environment. Fails with `ConfigurationInvalid`, which names the variable and never a key.
 *
 * @since 0.1.0
 * @category constructors
 */
export const config: Effect.Effect<TokenSealing, AuthError.AuthError> = Effect.gen(function*() {
  const text = yield* Effect.mapError(
    Config.Redacted("PRISMA_TOKEN_KEYS"),
    (cause) => invalidConfiguration("PRISMA_TOKEN_KEYS", `PRISMA_TOKEN_KEYS is not set. ${howToSet}`, cause)
  )
  const pairs = Redacted.value(text).split(/[\s,]+/).filter((pair) => pair !== "").map((pair) => pair.split(/:(.*)/s))
  const [first] = pairs
  if (first === undefined || pairs.some(([, key]) => key === undefined || key === "")) {
    return yield* invalidConfiguration(
      "PRISMA_TOKEN_KEYS",
      `PRISMA_TOKEN_KEYS is not a list of id:key pairs, separated by commas. ${howToSet}`
    )
  }
  return yield* make({
    keys: Object.fromEntries(pairs.map(([kid, key]) => [kid!, Redacted.make(key!)])),
    current: first[0]!
  })
})
