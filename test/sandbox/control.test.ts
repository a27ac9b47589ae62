/** Control as it is documented: every power of a sandbox has a route, and every example of a route is true. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as childProcess from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import { root } from "../support/contract.ts"
import * as Binary from "./support/binary.ts"

interface Told {
  readonly method: string
  readonly path: string
  readonly what: string
  readonly body?: unknown
  readonly answer?: unknown
}

const ask = ({ url }: Sandbox.Running, method: string, path: string, body?: unknown) =>
  Effect.promise(async () => {
    const response = await fetch(url + path, { method, ...body === undefined ? {} : { body: JSON.stringify(body) } })
    const text = await response.text()
    return { status: response.status, text, json: text === "" ? undefined : JSON.parse(text) }
  })

/** The first piece of an answer that does not end. */
const firstPiece = ({ url }: Sandbox.Running, path: string) =>
  Effect.promise(async () => {
    const reader = (await fetch(url + path)).body!.getReader()
    const { value } = await reader.read()
    await reader.cancel()
    return new TextDecoder().decode(value)
  })

const toldBy = (sandbox: Sandbox.Running) =>
  Effect.map(ask(sandbox, "GET", "/__sandbox"), ({ json }): ReadonlyArray<Told> => json.data)

/** What `Sandbox.Running` does, and what does it by HTTP. */
const powers: { readonly [power: string]: string } = {
  "faults.add": "POST /__sandbox/faults",
  "faults.remove": "DELETE /__sandbox/faults/{id}",
  "faults.pending": "GET /__sandbox/faults",
  "faults.clear": "DELETE /__sandbox/faults",
  "faults.expireTokens": "POST /__sandbox/faults",
  "faults.revokeTokens": "POST /__sandbox/faults",
  "clock.now": "GET /__sandbox/clock",
  "clock.set": "POST /__sandbox/clock",
  "clock.advance": "POST /__sandbox/clock",
  "clock.freeze": "POST /__sandbox/clock",
  "clock.resume": "POST /__sandbox/clock",
  "clock.isFrozen": "GET /__sandbox/clock",
  "advance": "POST /__sandbox/clock",
  "logins.next": "POST /__sandbox/logins",
  "logins.tokens": "POST /__sandbox/logins",
  "logins.pending": "GET /__sandbox/logins",
  "logins.clear": "DELETE /__sandbox/logins",
  "registerClient": "POST /__sandbox/clients",
  "rotateKeys": "POST /__sandbox/keys",
  "snapshot": "GET /__sandbox/snapshot",
  "restore": "PUT /__sandbox/snapshot",
  "requests": "GET /__sandbox/requests",
  "reset": "POST /__sandbox/reset",
  "makeSandbox": "POST /__sandbox/sandboxes"
}

/** Facts, and no powers. */
const facts = new Set(["url", "localUrl", "token", "workspaceId", "clientId", "certificateAuthority", "users", "id"])

const powersOf = (sandbox: object): Array<string> =>
  Object.entries(sandbox).filter(([name]) => !facts.has(name)).flatMap(([name, value]: [string, unknown]) =>
    Predicate.isObject(value) && !Effect.isEffect(value)
      ? Object.keys(value).map((inner) => `${name}.${inner}`)
      : [name]
  )

/** The fields of an answer, and of the first of a list in it. */
const fieldsOf = (answer: unknown): ReadonlyArray<string> => {
  if (!Predicate.isObject(answer)) return []
  const { data } = answer as { readonly data?: unknown }
  const [first] = Array.isArray(data) ? data : []
  const inList = Predicate.isObject(first) ? Object.keys(first).map((name) => `data.${name}`) : []
  return [...Object.keys(answer), ...inList].toSorted()
}

/** What may be missing in an answer. */
const optional = new Set([
  "data.body",
  "data.faultId",
  "data.left",
  "data.operation",
  "data.user",
  "data.error",
  "data.errorDescription"
])

