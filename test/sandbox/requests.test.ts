/** What a sandbox tells of the requests that it received: all of it but its secrets. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type { JsonSchema } from "../../scripts/contract/document.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as redaction from "../../src/sandbox/internal/control/redaction.ts"
import * as operationIds from "../../src/sandbox/internal/protocol/operations.ts"
import { bodyOf, operations } from "../support/contract.ts"

// It is a lease id too, as the contract writes one.
const secret = "cs3cretcanary0"
const redacted = "<redacted>"

interface Sent {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH"
  readonly path: string
  readonly headers?: { readonly [name: string]: string }
  readonly text?: string
  readonly contentType?: string
}

/** What the log says of a request. */
const logged = Effect.fnUntraced(function*(
  { contentType = "application/json", headers = {}, method = "POST", path, text }: Sent
) {
  const request = HttpClientRequest.make(method)(`http://localhost${path}`, { headers })
  yield* HttpClient.execute(text === undefined ? request : HttpClientRequest.bodyText(request, text, contentType))
  const { requests } = yield* Sandbox.Sandbox
  const received = (yield* requests).at(-1)!
  assert.notInclude(JSON.stringify(received), secret)
  return received
}, Effect.provide(Sandbox.layer({ token: "test-token" })))

const authorization = "Bearer test-token"

const bodyLogged = (sent: Omit<Sent, "text"> & { readonly body: unknown }) =>
  Effect.map(
    logged({ ...sent, text: JSON.stringify(sent.body), headers: { authorization } }),
    ({ body }) => body
  )

