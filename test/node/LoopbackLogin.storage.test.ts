/** A login on a file: what is in the way of its tokens is told before anybody is sent to the browser. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import { BrowserOpener } from "../../src/node/BrowserOpener.ts"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as Session from "../../src/Session.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import * as Sessions from "../../src/Sessions.ts"
import { changedFs, failure } from "../support/changedFs.ts"
import * as TokenServer from "../support/TokenServer.ts"

const scope = "workspace:admin offline_access"

const makeFile = Effect.gen(function*() {
  const home = yield* Effect.acquireRelease(
    Effect.sync(() => Fs.mkdtempSync(join(tmpdir(), "login-"))),
    (home) => Effect.sync(() => Fs.rmSync(home, { recursive: true, force: true }))
  )
  const directory = join(home, "session")
  Fs.mkdirSync(directory, { mode: 0o700 })
  return { directory, path: join(directory, "tokens.json") }
})

/** A server, a file, and a browser whose user says yes at once. */
const prepared = Effect.gen(function*() {
  const server = yield* TokenServer.make
  const file = yield* makeFile
  const opened: Array<string> = []
  const browser = Layer.succeed(BrowserOpener)({
    open: (url) =>
      Effect.promise(async () => {
        opened.push(url)
        const parameters = new URL(url).searchParams
        await fetch(`${parameters.get("redirect_uri")}?code=the-code&state=${parameters.get("state")}`)
      })
  })
  const oauth = OAuth.layer({ clientId: "cli", authBaseUrl: server.url, redirectUri: "https://app.example/callback" })
    .pipe(Layer.provide([TokenStorageFile.layer({ directory: file.directory }), NodeHttpClient.layerUndici]))
  return { ...file, server, opened, context: yield* Layer.build(Layer.merge(oauth, browser)) }
})

const withoutHardLinks = changedFs({
  linkSync: () => {
    throw failure("EPERM")
  }
})

describe("a login on a file", () => {
  const inTheWay: ReadonlyArray<readonly [what: string, put: (path: string) => void, message: RegExp]> = [
    ["that a newer version wrote", (path) => Fs.writeFileSync(path, `{"version":2}`, { mode: 0o600 }), /has version 2/],
    [
      "of another program",
      (path) => Fs.writeFileSync(path, `{"theirs":1}`, { mode: 0o600 }),
      /does not contain tokens/
    ],
    ["in whose place is a directory", (path) => Fs.mkdirSync(path), /is not a token file/],
    ["in whose place is a link", (path) => Fs.symlinkSync("elsewhere", path), /symbolic link/],
    ["whose refresh lock cannot be made", (path) => Fs.mkdirSync(`${path}.refresh.lock`), /refresh lock/],
    ["whose lock cannot be made", (path) => Fs.mkdirSync(`${path}.state.lock`), /state lock/],
    ["whose directory others can write in", (path) => Fs.chmodSync(join(path, ".."), 0o777), /chmod 700/]
  ]
  for (const [what, put, message] of inTheWay) {
    it.live(`a login on a file ${what} fails before the browser opens, and nothing is changed`, () =>
      Effect.gen(function*() {
        const { context, directory, opened, path, server } = yield* prepared
        put(path)
        const before = Fs.readdirSync(directory)
        const error = yield* Effect.flip(Effect.provideContext(LoopbackLogin.login({ scope }), context))
        assert.strictEqual(error.reason._tag, "StorageFailed")
        assert.match(error.message, message)
        assert.deepStrictEqual(opened, [])
        assert.lengthOf(server.requests, 0)
        assert.deepStrictEqual(Fs.readdirSync(directory), before)
      }))
  }

  it.live("a login on a file that nobody can read replaces it", () =>
    Effect.gen(function*() {
      const { context, opened, path } = yield* prepared
      Fs.writeFileSync(path, `{"version":1,"tok`, { mode: 0o600 })
      const tokens = yield* Effect.provideContext(LoopbackLogin.login({ scope }), context)
      assert.lengthOf(opened, 1)
      assert.deepStrictEqual(
        yield* Effect.provideContext(Effect.flatMap(Session.Session, ({ tokens }) => tokens), context),
        tokens
      )
    }))

  it.live("a login on a file system without hard links stores its tokens, and leaves no lock", () =>
    Effect.gen(function*() {
      const { context, directory } = yield* prepared
      yield* withoutHardLinks
      yield* Effect.provideContext(LoopbackLogin.login({ scope }), context)
      assert.deepStrictEqual(Fs.readdirSync(directory), ["tokens.json"])
    }))

  it.live("a login on a file that a newer version wrote meanwhile does not spend the code: the same callback logs in later", () =>
    Effect.gen(function*() {
      const { context, path, server } = yield* prepared
      const oauth = yield* Effect.provideContext(OAuth.OAuth, context)
      const { state, verifier } = yield* oauth.loginUrl({ scope })
      Fs.writeFileSync(path, `{"version":2}`, { mode: 0o600 })
      const callback = { callbackUrl: `?code=the-code&state=${state}`, expectedState: state, verifier }
      const error = yield* Effect.flip(oauth.handleCallback(callback))
      assert.match(error.message, /has version 2/)
      assert.lengthOf(server.requests, 0)
      Fs.rmSync(path)
      yield* oauth.handleCallback(callback)
      assert.lengthOf(server.requests, 1)
      assert.isTrue(Fs.existsSync(path))
    }))

  it.live("a login of one of many in a directory fails before the user is sent away where no file can be made, or not that of its key", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      const { directory } = yield* makeFile
      const options = { clientId: "cli", authBaseUrl: server.url, redirectUri: "https://app.example/callback" }
      const sessions = yield* Effect.provide(
        Sessions.make(options),
        Layer.mergeAll(
          TokenStorageFile.layerKeyed({ directory }),
          Layer.provide(TokenEndpoint.layer(options), NodeHttpClient.layerUndici)
        )
      )
      const { state, verifier } = yield* sessions.loginUrl({ scope })
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
      Fs.writeFileSync(join(directory, "login-ann.json"), `{"version":2}`, { mode: 0o600 })
      const callback = { callbackUrl: `?code=the-code&state=${state}`, expectedState: state, verifier }
      assert.match((yield* Effect.flip(sessions.handleCallback({ ...callback, key: "ann" }))).message, /has version 2/)
      assert.lengthOf(server.requests, 0)
      Fs.chmodSync(directory, 0o777)
      assert.match((yield* Effect.flip(sessions.loginUrl({ scope }))).message, /chmod 700/)
    }))
})
