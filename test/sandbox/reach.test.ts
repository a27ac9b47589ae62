/** How a sandbox is reached: by those who wait for it, by other names than this machine's, through proxies, and for control from elsewhere. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Redacted from "effect/Redacted"
import * as childProcess from "node:child_process"
import * as fs from "node:fs"
import * as http from "node:http"
import * as https from "node:https"
import * as os from "node:os"
import * as path from "node:path"
import { promisify } from "node:util"
import { Sandbox } from "../../src/sandbox/index.ts"
import { node } from "../node/fixtures/processes.ts"
import { contract, root } from "../support/contract.ts"

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
}

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** With headers that `fetch` would not send, above all the `Host`. */
const send = (url: string, { body, headers = {}, method = "GET" }: Sent = {}): Effect.Effect<Answer> =>
  Effect.callback((resume) => {
    http.request(url, { method, headers }, (response) => {
      let text = ""
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk
      })
      response.on(
        "end",
        () => resume(Effect.succeed({ status: response.statusCode!, headers: response.headers, text }))
      )
    }).on("error", (error) => resume(Effect.die(error))).end(body)
  })

const json = (url: string, sent?: Sent): Effect.Effect<any> =>
  Effect.map(send(url, sent), ({ text }) => JSON.parse(text))

const metadata = "/.well-known/oauth-authorization-server"

/** Which URL a sandbox says that it is, called with these headers: its issuer, its endpoints and its links all say the same. */
const saidOrigin = Effect.fnUntraced(function*(
  { token, url }: { readonly url: string; readonly token: Redacted.Redacted<string> },
  headers: Record<string, string>
) {
  const { issuer, token_endpoint } = yield* json(url + metadata, { headers })
  assert.strictEqual(token_endpoint, `${issuer}/token`)
  const asked = { ...headers, authorization: `Bearer ${Redacted.value(token)}`, "content-type": "application/json" }
  const { data } = yield* json(`${url}/v1/projects`, { method: "POST", headers: asked, body: "{}" })
  assert.strictEqual(data.url, `${issuer}/v1/projects/${data.id}`)
  const { data: service } = yield* json(`${url}/v1/services`, {
    method: "POST",
    headers: asked,
    body: JSON.stringify({ displayName: "web", projectId: data.id })
  })
  const { data: deployment } = yield* json(`${url}/v1/services/${service.id}/deployments`, {
    method: "POST",
    headers: asked,
    body: "{}"
  })
  assert.strictEqual(new URL(deployment.uploadUrl).origin, issuer)
  const { verification_uri } = yield* json(`${url}/device_authorization`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: "client_id=sandbox"
  })
  assert.strictEqual(verification_uri, `${issuer}/device`)
  assert.strictEqual((yield* json(`${url}/__sandbox/health`, { headers })).url, issuer)
  return issuer as string
})

const isRefused = Effect.fnUntraced(function*(url: string, status: number, hint: RegExp, sent?: Sent) {
  const answer = yield* send(url, sent)
  assert.strictEqual(answer.status, status, answer.text)
  const { error } = JSON.parse(answer.text)
  assert.isString(error.message)
  assert.match(error.hint, hint)
})

const { info } = contract
const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))

describe("ready", () => {
  it.effect("a sandbox says that it is ready to everybody, without a token and without control, and keeps no record of it", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const said = { status: "ok", version, contract: info.version, url: sandbox.url }
      for (const path of ["/", "/__sandbox/health"]) {
        for (const accept of [undefined, "*/*", "application/json", "application/json, text/plain, */*"]) {
          const headers: Record<string, string> = accept === undefined ? {} : { accept }
          const got = yield* send(sandbox.url + path, { headers })
          assert.strictEqual(got.status, 200)
          assert.deepStrictEqual(JSON.parse(got.text), said)
          const head = yield* send(sandbox.url + path, { method: "HEAD", headers })
          assert.deepStrictEqual([head.status, head.text], [200, ""])
        }
      }
      const page = yield* send(`${sandbox.url}/`, { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } })
      assert.match(page.headers["content-type"]!, /^text\/html/)
      assert.deepStrictEqual(yield* sandbox.requests, [])
    }))

  it.effect("a sandbox in process says the same as a served one", () =>
    Effect.gen(function*() {
      const client = yield* HttpClient.HttpClient
      for (const path of ["/", "/__sandbox/health"]) {
        const body = yield* Effect.flatMap(client.get(`http://localhost${path}`), ({ json }) => json)
        assert.deepStrictEqual(body, {
          status: "ok",
          version,
          contract: info.version,
          url: "https://sandbox.example.com"
        })
        assert.strictEqual((yield* client.head(`http://localhost${path}`)).status, 200)
      }
      assert.strictEqual((yield* Sandbox.Sandbox).url, "https://sandbox.example.com")
    }).pipe(Effect.provide(Sandbox.layer({ publicUrl: "https://sandbox.example.com/" }))))

  it.effect("a sandbox that injects faults into every operation is ready all the same", () =>
    Effect.gen(function*() {
      const { faults, url } = yield* Sandbox.serve()
      yield* faults.add({ status: 503 })
      assert.strictEqual((yield* send(`${url}/__sandbox/health`)).status, 200)
      assert.strictEqual((yield* send(url)).status, 200)
    }))
})

