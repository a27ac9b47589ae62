/** What a sandbox tells of the requests that it received: all of it but its secrets. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type { JsonSchema } from "../../scripts/contract/document.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as redaction from "../../src/sandbox/internal/control/redaction.ts"
import * as operationIds from "../../src/sandbox/internal/protocol/operations.ts"
import { bodyOf, operations, responsesOf } from "../support/contract.ts"

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

  it("the request log hides secrets in the URLs of any text that it shows", () => {
    const without = redaction.make()
    const shown = (value: unknown): string => {
      const text = JSON.stringify(value)
      const asked = without.body(text, "application/json", undefined)
      const answered = without.answer(text, 200, undefined)
      assert.deepStrictEqual(answered, asked)
      return JSON.stringify(asked)
    }
    const texts = [
      `https://auth.test/device?user_code=${secret}`,
      `https://github.test/install?app=1&state=${secret}#top`,
      `/device?user%5Fcode=${secret}`,
      `https://app.test/#access_token=${secret}&token_type=bearer`,
      `https://app.test/login?next=%2Fdevice%3Fuser_code%3D${secret}`,
      `https://app.test/login?next=${encodeURIComponent(`/a?next=${encodeURIComponent(`/b?code=${secret}`)}`)}`,
      `https://user:${secret}@git.test/a.git`,
      `postgres://user:${secret}@db.test:5432/a?sslmode=require`,
      `Open https://auth.test/device?user_code=${secret}, then go on.`
    ]
    for (const text of texts) {
      for (const value of [{ url: text }, [{ links: [{ href: text }] }], { error: { message: text } }]) {
        assert.notInclude(shown(value), secret, text)
        assert.include(shown(value), redacted)
      }
      assert.notInclude(without.url(`/v1/projects?next=${encodeURIComponent(text)}`, "projects.list"), secret, text)
      assert.notInclude(JSON.stringify(without.headers({ link: `<${text}>` })), secret, text)
    }
    assert.include(shown({ url: texts[1] }), `https://github.test/install?app=1&state=${redacted}#top`)
    assert.include(shown({ url: texts[7] }), `postgres://${redacted}@db.test:5432/a?sslmode=require`)
    const harmless = { url: "https://app.test/a?cursor=1&limit=2#x", text: "1 = 1? a=b", mail: "ada@example.com" }
    assert.deepStrictEqual(without.answer(JSON.stringify(harmless), 200, undefined), harmless)
  })

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

describe("the answers in the request log", () => {
  const call = Effect.fnUntraced(function*(method: "GET" | "POST", path: string, body?: object) {
    const request = HttpClientRequest.make(method)(`http://localhost${path}`, { headers: { authorization } })
    const response = yield* HttpClient.execute(
      body === undefined ? request : HttpClientRequest.bodyJsonUnsafe(request, body)
    )
    const text = yield* response.text
    const { requests } = yield* Sandbox.Sandbox
    return { response, text, received: (yield* requests).at(-1)! }
  })

  it.effect("an answer is shown as it was, without connection strings", () =>
    Effect.gen(function*() {
      const { received, text } = yield* call("POST", "/v1/projects", { name: "shop" })
      const { data } = JSON.parse(text)
      const shown: any = received.answer
      assert.strictEqual(shown.body.data.name, "shop")
      assert.strictEqual(shown.body.data.database.id, data.database.id)
      assert.match(shown.headers["content-type"], /json/)
      assert.strictEqual(shown.body.data.database.connections[0].endpoints.direct.connectionString, redacted)
      assert.notInclude(JSON.stringify(shown), data.database.connections[0].endpoints.direct.connectionString)
    }).pipe(Effect.provide(Sandbox.layer({ token: "test-token" }))))

  it.effect("a refusal is shown as it was, and an answer without a body has none", () =>
    Effect.gen(function*() {
      const refused = yield* call("GET", "/v1/projects/proj_missing")
      assert.deepStrictEqual(refused.received.answer?.body, JSON.parse(refused.text))
      const { text } = yield* call("POST", "/v1/projects", { name: "shop" })
      const { id } = JSON.parse(text).data
      yield* HttpClient.del(`http://localhost/v1/projects/${id}`, { headers: { authorization } })
      const { requests } = yield* Sandbox.Sandbox
      assert.deepInclude((yield* requests).at(-1)!.answer, { body: undefined })
    }).pipe(Effect.provide(Sandbox.layer({ token: "test-token" }))))

  it.effect("a login is shown without its code and its tokens, and a page by its length", () =>
    Effect.gen(function*() {
      const { logins, requests } = yield* Sandbox.Sandbox
      yield* logins.next({ decision: "approve" })
      const query = new URLSearchParams({
        response_type: "code",
        client_id: "sandbox",
        redirect_uri: "http://127.0.0.1/callback",
        code_challenge: "a".repeat(43),
        code_challenge_method: "S256",
        scope: "offline_access"
      })
      const { response } = yield* call("GET", `/authorize?${query}`)
      const code = new URL(response.headers["location"]!).searchParams.get("code")!
      const location = (yield* requests).at(-1)!.answer?.headers["location"]
      assert.include(location, `code=${redacted}`)
      assert.notInclude(location, code)
      yield* call("GET", `/authorize?${query}`)
      assert.match(String((yield* requests).at(-1)!.answer?.body), /^<\d+ characters>$/)
      const { access_token, refresh_token } = yield* logins.tokens({ scopes: ["workspace:admin", "offline_access"] })
      const refresh = { grant_type: "refresh_token", client_id: "sandbox", refresh_token: refresh_token! }
      yield* HttpClient.execute(
        HttpClientRequest.bodyUrlParams(HttpClientRequest.post("http://localhost/token"), refresh)
      )
      const token = (yield* requests).at(-1)!
      assert.deepInclude(token.answer?.body, { access_token: redacted, refresh_token: redacted, token_type: "Bearer" })
      for (const secret of [access_token, refresh_token!]) assert.notInclude(JSON.stringify(token), secret)
    }).pipe(Effect.provide(Sandbox.layer({ token: "test-token" }))))
})

/** Inputs with a text wherever the contract has one, an input a variant; `shown` is what may be seen of it. */
const filled = (
  schema: JsonSchema,
  name: string
): ReadonlyArray<{ readonly sent: unknown; readonly shown: unknown }> => {
  const hide = (sent: unknown) => [{ sent, shown: redacted }]
  if (schema["x-sensitive"] === true) return hide(`secret of ${name}`)
  if (schema.type === "null") return [{ sent: null, shown: null }]
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
      for (const { mediaType, schema, status } of responsesOf(operation)) {
        if (schema === undefined || mediaType !== "application/json" || status >= 400) continue
        for (const { sent, shown } of filled(schema, "answer")) {
          assert.deepStrictEqual(without.answer(JSON.stringify(sent), status, id), shown)
        }
      }
    })
  }
})