describe("control", () => {
  it.effect("every power of a sandbox has a route, which GET /__sandbox tells of", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const routes = (yield* toldBy(sandbox)).map(({ method, path }) => `${method} ${path}`)
      assert.strictEqual(new Set(routes).size, routes.length)
      const found = powersOf(sandbox)
      assert.includeMembers(found, ["faults.add", "clock.set", "registerClient", "reset"])
      for (const power of found) assert.include(routes, powers[power], power)
    }))

  it.effect("GET /__sandbox tells of what can be read without control too", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const told = (yield* toldBy(sandbox)).map(({ path }) => path)
      const { url } = yield* Sandbox.serve()
      for (const name of ["state", "events", "health"]) {
        assert.include(told, `/__sandbox/${name}`)
        const { body, status } = yield* Effect.promise(() => fetch(`${url}/__sandbox/${name}`))
        yield* Effect.promise(async () => await body?.cancel())
        assert.strictEqual(status, 200)
      }
    }))

  it.effect("every example that GET /__sandbox tells is taken, and answered with the fields that it shows", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const routes = yield* toldBy(sandbox)
      assert.isAbove(routes.length, 8)
      const token = Redacted.value(sandbox.token)
      yield* Effect.promise(() => fetch(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } }))
      const ids = new Map<string, string>()
      const isLast = ({ method, path }: Told) => Number(method === "DELETE") + 2 * Number(path.endsWith("/reset"))
      for (const { answer, body, method, path, what } of routes.toSorted((a, b) => isLast(a) - isLast(b))) {
        const where = `${method} ${path}`
        assert.match(what, /^[A-Z].*\.$/s, where)
        if (path === "/__sandbox/events") {
          assert.match(yield* firstPiece(sandbox, path), /^id: .+\nevent: \w+\ndata: \{/m)
          continue
        }
        if (path.includes("{number}")) {
          yield* Effect.promise(() => fetch(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } }))
        }
        const number = (yield* sandbox.requests).at(-1)?.number
        const target = path.replace("{number}", String(number)).replace(
          "/{id}",
          () => `/${ids.get(path.replace("/{id}", ""))}`
        )
        // A snapshot is what the sandbox gives: nobody writes one.
        const sent = path === "/__sandbox/snapshot" && method === "PUT"
          ? (yield* ask(sandbox, "GET", path)).json
          : body
        const { json, status, text } = yield* ask(sandbox, method, target, sent)
        assert.isBelow(status, 300, `${where} ${text}`)
        if (answer === undefined) {
          assert.strictEqual(text, "", where)
          continue
        }
        if (Predicate.isObject(json) && typeof json["id"] === "string") ids.set(path, json["id"])
        if (path === "/__sandbox/snapshot") continue
        const expected = fieldsOf(answer)
        const shown = fieldsOf(json)
        const isEmpty = Array.isArray(json.data) && json.data.length === 0
        assert.deepStrictEqual(shown.filter((name) => !expected.includes(name)), [], where)
        assert.deepStrictEqual(
          expected.filter((name) =>
            !shown.includes(name) && !optional.has(name) && !(isEmpty && name.startsWith("data."))
          ),
          [],
          where
        )
      }
    }))

  it.effect("a route that takes no body refuses one, and does nothing then", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const id = yield* sandbox.faults.add({ operation: "me.get", latency: 0 })
      const without = (yield* toldBy(sandbox)).filter(({ body, method }) => body === undefined && method !== "GET")
      assert.includeMembers(without.map(({ path }) => path), ["/__sandbox/reset", "/__sandbox/faults"])
      for (const { method, path } of without) {
        const target = path.replace("{id}", id)
        for (const sent of ["{\"hard\":true}", "garbage", "[]", "null"]) {
          const answer = yield* Effect.promise(async () => {
            const response = await fetch(sandbox.url + target, { method, body: sent })
            return { status: response.status, body: await response.json() as { readonly error?: any } }
          })
          assert.strictEqual(answer.status, 422, `${method} ${path} ${sent}`)
          assert.strictEqual(answer.body.error.message, `${method} ${target} takes no body.`)
          assert.isNotEmpty(answer.body.error.hint)
        }
      }
      assert.lengthOf(yield* sandbox.faults.pending, 1)
      assert.strictEqual((yield* ask(sandbox, "POST", "/__sandbox/reset", {})).status, 204)
      assert.lengthOf(yield* sandbox.faults.pending, 0)
    }))

  it.effect("what control is told that is no object is refused by its name", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const wrong = [
        ["/__sandbox/keys", [], /^The key rotation must be an object with drop\./],
        ["/__sandbox/logins", { tokens: null }, /`tokens`.* must be an object with user, workspace,/],
        ["/__sandbox/logins", { next: [] }, /`next`.* must be an object with decision, user,/],
        ["/__sandbox/clients", [], /^A client must be an object/],
        ["/__sandbox/sandboxes", [], /object/]
      ] as const
      for (const [path, body, said] of wrong) {
        const { json, status } = yield* ask(sandbox, "POST", path, body)
        assert.strictEqual(status, 422, path)
        assert.match(json.error.message, said)
        assert.isNotEmpty(json.error.hint)
      }
      const { json } = yield* ask(sandbox, "PUT", "/__sandbox/snapshot", [])
      assert.notMatch(json.error.message, / : /)
    }))

  it.effect("what control does not know is told by its name, with what it knows", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      for (const { body, method, path } of yield* toldBy(sandbox)) {
        if (body === undefined || path.endsWith("/snapshot")) continue
        const { json, status } = yield* ask(sandbox, method, path, { ...body, unheardOf: 1 })
        assert.strictEqual(status, 422, `${method} ${path}`)
        assert.include(json.error.message, "unheardOf", `${method} ${path}`)
        assert.isNotEmpty(json.error.hint)
        const wrong = yield* ask(sandbox, method, path, "a text")
        assert.strictEqual(wrong.status, 422, `${method} ${path}`)
      }
    }))

  const hasPython = childProcess.spawnSync("python3", ["--version"]).status === 0

  it.effect.skipIf(!hasPython)(
    `the program of docs/sandbox.md in Python seeds, logs a second user in, aims a fault, and restores a snapshot, with only what that page says${
      hasPython ? "" : " (skipped: needs python3)"
    }`,
    () =>
      Effect.gen(function*() {
        const guide = fs.readFileSync(path.join(root, "docs/sandbox.md"), "utf8")
        const [, program] = /## Control from any language[\s\S]*?```python\n([\s\S]*?)```/.exec(guide)!
        const { token, url } = yield* Binary.start("--control", "--user", "grace@example.com")
        const outcome = yield* Effect.callback<{ readonly code: number | null; readonly text: string }>((resume) => {
          const python = childProcess.spawn("python3", ["-"], {
            env: { PATH: process.env["PATH"], PRISMA_API_URL: url, PRISMA_SERVICE_TOKEN: token }
          })
          let text = ""
          for (const stream of [python.stdout, python.stderr]) {
            stream.on("data", (chunk: Buffer) => {
              text += chunk.toString()
            })
          }
          python.on("close", (code) => resume(Effect.succeed({ code, text })))
          python.stdin.end(program)
        })
        assert.deepStrictEqual(outcome, { code: 0, text: "" })
      })
  )
})