describe("the name of a sandbox", () => {
  it.effect("a sandbox that listens for other machines names itself as each of them calls it, and never by the address of all addresses", () =>
    Effect.gen(function*() {
      for (const host of ["0.0.0.0", "::"]) {
        const sandbox = yield* Sandbox.serve({ host, allowHosts: ["sandbox.example.com", "*.internal"] })
        const { hostname, port } = new URL(sandbox.url)
        assert.strictEqual(hostname, host === "::" ? "localhost" : "127.0.0.1")
        for (
          const name of ["sandbox", "localhost", "sandbox.example.com", "a.b.internal", "192.168.1.5", "[fe80::1]"]
        ) {
          assert.strictEqual(
            yield* saidOrigin(sandbox, { host: `${name}:${port}` }),
            `http://${name}:${port}`
          )
        }
        for (const name of ["0.0.0.0", "[::]", "0", "[0:0:0:0:0:0:0:0]"]) {
          assert.strictEqual(yield* saidOrigin(sandbox, { host: `${name}:${port}` }), sandbox.url, name)
        }
        for (
          const name of ["evil.example", "internal.example.com", "xinternal.evil", "sandbox.example.com.evil.example"]
        ) {
          yield* isRefused(`${sandbox.url}/`, 403, /--allow-host/, { headers: { host: `${name}:${port}` } })
        }
      }
    }))

  it.effect("two sandboxes each have their own names, and a request that waits for its body keeps the name that it called", () =>
    Effect.gen(function*() {
      const [one, two] = [yield* Sandbox.serve({ allowHosts: ["one.test"] }), yield* Sandbox.serve()]
      assert.strictEqual(yield* saidOrigin(one, { host: "one.test" }), "http://one.test")
      yield* isRefused(`${two.url}/`, 403, /--allow-host/, { headers: { host: "one.test" } })
      const slow = (name: string) =>
        Effect.callback<string>((resume) => {
          const request = http.request(`${one.url}/v1/projects`, {
            method: "POST",
            headers: {
              "host": name,
              "authorization": `Bearer ${Redacted.value(one.token)}`,
              "content-type": "application/json"
            }
          }, (response) => {
            response.setEncoding("utf8").once(
              "data",
              (text: string) => resume(Effect.succeed(JSON.parse(text).data.url))
            )
          })
          request.write("{")
          // Others are answered meanwhile.
          http.get(`${one.url}/`, { headers: { host: "localhost" } }, (response) => {
            response.resume().on("end", () => request.end("}"))
          })
        })
      const urls = yield* Effect.all(["one.test", "localhost"].map(slow), { concurrency: "unbounded" })
      assert.deepStrictEqual(urls.map((url) => new URL(url).origin), ["http://one.test", "http://localhost"])
    }))

  it.effect("publicUrl is the name of a sandbox for everybody, by whichever name it is called", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ publicUrl: "https://sandbox.example.com:8443" })
      assert.strictEqual(sandbox.url, "https://sandbox.example.com:8443")
      const local = { ...sandbox, url: sandbox.localUrl }
      for (const host of ["localhost", "127.0.0.1:1", "sandbox.example.com", "sandbox.example.com:8443"]) {
        assert.strictEqual(yield* saidOrigin(local, { host }), sandbox.url)
      }
      const own = yield* send(local.url + metadata, { headers: { origin: sandbox.url } })
      assert.strictEqual(own.headers["access-control-allow-origin"], sandbox.url)
    }))

  it.effect("a certificate that is made is also for the names that a sandbox is called by", () =>
    Effect.gen(function*() {
      const { certificateAuthority, localUrl } = yield* Sandbox.serve({
        tls: true,
        allowHosts: ["sandbox.test", "*.apps.test"],
        publicUrl: "https://public.test"
      })
      const names = ["sandbox.test", "shop.apps.test", "public.test", "localhost"]
      for (const [name, isTrusted] of [...names.map((name) => [name, true] as const), ["evil.test", false] as const]) {
        const said = yield* Effect.callback<unknown>((resume) => {
          const asked = { ca: certificateAuthority!.cert, servername: name, headers: { host: name }, agent: false }
          https.get(`${localUrl}/__sandbox/health`, asked, (response) => {
            response.resume()
            resume(Effect.succeed(response.statusCode))
          }).on("error", (error: NodeJS.ErrnoException) => resume(Effect.succeed(error.code)))
        })
        assert.strictEqual(said, isTrusted ? 200 : "ERR_TLS_CERT_ALTNAME_INVALID", name)
      }
    }))
})

