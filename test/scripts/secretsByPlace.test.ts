/** What was a secret stays one, whatever the vendor makes of the shapes around it; and what looks like one is one until somebody says no. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import type { JsonSchema, OpenApiDocument } from "../../scripts/contract/document.ts"
import { dereference } from "../../scripts/contract/document.ts"
import { readOverlay } from "../../scripts/contract/overlay.ts"
import type { Place } from "../../scripts/contract/places.ts"
import { mapPlaces, placesWhere } from "../../scripts/contract/places.ts"
import { sync } from "../../scripts/contract/sync.ts"
import { looksSecret } from "../../src/internal/contract/secret.ts"
import { answering, before, overlay, schemaOf, vendor } from "./vendor.ts"

const root = join(import.meta.dirname, "../..")
const contract: OpenApiDocument = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8"))
const ours = readOverlay(join(root, "scripts/overlay"))

const isSecret = (schema: JsonSchema) => schema["x-sensitive"] === true

const secretPlaces = (document: OpenApiDocument) => placesWhere(dereference(document), isSecret).those

const inline = dereference(contract)
const secrets = secretPlaces(contract)

/** The vendor's document, which knows of no secrets, with a change of each schema of each place. */
const changed = (change: (schema: JsonSchema, place: Place) => JsonSchema): OpenApiDocument =>
  mapPlaces(inline, (schema, place) => {
    const { "x-sensitive": _mark, ...bare } = schema
    return change(bare, place)
  })

const holdsSecrets = ({ key }: Place) => Array.from(secrets.values()).some(({ around }) => around === key)

const ofSecret = (change: (schema: JsonSchema) => JsonSchema) => (schema: JsonSchema, { key }: Place) =>
  // A parameter can be no list.
  secrets.has(key) && !key.includes(" header ") ? change(schema) : schema

const ofObject = (change: (schema: JsonSchema) => JsonSchema) => (schema: JsonSchema, place: Place) =>
  holdsSecrets(place) && schema.properties !== undefined ? change(schema) : schema

describe("each secret of our contract", () => {
  const kinds: ReadonlyArray<readonly [string, (schema: JsonSchema, place: Place) => JsonSchema]> = [
    [
      "has another field beside it",
      ofObject((schema) => ({ ...schema, properties: { ...schema.properties, note: { type: "string" } } }))
    ],
    [
      "becomes a list, or null, or one of two",
      ofSecret((schema) => ({ anyOf: [{ type: "array", items: schema }, { type: "null" }] }))
    ],
    [
      "is in what becomes a member of a union, and loses a field beside it",
      ofObject((schema) => {
        const kept = Object.entries(schema.properties ?? {}).filter(([name, inner]) =>
          !/^(name|createdAt)$/.test(name) || isSecret(inner)
        )
        return {
          oneOf: [{ ...schema, required: [], properties: Object.fromEntries(kept) }, {
            type: "object",
            properties: { gone: { type: "boolean" } }
          }]
        }
      })
    ]
  ]
  it.each(kinds)("stays one where it %s", (_, change) => {
    const { document } = sync(changed(change), ours, contract)
    const now = secretPlaces(document)
    const all = placesWhere(dereference(document), () => false).all
    const lost = Array.from(secrets.keys()).filter((key) => all.has(key) && !now.has(key))
    assert.deepStrictEqual(lost, [])
    assert.isAtLeast(now.size, secrets.size)
  })
})

