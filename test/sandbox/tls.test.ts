/** A sandbox that speaks https: who trusts it, which of its URLs are https, and what becomes of its keys. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as childProcess from "node:child_process"
import { X509Certificate } from "node:crypto"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { promisify } from "node:util"
import { Agent, fetch as fetchBy } from "undici"
import { make as makeCertificates } from "../../src/sandbox/internal/node/certificate.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { node } from "../node/fixtures/processes.ts"
import { run, start } from "./support/binary.ts"

const execFile = promisify(childProcess.execFile)

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-tls-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

/** A client that trusts what it is told to, and nothing else. */
const trusting = (ca: string) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => new Agent({ connect: { ca } })),
      (agent) => Effect.promise(() => agent.destroy())
    ),
    (dispatcher) =>
    (url: string, init: { readonly method?: string; readonly headers?: {}; readonly body?: string } = {}) =>
      Effect.promise(() => fetchBy(url, { dispatcher, redirect: "manual", ...init }))
  )

/** What a program says that trusts this certificate beside those of the world. */
const program = (url: string, token: string, trusted?: string) =>
  Effect.promise(async () => {
    const file = path.join(import.meta.dirname, "support/tlsProgram.ts")
    const { stdout } = await execFile(node, ["--conditions=effect-prisma-management:source", file, url, token], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted }
    })
    return JSON.parse(stdout)
  })

describe("--tls", () => {
  it.live("--tls serves programs that trust its certificate: calls, a login, a deployment and its log; and no others", () =>
    Effect.gen(function*() {
      const { said, stop, token, url } = yield* start("--tls", "--auto-approve", "--control")
      assert.match(url, /^https:\/\/127\.0\.0\.1:\d+$/)
      const file = /Certificate +(\S+)/.exec(said())![1]!
      assert.include(said(), `NODE_EXTRA_CA_CERTS=${file}`)
      assert.deepStrictEqual(yield* program(url, token, file), {
        call: "Sandbox",
        login: "bearer",
        deploy: {
          steps: ["Created", "Uploaded", "Started", "Promoted", "Deployed"],
          log: ["new", "provisioning", "running"]
        }
      })
      const untrusting = yield* program(url, token)
      for (const step of ["call", "login", "deploy"]) {
        assert.match(untrusting[step], /unable to verify|UNABLE_TO_VERIFY_LEAF_SIGNATURE/, step)
      }
      assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), ["ca.pem"])
      assert.notInclude(fs.readFileSync(file, "utf8"), "PRIVATE KEY")
      yield* stop("SIGTERM")
      assert.isFalse(fs.existsSync(path.dirname(file)))
    }))

  it.live("--tls prints a curl line that works as it is", () =>
    Effect.gen(function*() {
      const { text, workspaceId } = yield* start("--tls")
      const line = /^ +(curl .+)$/m.exec(text)![1]!
      const { stdout } = yield* Effect.promise(() => execFile("sh", ["-c", `${line} --silent --noproxy '*'`]))
      assert.strictEqual(JSON.parse(stdout).data[0].id, workspaceId)
    }))

  it.live("--tls-cert and --tls-key serve a certificate of one's own, and say what is wrong with one", () =>
    Effect.gen(function*() {
      const home = yield* directory
      const file = (name: string, content: string) => {
        const file = path.join(home, name)
        fs.writeFileSync(file, content)
        return file
      }
      const { authority, certificate, key } = makeCertificates(new Date())
      const cert = file("cert.pem", certificate)
      const { said, token, url } = yield* start("--tls-cert", cert, "--tls-key", file("key.pem", key))
      assert.notInclude(said(), "Certificate ")
      const fetch = yield* trusting(authority)
      assert.strictEqual((yield* fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status, 200)
      const other = makeCertificates(new Date()).key
      const cases: ReadonlyArray<readonly [args: ReadonlyArray<string>, status: number, says: RegExp]> = [
        [["--tls-cert", cert], 2, /--tls-cert and --tls-key go together/],
        [["--tls-key", cert], 2, /--tls-cert and --tls-key go together/],
        [["--tls-cert", cert, "--tls-key", path.join(home, "none.pem")], 2, /none\.pem cannot be read.+no such file/],
        [["--tls-cert", cert, "--tls-key", file("other.pem", other)], 1, /the key must belong to the certificate/],
        [["--tls-cert", cert, "--tls-key", file("text.pem", "no key")], 1, /the certificate and the key must be PEM/]
      ]
      for (const [args, status, says] of cases) {
        const result = run("--port", "0", ...args)
        assert.strictEqual(result.status, status, result.stderr)
        assert.match(result.stderr, says)
        assert.notInclude(result.stderr, "    at ")
        assert.notInclude(result.stderr, other.split("\n")[1]!)
      }
    }))
})