describe("a proxy", () => {
  const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "sandbox.example.com" }

  const cases: ReadonlyArray<readonly [headers: Record<string, string>, origin: string]> = [
    [forwarded, "https://sandbox.example.com"],
    [{ ...forwarded, "x-forwarded-port": "8443" }, "https://sandbox.example.com:8443"],
    [{ ...forwarded, "x-forwarded-port": "443" }, "https://sandbox.example.com"],
    [
      { "x-forwarded-proto": "https, http", "x-forwarded-host": "first.example, second.example" },
      "https://first.example"
    ],
    [{ "x-forwarded-host": "sandbox.example.com:81", "x-forwarded-port": "80" }, "http://sandbox.example.com:81"],
    [{ "host": "localhost", "x-forwarded-proto": "https" }, "https://localhost"],
    [{ forwarded: "for=192.0.2.60;proto=https;host=\"sandbox.example.com:8443\"" }, "https://sandbox.example.com:8443"],
    [{ forwarded: "Proto=HTTPS; Host=a.example, proto=http;host=b.example" }, "https://a.example"],
    [{ forwarded: "host=\"[2001:db8::1]:4711\"" }, "http://[2001:db8::1]:4711"],
    // What is no name is nobody's.
    [{ "host": "localhost:1", "x-forwarded-host": "evil.example/path" }, "http://localhost:1"],
    [{ "host": "localhost:1", "x-forwarded-proto": "javascript", "x-forwarded-host": "evil" }, "http://localhost:1"]
  ]

  it.effect("a sandbox that trusts its proxy is called what that says, and one that does not goes by the request alone", () =>
    Effect.gen(function*() {
      const trusting = yield* Sandbox.serve({ trustProxy: true })
      const other = yield* Sandbox.serve()
      for (const [headers, origin] of cases) {
        assert.strictEqual(yield* saidOrigin(trusting, headers), origin, JSON.stringify(headers))
        const { host = new URL(other.url).host } = headers
        assert.strictEqual(yield* saidOrigin(other, headers), `http://${host}`)
      }
      // A page that was made to lead here can set these, and not its own name.
      yield* isRefused(`${trusting.url}/`, 403, /--allow-host/, { headers: { ...forwarded, host: "evil.example" } })
    }))
})

describe("pages of elsewhere", () => {
  it.effect("allowOrigins lets pages of these origins call, and no others", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ allowOrigins: ["https://app.example.com/", "http://other.example:3000"] })
      const status = (origin: string) =>
        Effect.map(
          send(url + metadata, { headers: { origin } }),
          ({ headers, status }) => [status, headers["access-control-allow-origin"]]
        )
      for (const origin of ["https://app.example.com", "http://other.example:3000", "http://localhost:5173"]) {
        assert.deepStrictEqual(yield* status(origin), [200, origin])
      }
      for (const origin of ["http://app.example.com", "https://app.example.com:444", "https://evil.example", "null"]) {
        assert.deepStrictEqual(yield* status(origin), [403, undefined])
      }
      yield* isRefused(url + metadata, 403, /--allow-origin/, { headers: { origin: "https://evil.example" } })
      const any = yield* Sandbox.serve({ allowOrigins: ["*"] })
      const answer = yield* send(any.url + metadata, { headers: { origin: "https://any.example" } })
      assert.strictEqual(answer.headers["access-control-allow-origin"], "https://any.example")
    }))
})

