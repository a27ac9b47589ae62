/** What a served sandbox has beside the API: its documentation, a seed, and state that outlives it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { request } from "undici"
import { Sandbox } from "../../src/sandbox/index.ts"
import { root } from "../support/contract.ts"
import * as Browser from "./support/browser.ts"
import * as Wire from "./support/wire.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

/** A sandbox that has ended when this has. */
const during = <A, E>(
  options: Sandbox.ServeOptions,
  use: (wire: ReturnType<typeof Wire.make>, sandbox: Sandbox.Running) => Effect.Effect<A, E>
) => Effect.scoped(Effect.flatMap(Sandbox.serve(options), (sandbox) => use(Wire.make(sandbox), sandbox)))

describe("options that no compiler has seen", () => {
  const wrong: ReadonlyArray<readonly [options: object, said: RegExp]> = [
    [
      { hsot: "0.0.0.0" },
      /Unknown option "hsot"\. Known options: .*\bseed\b.*\bhost, port, data, databaseUrl, exportOnExit, tls\.$/
    ],
    [{ host: 5 }, /option host must be a string/],
    [{ port: "4010" }, /option port must be a whole number from 0 to 65535/],
    [{ data: "" }, /option data must be a non-blank string/],
    [{ tls: { cert: "a" } }, /option tls must be true, false or `\{ cert, key \}`/],
    [{ databaseUrl: 5 }, /option databaseUrl must be a string/]
  ]

  for (const [options, said] of wrong) {
    it.effect(`a sandbox is not served with ${JSON.stringify(options)}, and the error says what is known`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(Sandbox.serve(options))
        assert.strictEqual(error.reason, "OptionsInvalid")
        assert.match(error.message, said)
      }))
  }
})

describe("the documentation", () => {
  it.effect("the documentation is the contract, and a page that needs no other server", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      const document = yield* Effect.promise(() => Browser.open(`${url}/openapi.json`))
      assert.strictEqual(document.html, fs.readFileSync(path.join(root, "openapi.json"), "utf8"))
      assert.match(document.headers.get("content-type")!, /^application\/json/)
      const page = yield* Effect.promise(() => Browser.open(`${url}/docs`))
      assert.strictEqual(page.status, 200)
      assert.include(page.html, "/v1/projects")
      assert.notMatch(page.html, /<(script|link|img)[^>]+(src|href)=["']?https?:/)
      assert.match(page.headers.get("content-security-policy")!, /^default-src 'self' [^h]*$/)
    }))

  it.effect("the documentation has the token for whoever opens it on this machine, and for no page of elsewhere", () =>
    Effect.gen(function*() {
      const sandboxes = yield* Effect.all([
        Sandbox.serve({ token: "token-of-one" }),
        Sandbox.serve({ token: "token-of-two" })
      ])
      const read = (url: string, headers: Record<string, string> = {}) =>
        Effect.promise(async () => {
          const response = await request(`${url}/docs`, { headers })
          return { status: response.statusCode, headers: response.headers, text: await response.body.text() }
        })
      const shows = (text: string) => ["token-of-one", "token-of-two"].filter((token) => text.includes(token))
      const [one, two] = sandboxes
      assert.deepStrictEqual(shows((yield* read(one.url)).text), ["token-of-one"])
      assert.deepStrictEqual(shows((yield* read(two.url)).text), ["token-of-two"])
      assert.deepStrictEqual(shows((yield* read(one.url, { "sec-fetch-site": "none" })).text), ["token-of-one"])
      const strangers = [
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "none", "x-forwarded-for": "203.0.113.7" },
        { "sec-fetch-site": "same-site" },
        { "origin": "http://localhost:3000" },
        { "origin": "null" }
      ]
      for (const headers of strangers) {
        const { status, text } = yield* read(one.url, headers)
        assert.strictEqual(status, 200)
        assert.deepStrictEqual(shows(text), [], JSON.stringify(headers))
      }
      assert.strictEqual((yield* read(one.url, { host: "evil.example" })).status, 403)
      const { headers } = yield* read(one.url)
      assert.match(String(headers["content-security-policy"]), /frame-ancestors 'none'/)
      assert.strictEqual(headers["cache-control"], "no-store")
      assert.isUndefined(headers["access-control-allow-origin"])
    }))

  it.effect("the documentation has the token of a sandbox that listens on every address for this machine only", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ token: "my-token", host: "0.0.0.0" })
      const read = (host: string) =>
        Effect.promise(async () =>
          (await request(`http://127.0.0.1:${new URL(url).port}/docs`, { headers: { host } })).body.text()
        )
      assert.include(yield* read("localhost"), "my-token")
      assert.notInclude(yield* read("sandbox.example"), "my-token")
    }))
})