describe("the request log", () => {
  it.effect("the request log hides `state` where it is a secret of a login, and shows it where it is that of a build", () =>
    Effect.gen(function*() {
      const login = yield* logged({ method: "GET", path: `/authorize?client_id=sandbox&state=${secret}` })
      assert.strictEqual(login.url, `/authorize?client_id=sandbox&state=${redacted}`)
      const builds = yield* logged({ method: "GET", path: "/v1/builds?state=running", headers: { authorization } })
      assert.strictEqual(builds.operation, "builds.list")
      assert.strictEqual(builds.url, "/v1/builds?state=running")
      assert.deepStrictEqual(
        yield* bodyLogged({ method: "PATCH", path: "/v1/builds/bld_1", body: { state: "running", phase: "build" } }),
        { state: "running", phase: "build" }
      )
    }))

  it.effect("the request log hides the value of a variable and shows its key", () =>
    Effect.gen(function*() {
      const body = { projectId: "proj_1", class: "production", key: "DATABASE_URL", value: secret }
      assert.deepStrictEqual(
        yield* bodyLogged({ path: "/v1/environment-variables", body }),
        { ...body, value: redacted }
      )
    }))

  it.effect("the request log hides any JSON, such as the state of a stack, and shows the fields of a lease", () =>
    Effect.gen(function*() {
      const base = "/v1/projects/proj_1/branches/br_1/alchemy-state"
      const lease = { stack: "shop", stage: "prod", ttlSeconds: 60 }
      assert.deepStrictEqual(yield* bodyLogged({ path: `${base}/lease`, body: lease }), lease)
      const path = `${base}/state/stacks/shop/stages/prod/resources/a`
      const put = yield* logged({
        method: "PUT",
        path,
        text: JSON.stringify({ name: secret }),
        headers: { authorization, "alchemy-state-lease-id": secret }
      })
      assert.deepInclude(put, { operation: "alchemyState.putResource", body: redacted })
      assert.strictEqual(put.headers["alchemy-state-lease-id"], redacted)
    }))

  it.effect("the request log hides what looks secret in a request of no operation", () =>
    Effect.gen(function*() {
      const body = {
        name: "shown",
        value: secret,
        password: secret,
        nested: [{ refreshToken: secret, apiKey: [secret], DATABASE_URL: { a: secret } }]
      }
      // The sandbox reads no body that it has no operation for; should it ever, the log would say this of it.
      assert.deepStrictEqual(redaction.make().body(JSON.stringify(body), "application/json", undefined), {
        name: "shown",
        value: redacted,
        password: redacted,
        nested: [{ refreshToken: redacted, apiKey: redacted, DATABASE_URL: redacted }]
      })
      const { headers, url } = yield* logged({
        method: "GET",
        path: `/v2/things?a=b&acc%65ss_token=${secret}&Code=${secret}`,
        headers: { "x-api-key": secret, "x-auth-token": secret, "alchemy-state-lease-id": secret, "x-own": "shown" }
      })
      assert.strictEqual(url, `/v2/things?a=b&access_token=${redacted}&Code=${redacted}`)
      assert.strictEqual(headers["x-own"], "shown")
    }))

  it.effect("the request log hides what an operation does not expect, unless its name looks harmless", () =>
    Effect.gen(function*() {
      const create = (body: unknown) => bodyLogged({ path: "/v1/environment-variables", body })
      assert.strictEqual(yield* create(secret), redacted)
      assert.deepStrictEqual(yield* create([secret, { value: secret }]), [redacted, { value: redacted }])
      assert.deepStrictEqual(yield* create({ value: { of: [secret] } }), { value: redacted })
      assert.deepStrictEqual(yield* create({ Value: secret, clientSecret: secret, extra: 1 }), {
        Value: redacted,
        clientSecret: redacted,
        extra: 1
      })
      assert.deepStrictEqual(yield* create({ data: { key: "A", value: secret } }), {
        data: { key: "A", value: redacted }
      })
      assert.deepStrictEqual(yield* create({ key: { token: secret, isDefault: true } }), {
        key: { token: redacted, isDefault: true }
      })
      const broken = yield* logged({
        path: "/v1/environment-variables",
        text: `{"value":"${secret}`,
        headers: { authorization }
      })
      assert.strictEqual(broken.body, `<${`{"value":"${secret}`.length} characters>`)
      const form = redaction.make().body(
        `key=A&value=${secret}`,
        "application/x-www-form-urlencoded",
        "environmentVariables.create"
      )
      assert.deepStrictEqual(form, { key: "A", value: redacted })
    }))

  it.effect("the request log hides the code in the URL of the page that a request comes from", () =>
    Effect.gen(function*() {
      const { headers } = yield* logged({
        method: "GET",
        path: "/v1/me",
        headers: { referer: `http://localhost:3000/callback?code=${secret}&state=${secret}&tab=1` }
      })
      assert.strictEqual(headers["referer"], `http://localhost:3000/callback?code=${redacted}&state=${redacted}&tab=1`)
    }))

  it.effect("the request log shows a login without what somebody could go on with", () =>
    Effect.gen(function*() {
      const shown = { grant_type: "authorization_code", client_id: "sandbox", redirect_uri: "http://127.0.0.1/" }
      const hidden = ["code", "code_verifier", "refresh_token", "client_secret", "client_assertion", "id_token_hint"]
      const { body } = yield* logged({
        path: "/token",
        text: String(new URLSearchParams({ ...shown, ...Object.fromEntries(hidden.map((name) => [name, secret])) })),
        contentType: "application/x-www-form-urlencoded"
      })
      assert.deepStrictEqual(body, { ...shown, ...Object.fromEntries(hidden.map((name) => [name, redacted])) })
    }))
})

/** Inputs with a text wherever the contract has one, an input a variant; `shown` is what may be seen of it. */
const filled = (
  schema: JsonSchema,
  name: string
): ReadonlyArray<{ readonly sent: unknown; readonly shown: unknown }> => {
  const hide = (sent: unknown) => [{ sent, shown: redacted }]
  if (schema["x-sensitive"] === true) return hide(`secret of ${name}`)
  const variants = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? []
  if (variants.length > 0) return variants.flatMap((variant) => filled(variant, name))
  if (schema.properties !== undefined) {
    const fields = Object.entries(schema.properties).map(([name, field]) => [name, filled(field, name)] as const)
    const most = Math.max(1, ...fields.map(([, variants]) => variants.length))
    return Array.from({ length: most }, (_, n) => {
      const chosen = fields.flatMap(([name, variants]) =>
        variants.length === 0 ? [] : [[name, variants[n % variants.length]!] as const]
      )
      return {
        sent: Object.fromEntries(chosen.map(([name, { sent }]) => [name, sent])),
        shown: Object.fromEntries(chosen.map(([name, { shown }]) => [name, shown]))
      }
    })
  }
  if (schema.items !== undefined) {
    return filled(schema.items, name).map(({ sent, shown }) => ({ sent: [sent], shown: [shown] }))
  }
  if (typeof schema.additionalProperties === "object") {
    return filled(schema.additionalProperties, name).map(({ sent, shown }) => ({
      sent: { any: sent },
      shown: { any: shown }
    }))
  }
  // It may be anything, and a secret too.
  return schema.type === undefined && schema.enum === undefined && schema.const === undefined ||
      schema.type === "object"
    ? hide({ any: [`JSON of ${name}`] })
    : [`text of ${name}`, 7, true].map((sent) => ({ sent, shown: sent }))
}

const isSensitive = (
  { schema, ...parameter }: { readonly schema: JsonSchema; readonly [name: string]: unknown }
): boolean => parameter["x-sensitive"] === true || schema["x-sensitive"] === true

describe("the request log and the contract", () => {
  const without = redaction.make()
  const { isId, of } = operationIds.shared()

  it("the request log knows all operations of the contract", () => {
    assert.deepStrictEqual(operations.filter(({ id }) => !isId(id)).map(({ id }) => id), [])
  })

  for (const operation of operations) {
    it(`the request log hides what openapi.json marks as sensitive in ${operation.id}, and shows all else`, () => {
      const id = operation.id
      assert.isTrue(isId(id))
      if (!isId(id)) return
      const parameters = (operation.operation.parameters ?? []) as ReadonlyArray<any>
      const path = operation.path.replace(/\{\w+\}/g, "proj_c12345678")
      assert.strictEqual(of(operation.method.toUpperCase(), path), id)
      for (const parameter of parameters) {
        const value = `value of ${parameter.name}`
        const expected = isSensitive(parameter) ? redacted : value
        if (parameter.in === "query") {
          const url = `${path}?${new URLSearchParams({ [parameter.name]: value })}`
          assert.strictEqual(without.url(url, id), `${path}?${parameter.name}=${expected}`)
        }
        if (parameter.in === "header") {
          const name = parameter.name.toLowerCase()
          assert.deepStrictEqual(without.headers({ [name]: value }), { [name]: expected })
        }
      }
      assert.strictEqual(without.url(path, id), path)
      const schema = bodyOf(operation)
      for (const { sent, shown } of schema === undefined ? [] : filled(schema, "body")) {
        assert.deepStrictEqual(without.body(JSON.stringify(sent), "application/json", id), shown)
      }
    })
  }
})