describe("tls of serve", () => {
  it.effect("two sandboxes have an authority each, good for the names of this machine, and for nobody else's", () =>
    Effect.gen(function*() {
      const [one, other] = yield* Effect.all([Sandbox.serve({ tls: true }), Sandbox.serve({ tls: true })])
      const fetch = yield* trusting(one.certificateAuthority!.cert)
      assert.strictEqual((yield* fetch(`${one.url}/v1/regions`)).status, 401)
      assert.strictEqual(fs.readFileSync(one.certificateAuthority!.file, "utf8"), one.certificateAuthority!.cert)
      const cause = yield* Effect.promise(() =>
        fetchBy(other.url, { dispatcher: new Agent({ connect: { ca: one.certificateAuthority!.cert } }) }).catch((
          error
        ) => error.cause.code)
      )
      assert.match(cause, /SIGNATURE|ISSUER/)
    }))

  it("a made certificate is for localhost, 127.0.0.1 and ::1, for a year, and its authority for nothing else", () => {
    const now = new Date("2026-11-26T12:00:00Z")
    const made = makeCertificates(now)
    const [authority, certificate] = [made.authority, made.certificate].map((pem) => new X509Certificate(pem)) as [
      X509Certificate,
      X509Certificate
    ]
    assert.isTrue(authority.ca)
    assert.isFalse(certificate.ca)
    assert.isTrue(certificate.checkIssued(authority))
    assert.isTrue(certificate.verify(authority.publicKey))
    assert.isTrue(authority.verify(authority.publicKey))
    assert.strictEqual(certificate.checkHost("localhost"), "localhost")
    assert.strictEqual(certificate.checkIP("127.0.0.1"), "127.0.0.1")
    assert.strictEqual(certificate.checkIP("::1"), "::1")
    assert.isUndefined(certificate.checkHost("example.com"))
    for (const { validFromDate, validToDate } of [authority, certificate]) {
      assert.strictEqual(validFromDate.toISOString(), "2026-11-26T11:00:00.000Z")
      assert.strictEqual(validToDate.toISOString(), "2027-12-28T11:00:00.000Z")
    }
    assert.notStrictEqual(makeCertificates(now).authority, made.authority)
  })

  it.effect("with tls every URL of an answer is https: links, uploads, the metadata by each name, pages", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ tls: true })
      const fetch = yield* trusting(sandbox.certificateAuthority!.cert)
      const call = (path: string, body?: unknown) =>
        Effect.flatMap(
          fetch(`${sandbox.url}${path}`, {
            method: body === undefined ? "GET" : "POST",
            headers: {
              "authorization": `Bearer ${Redacted.value(sandbox.token)}`,
              "content-type": "application/json"
            },
            ...(body === undefined ? undefined : { body: JSON.stringify(body) })
          }),
          (response) => Effect.promise(() => response.json() as Promise<{ readonly data: any }>)
        )
      const { data: project } = yield* call("/v1/projects", { name: "shop" })
      const { data: service } = yield* call("/v1/services", { projectId: project.id, displayName: "web" })
      const { data: deployment } = yield* call(`/v1/services/${service.id}/deployments`, {})
      assert.strictEqual(new URL(deployment.uploadUrl).origin, sandbox.url)
      const port = new URL(sandbox.url).port
      const answers = [project, service, deployment, yield* call("/v1/databases"), yield* call("/v1/connections")]
      for (const answer of answers) {
        const text = JSON.stringify(answer)
        assert.notInclude(text, "http://")
      }
      assert.include(JSON.stringify(answers), sandbox.url)
      for (const name of ["localhost", "127.0.0.1"]) {
        const issuer = `https://${name}:${port}`
        const metadata = yield* fetch(`${issuer}/.well-known/oauth-authorization-server`)
        const said = yield* Effect.promise(() => metadata.json() as Promise<Record<string, unknown>>)
        assert.strictEqual(said["issuer"], issuer)
        assert.notInclude(JSON.stringify(said), "http://")
      }
    }))

  it.effect("with tls a page of the sandbox's own origin may call it, and one of another origin may not", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ tls: true })
      const fetch = yield* trusting(sandbox.certificateAuthority!.cert)
      for (const [origin, status] of [[sandbox.url, 401], ["https://evil.example", 403]] as const) {
        assert.strictEqual((yield* fetch(`${sandbox.url}/v1/me`, { headers: { origin } })).status, status)
      }
    }))

  it.effect("a client that speaks http to a sandbox with tls is told so", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ tls: true })
      const answer = yield* Effect.promise(() => fetch(url.replace("https:", "http:")))
      assert.strictEqual(answer.status, 400)
      const { error } = yield* Effect.promise(() => answer.json() as Promise<{ error: Record<string, string> }>)
      assert.strictEqual(error["code"], "client-error")
      assert.match(error["hint"]!, /https:/)
    }))

  it.effect("a certificate that was given is shown as it is, with a key that may be redacted, and there is nothing to trust beside it", () =>
    Effect.gen(function*() {
      const { authority, certificate: cert, key } = makeCertificates(new Date())
      const fetch = yield* trusting(authority)
      for (const given of [key, Redacted.make(key)]) {
        const { certificateAuthority, url } = yield* Sandbox.serve({ tls: { cert, key: given } })
        assert.isUndefined(certificateAuthority)
        assert.strictEqual((yield* fetch(`${url}/v1/me`)).status, 401)
      }
      const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ tls: { cert: "none", key } })))
      assert.strictEqual(error.reason, "CertificateInvalid")
      assert.isFalse((yield* Effect.scoped(Sandbox.serve({ tls: false }))).url.startsWith("https:"))
    }))
})