describe("a seed", () => {
  const seed: Sandbox.Seed = {
    projects: [{
      name: "shop",
      region: "eu-west-3",
      databases: [{ name: "analytics", region: "us-east-1" }],
      services: [{ displayName: "web" }],
      buckets: [{ name: "images" }],
      environmentVariables: [{ class: "production", key: "A", value: "b" }]
    }, { name: "empty", createDatabase: false }]
  }

  it.effect("a seed is there from the start, and after a reset", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ seed })
      const wire = Wire.make(sandbox)
      const look = Effect.gen(function*() {
        const { data: projects } = yield* wire.ok("projects.list")
        assert.sameMembers(projects.map(({ name }: { name: string }) => name), ["shop", "empty"])
        assert.lengthOf((yield* wire.ok("databases.list")).data, 2)
        assert.lengthOf((yield* wire.ok("services.list")).data, 1)
        assert.lengthOf((yield* wire.ok("environmentVariables.list")).data, 1)
        assert.lengthOf((yield* wire.ok("buckets.list")).data, 1)
        return projects[0].id
      })
      assert.lengthOf(yield* sandbox.requests, 0)
      const id = yield* look
      const { data: [service] } = yield* wire.ok("services.list")
      yield* wire.ok("services.delete", { params: { serviceId: service.id } })
      yield* wire.ok("projects.delete", { params: { id } })
      yield* sandbox.reset
      yield* look
    }))

  it.effect("a seed that the API refuses is an error that says where", () =>
    Effect.gen(function*() {
      const wrong: ReadonlyArray<readonly [seed: unknown, where: string]> = [
        [{ projects: [{ region: "nowhere" }] }, "projects[0]"],
        [{ projects: [{ databases: [{}, { region: 1 }] }] }, "projects[0].databases[1]"],
        [{ projects: {} }, "projects"],
        [{ project: [] }, "project"],
        [[], "projects"],
        [null, "projects"]
      ]
      for (const [seed, where] of wrong) {
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ seed: seed as Sandbox.Seed })))
        assert.strictEqual(error.reason, "SeedInvalid")
        assert.include(error.message, where)
      }
    }))
})