describe("a secret", () => {
  const changedMe = (properties: unknown, given = overlay, previous = before) => {
    const { document, warnings } = sync(
      vendor(({ paths }) => (schemaOf(paths["/v1/me"].get, "200").properties = properties)),
      given,
      previous
    )
    return {
      marked: Array.from(secretPlaces(document).keys()).filter((key) => key.includes("/v1/me")),
      warnings,
      document
    }
  }
  const text = { type: "string" }
  const withKey = changedMe({ id: text, value: text }, { ...overlay, sensitive: { secrets: ["Me.value"], plain: {} } })

  it("stays one when its entry goes from the overlay, and is told until it is there again", () => {
    const { marked, warnings } = changedMe({ id: text, value: text }, overlay, withKey.document)
    assert.deepStrictEqual(marked, ["GET /v1/me response value"])
    assert.deepStrictEqual(warnings.map(({ text }) => text), [
      "GET /v1/me response value was a secret and stays one: list it in sensitive.json"
    ])
    const listed = {
      ...overlay,
      sensitive: { secrets: [...overlay.sensitive.secrets, "GET /v1/me response value"], plain: {} }
    }
    assert.deepStrictEqual(changedMe({ id: text, value: text }, listed, withKey.document).warnings, [])
  })

  it("is looked for among the new fields beside it when it is renamed", () => {
    const { marked } = changedMe({ id: text, plaintext: text, note: text }, overlay, withKey.document)
    assert.deepStrictEqual(marked, ["GET /v1/me response plaintext", "GET /v1/me response note"])
  })

  it("is one wherever else something has its name, in an object of its own too", () => {
    const { marked } = changedMe(
      { id: text, value: text, next: { type: "object", properties: { value: text, id: text } } },
      overlay,
      withKey.document
    )
    assert.deepStrictEqual(marked, ["GET /v1/me response value", "GET /v1/me response next.value"])
    const { document } = sync(
      vendor(({ paths }) => {
        schemaOf(paths["/v1/me"].get, "200").properties = { id: text, value: text }
        paths["/v1/other"] = { get: answering({ type: "object", properties: { value: text } }) }
      }),
      overlay,
      withKey.document
    )
    assert.include(Array.from(secretPlaces(document).keys()), "GET /v1/other response value")
  })

  it("takes what becomes of it along: an object, or a record, of texts", () => {
    const { marked } = changedMe(
      { id: text, value: { type: "object", properties: { id: text, text } } },
      overlay,
      withKey.document
    )
    assert.deepStrictEqual(marked, ["GET /v1/me response value.text"])
    const record = changedMe(
      { id: text, value: { type: "object", additionalProperties: text } },
      overlay,
      withKey.document
    )
    assert.deepStrictEqual(record.marked, ["GET /v1/me response value.*"])
  })

  it("is what the vendor calls one, or a password", () => {
    assert.deepStrictEqual(
      changedMe({ id: { ...text, "x-sensitive": true }, word: { ...text, format: "password" } }).marked,
      ["GET /v1/me response id", "GET /v1/me response word"]
    )
  })

  it("is looked for in parameters, lists, unions, records and what is called credentials", () => {
    const { marked } = changedMe({
      tokens: { type: "array", items: text },
      apiKey: { anyOf: [text, { type: "null" }] },
      secrets: { type: "object", additionalProperties: text },
      credentials: { type: "object", properties: { id: text, user: text } },
      // None of these can carry one.
      tokenExpiry: text,
      token: { type: "string", enum: ["valid", "revoked"] },
      hasPassword: { type: "boolean" },
      password: { type: "string", format: "date-time" }
    })
    assert.deepStrictEqual(marked, [
      "GET /v1/me response tokens",
      "GET /v1/me response apiKey",
      "GET /v1/me response secrets.*",
      "GET /v1/me response credentials.user"
    ])
    const { document } = sync(
      vendor(({ paths }) => (paths["/v1/me"].get.parameters = [{ in: "query", name: "access_token", schema: text }])),
      overlay,
      before
    )
    assert.isTrue(document.paths["/v1/me"]?.get?.parameters?.[0]?.schema["x-sensitive"])
  })
})

describe("a name", () => {
  const secret = [
    "signingKey",
    "signing_key",
    "webhookSigningSecret",
    "apiKey",
    "api-keys",
    "accessKey",
    "secretAccessKey",
    "privateKeyPem",
    "encryptionKey",
    "credentials",
    "databaseUrl",
    "DATABASE_URL",
    "directUrl",
    "downloadUrl",
    "uploadUrl",
    "presignedUrls",
    "connectionUri",
    "passphrase",
    "pass_phrase",
    "seed",
    "seedPhrase",
    "mnemonic",
    "refreshTokens",
    "tokens",
    "idToken",
    "clientSecrets",
    "passwordHash",
    "totp",
    "recoveryCodes",
    "inviteLink",
    "tokenValue",
    "kubeconfig",
    "leaseId",
    "cookie",
    "Authorization"
  ]
  const plain = [
    "id",
    "name",
    "value",
    "key",
    "url",
    "tokenType",
    "tokenExpiresAt",
    "accessKeyId",
    "publicKey",
    "redirectUri",
    "redirect_url",
    "primaryKey",
    "idempotency-key",
    "contentHash",
    "connectionId",
    "passed",
    "deployedUrl",
    "installUrl",
    "compute",
    "errorCode",
    "status",
    "description"
  ]
  it.each(secret)("%s looks like a secret", (name) => assert.isTrue(looksSecret(name)))
  it.each(plain)("%s looks like none", (name) => assert.isFalse(looksSecret(name)))
})