describe("control from elsewhere", () => {
  const reset = (url: string, headers: Record<string, string> = {}) =>
    send(`${url}/__sandbox/reset`, { method: "POST", headers })

  it.effect("without a token of control, control is for this machine alone, and what is refused says how", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ control: true, host: "0.0.0.0" })
      assert.strictEqual((yield* reset(url)).status, 204)
      for (
        const headers of [
          { host: "sandbox:4010" },
          { "x-forwarded-for": "192.0.2.1" },
          { "x-forwarded-proto": "https" },
          { "x-real-ip": "192.0.2.1" },
          { origin: "http://localhost:3000" }
        ]
      ) {
        yield* isRefused(`${url}/__sandbox/requests`, 403, /--control-token/, {
          headers: headers as unknown as Record<string, string>
        })
      }
    }))

  it.effect("with a token of control every request has to carry it, by whichever name, and it opens nothing else", () =>
    Effect.gen(function*() {
      const controlToken = Redacted.make("s3cret")
      const { token, url } = yield* Sandbox.serve({ controlToken, host: "0.0.0.0" })
      const other = yield* Sandbox.serve({ controlToken: "another" })
      const path = "/__sandbox/requests"
      const authorization = "Bearer s3cret"
      for (const headers of [{ authorization }, { authorization, host: "sandbox:1", "x-forwarded-for": "192.0.2.1" }]) {
        assert.strictEqual((yield* send(url + path, { headers })).status, 200)
      }
      yield* isRefused(url + path, 403, /Authorization: Bearer/)
      for (const wrong of ["s3cre", "s3cret1", Redacted.value(token)]) {
        yield* isRefused(url + path, 403, /Authorization: Bearer/, { headers: { authorization: `Bearer ${wrong}` } })
      }
      yield* isRefused(other.url + path, 403, /Authorization: Bearer/, { headers: { authorization } })
      assert.strictEqual((yield* send(`${url}/v1/me`, { headers: { authorization } })).status, 401)
    }))

  it.effect("where control is off, its routes say how it is turned on", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      for (const path of ["/__sandbox", "/__sandbox/faults", "/__sandbox/requests"]) {
        yield* isRefused(url + path, 404, /`--control`/)
      }
      yield* isRefused(`${url}/v1/nowhere`, 404, /openapi/)
      const controlled = yield* Sandbox.serve({ control: true })
      yield* isRefused(`${controlled.url}/__sandbox/nothing`, 404, /GET \/__sandbox/)
    }))

  it.effect("what is no name, no origin, no URL and no token is told by the name of its option", () =>
    Effect.gen(function*() {
      const wrong: ReadonlyArray<readonly [Sandbox.ServeOptions, RegExp]> = [
        [{ publicUrl: "sandbox.example.com" }, /publicUrl\) "sandbox\.example\.com"/],
        [{ publicUrl: "https://sandbox.example.com/path" }, /publicUrl.+without a path/],
        [{ publicUrl: "http://0.0.0.0:4010" }, /publicUrl/],
        [{ publicUrl: "https://user:pass@sandbox.example.com" }, /publicUrl/],
        [{ allowHosts: ["ok", "sandbox:4010"] }, /"sandbox:4010" of allowHosts/],
        [{ allowHosts: ["http://sandbox"] }, /allowHosts/],
        [{ allowHosts: [""] }, /allowHosts/],
        [{ allowHosts: ["a.*.b"] }, /allowHosts/],
        [{ allowOrigins: ["app.example.com"] }, /allowOrigins/],
        [{ allowOrigins: ["https://app.example.com/page"] }, /allowOrigins/],
        [{ controlToken: "two words" }, /controlToken/],
        [{ controlToken: "" }, /controlToken/],
        [{ host: "http://localhost" }, /The host "http:\/\/localhost"/],
        [{ host: "" }, /The host ""/]
      ]
      for (const [options, says] of wrong) {
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve(options)))
        assert.strictEqual(error.reason, "OptionsInvalid", JSON.stringify(options))
        assert.match(error.message, says)
      }
    }))
})

/** Networks of one's own are for who may make them. */
const canUnshare = childProcess.spawnSync("unshare", ["-n", "-m", "ip", "link", "set", "lo", "up"]).status === 0

describe("another machine", () => {
  it.live.skipIf(!canUnshare)(
    "oauth4webapi logs in by a name that is not localhost, from an address that is not loopback, and controls with a token (needs unshare and ip)",
    () =>
      Effect.gen(function*() {
        const home = yield* Effect.acquireRelease(
          Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-reach-"))),
          (home) => Effect.sync(() => fs.rmSync(home, { recursive: true }))
        )
        const hosts = path.join(home, "hosts")
        fs.writeFileSync(hosts, "127.0.0.1 localhost\n10.99.0.1 sandbox api.sandbox.test evil.test\n")
        const program = path.join(import.meta.dirname, "support/namedProgram.ts")
        const script = `ip link set lo up && ip addr add 10.99.0.1/24 dev lo && mount --bind ${hosts} /etc/hosts &&
          exec ${node} --conditions=effect-prisma-management:source ${program}`
        const { stdout } = yield* Effect.promise(() =>
          promisify(childProcess.execFile)("unshare", ["-n", "-m", "sh", "-c", script])
        )
        const login = { token: "bearer", refreshed: "bearer", call: 200, control: [403, 200] }
        assert.deepStrictEqual(JSON.parse(stdout), { "sandbox": login, "api.sandbox.test": login, "evil.test": 403 })
      })
  )
})