describe("state in a file", () => {
  it.effect("saved state survives a restart: resources, tokens, logins and their keys; the seed is not planted twice", () =>
    Effect.gen(function*() {
      const data = path.join(yield* directory, "state.json")
      const options = { data, seed: { projects: [{ name: "seeded" }] } }
      const first = yield* during(options, (wire, sandbox) =>
        Effect.gen(function*() {
          const { data: project } = yield* wire.ok("projects.create", { body: { name: "made" } })
          const { data: service } = yield* wire.ok("workspaces.list")
          const jwks = yield* Effect.promise(() => Browser.open(`${sandbox.url}/.well-known/jwks.json`))
          return { project, service, token: Redacted.value(sandbox.token), jwks: jwks.html }
        }))
      assert.strictEqual(fs.statSync(data).mode & 0o777, 0o600)
      yield* during(options, (wire, sandbox) =>
        Effect.gen(function*() {
          assert.strictEqual(Redacted.value(sandbox.token), first.token)
          const { data: projects } = yield* wire.ok("projects.list")
          assert.deepStrictEqual(projects.map(({ name }: { name: string }) => name), ["seeded", "made"])
          const { data: read } = yield* wire.ok("projects.get", { params: { id: first.project.id } })
          assert.strictEqual(read.createdAt, first.project.createdAt)
          const jwks = yield* Effect.promise(() => Browser.open(`${sandbox.url}/.well-known/jwks.json`))
          assert.strictEqual(jwks.html, first.jwks)
          yield* wire.ok("projects.delete", { params: { id: first.project.id } })
        }))
      yield* during({ ...options, token: "another" }, (wire) =>
        Effect.gen(function*() {
          assert.lengthOf((yield* wire.ok("projects.list")).data, 1)
          yield* wire.refused(401, "me.get", { token: first.token })
        }))
      assert.deepStrictEqual(fs.readdirSync(path.dirname(data)), ["state.json"])
    }))

  it.effect("what a program does to a sandbox is saved as what requests do, each when it is done", () =>
    Effect.gen(function*() {
      const data = path.join(yield* directory, "state.json")
      const options = { data, users: [{ email: "ada@example.com" }] }
      const textAfter = (power: Effect.Effect<unknown>) =>
        Effect.gen(function*() {
          const before = fs.readFileSync(data, "utf8")
          yield* power
          const after = fs.readFileSync(data, "utf8")
          assert.isTrue(after.startsWith(before) && after.length > before.length)
          return after.slice(before.length)
        })
      const logins = yield* during(options, (_, sandbox) =>
        Effect.gen(function*() {
          assert.include(yield* textAfter(sandbox.registerClient({ id: "web", secret: "s" })), "\"web\"")
          const tokens = yield* sandbox.logins.tokens({ user: "ada@example.com" })
          yield* textAfter(sandbox.logins.next({ decision: "deny" }))
          yield* textAfter(sandbox.faults.revokeTokens)
          yield* textAfter(sandbox.rotateKeys())
          yield* textAfter(sandbox.clock.set("2031-01-01T00:00:00Z"))
          yield* textAfter(sandbox.clock.freeze)
          return tokens
        }))
      yield* during(options, (wire, sandbox) =>
        Effect.gen(function*() {
          assert.strictEqual((yield* sandbox.clock.now).toISOString().slice(0, 10), "2031-01-01")
          const { clients, loginDecisions, signingKeys } = ((yield* sandbox.snapshot) as any).tables
          assert.deepStrictEqual([loginDecisions.length, signingKeys.length, clients.length], [1, 2, 1])
          yield* wire.refused(401, "me.get", { token: logins.access_token })
          yield* sandbox.reset
        }))
    }))

  it.effect("a change is saved before its request is answered, however many there are at once", () =>
    Effect.gen(function*() {
      const data = path.join(yield* directory, "state.json")
      yield* during({ data }, (wire) =>
        Effect.gen(function*() {
          const names = Array.from({ length: 20 }, (_, n) => `project-${n}`)
          yield* Effect.forEach(names, (name) =>
            Effect.gen(function*() {
              yield* wire.ok("projects.create", { body: { name, createDatabase: false } })
              assert.include(fs.readFileSync(data, "utf8"), `"${name}"`)
            }), { concurrency: "unbounded" })
        }))
    }))

  it.effect("saved state that is corrupt is an error, and stays as it was", () =>
    Effect.gen(function*() {
      const data = path.join(yield* directory, "state.json")
      yield* during({ data }, () => Effect.void)
      const good = fs.readFileSync(data, "utf8")
      const { credentials: _, ...tables } = JSON.parse(good).tables
      for (
        const corrupt of [
          "null",
          "{}",
          "[]",
          good.slice(0, -10),
          good.replace("\"format\":2", "\"format\":3"),
          good.replace(/"seq":\d+/, "\"seq\":null"),
          JSON.stringify({ ...JSON.parse(good), tables }),
          JSON.stringify({ ...JSON.parse(good), tables: { ...JSON.parse(good).tables, projects: [null] } })
        ]
      ) {
        fs.writeFileSync(data, corrupt)
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ data })))
        assert.strictEqual(error.reason, "DataUnreadable", corrupt)
        assert.include(error.message, data)
        assert.strictEqual(fs.readFileSync(data, "utf8"), corrupt)
      }
    }))

  it.effect("saved state is not touched by a sandbox that cannot be served", () =>
    Effect.gen(function*() {
      const data = path.join(yield* directory, "state.json")
      yield* during({ data }, () => Effect.void)
      const before = fs.readFileSync(data, "utf8")
      yield* during({}, (_, { url }) =>
        Effect.gen(function*() {
          const port = Number(new URL(url).port)
          const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ data, port, token: "second" })))
          assert.strictEqual(error.reason, "AddressInUse")
          assert.strictEqual(fs.readFileSync(data, "utf8"), before)
          assert.deepStrictEqual(fs.readdirSync(path.dirname(data)), ["state.json"])
        }))
    }))

  it.effect("saved state that cannot be written is an error", () =>
    Effect.gen(function*() {
      // A directory in which nobody can make another one.
      const data = "/proc/missing/state.json"
      const scope = yield* Scope.make()
      const error = yield* Effect.flip(Scope.provide(Sandbox.serve({ data }), scope))
      yield* Scope.close(scope, Exit.void)
      assert.strictEqual(error.reason, "DataUnwritable")
    }))
})
