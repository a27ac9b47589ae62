import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import * as TestClock from "effect/testing/TestClock"
import { spawnSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import * as Fs from "node:fs"
import FsPromises from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inspect } from "node:util"
import type { AuthError } from "../../src/AuthError.ts"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Tokens from "../../src/Tokens.ts"
import { changedFs, changedPromises, failure } from "../support/changedFs.ts"
import { RefreshLease, TokenStorage } from "../../src/TokenStorage.ts"
import { obeysLaws, obeysLawsOfFailure, obeysLawsOfLease, obeysLawsOfSharing } from "../support/obeysLaws.ts"
import { node, outputOf, script, start } from "./fixtures/processes.ts"

const secret = "never-shown"
const first = Tokens.make({
  workspaceId: "wksp_1",
  accessToken: `${secret}-a1`,
  refreshToken: `${secret}-r1`,
  expiresAt: 5
})
const second = Tokens.make({ workspaceId: "wksp_1", accessToken: `${secret}-a2`, refreshToken: `${secret}-r2` })

const temporary = Effect.acquireRelease(
  Effect.sync(() => Fs.mkdtempSync(join(tmpdir(), "tokens-"))),
  (directory) => Effect.sync(() => Fs.rmSync(directory, { recursive: true, force: true }))
)

const makeStorage = Effect.gen(function*() {
  const directory = join(yield* temporary, "session")
  const storage = yield* TokenStorageFile.make({ directory })
  return { directory, path: join(directory, "tokens.json"), storage }
})

const assertFailed = (error: AuthError, operation: "read" | "write" | "clear" | "lock", message: RegExp) => {
  assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation })
  assert.match(error.message, message)
  assert.notInclude(inspect(error, { depth: 9 }), secret)
  assert.notInclude(JSON.stringify(error), secret)
}

const modeOf = (path: string) => (Fs.statSync(path).mode & 0o777).toString(8)

describe("tokens in a file", () => {
  obeysLaws("a file", Effect.map(makeStorage, ({ storage }) => storage))
  const opened = Effect.gen(function*() {
    const { directory, path, storage } = yield* makeStorage
    const expire = Effect.sync(() => Fs.rmSync(`${path}.refresh.lock`))
    return { one: storage, other: yield* TokenStorageFile.make({ directory }), expire }
  })
  obeysLawsOfSharing("a file that is opened twice", opened)
  obeysLawsOfLease("a file that is opened twice", opened)
  obeysLawsOfFailure(
    "a file",
    Effect.map(makeStorage, ({ directory, path, storage }) => {
      Fs.mkdirSync(join(path, "inner"), { recursive: true, mode: 0o700 })
      Fs.chmodSync(directory, 0o700)
      return storage
    })
  )

  it.effect("tokens in a file are undefined before anybody logged in, and nothing is made for the question", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      assert.isUndefined(yield* storage.get)
      yield* storage.clear
      assert.isFalse(Fs.existsSync(directory))
    }))

  it.effect("tokens in a file are read back as they were stored, by another storage too", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      yield* storage.set(first)
      yield* storage.set(second)
      yield* storage.set(first)
      const read = (yield* (yield* TokenStorageFile.make({ directory })).get)!
      assert.isTrue(Tokens.same(read, first))
      assert.strictEqual(read.workspaceId, "wksp_1")
      assert.strictEqual(read.expiresAt, 5)
      assert.notInclude(inspect(read), secret)
    }))

  it.effect("tokens in a file can be read by their user only, and leave nothing beside them", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      yield* storage.set(first)
      assert.strictEqual(modeOf(directory), "700")
      assert.strictEqual(modeOf(path), "600")
      assert.deepStrictEqual(Fs.readdirSync(directory), ["tokens.json"])
      yield* storage.clear
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    }))

  it.effect("tokens in a file are private again after the next write, whatever the mode of the file became", () =>
    Effect.gen(function*() {
      const { path, storage } = yield* makeStorage
      yield* storage.set(first)
      Fs.chmodSync(path, 0o644)
      yield* storage.set(second)
      assert.strictEqual(modeOf(path), "600")
    }))

  it.effect("tokens in a file lie under the state directory of the user and the name of the application", () =>
    Effect.gen(function*() {
      const home = yield* temporary
      const storage = yield* TokenStorage.pipe(
        Effect.provide(TokenStorageFile.layer({ application: "my-program" })),
        Effect.provideService(
          ConfigProvider.ConfigProvider,
          ConfigProvider.fromEnv({ env: { XDG_STATE_HOME: home } })
        )
      )
      yield* storage.set(first)
      assert.isTrue(Fs.existsSync(join(home, "my-program", "session", "tokens.json")))
    }))

  it.effect("tokens in a file are as durable as the system lets them be: only a disk that fails is a failure", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      let code = ""
      let place = directory
      const { open } = FsPromises
      yield* changedPromises({
        open: (async (path: string, ...others: Array<string | number>) => {
          if (path !== place && !path.startsWith(`${place}.`)) return open(path, ...others)
          throw Object.assign(new Error(`${code}: it cannot be synced`), { code })
        }) as typeof open
      })
      for (code of ["EINVAL", "EISDIR", "ENOTSUP", "EPERM", "EACCES"]) {
        yield* storage.set(first)
        yield* storage.clear
      }
      for (code of ["EIO", ""]) {
        assertFailed(yield* Effect.flip(storage.set(first)), "write", /could not be written: .*it cannot be synced/)
        assertFailed(yield* Effect.flip(storage.clear), "clear", /could not be cleared: .*it cannot be synced/)
      }
      place = path
      assertFailed(yield* Effect.flip(storage.check!), "write", /could not be written: .*it cannot be synced/)
    }))

  it.effect("tokens in a file that cannot be had say what could not be done with which file, and why", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      yield* storage.set(first)
      const lock = `${path}.refresh.lock`
      const locked = yield* storage.withRefreshLock(Effect.gen(function*() {
        Fs.rmSync(lock)
        Fs.mkdirSync(lock)
        return yield* Effect.flip((yield* RefreshLease).confirm)
      }))
      assertFailed(
        locked,
        "lock",
        new RegExp(`^The tokens in ${path} could not be locked: ${lock} is not a lock file`)
      )
      Fs.rmdirSync(lock)
      Fs.rmSync(path)
      Fs.symlinkSync("elsewhere", path)
      const link = new RegExp(`^The tokens in ${path} could not be read: ${path} is a symbolic link\\. Remove it\\.$`)
      for (const read of [storage.get, storage.set(second), storage.check!]) {
        assertFailed(yield* Effect.flip(read as typeof storage.get), "read", link)
      }
      Fs.rmSync(path)
      Fs.mkdirSync(path)
      assertFailed(yield* Effect.flip(storage.clear), "clear", /could not be cleared: (EISDIR|EPERM)/)
      Fs.rmdirSync(path)
      Fs.chmodSync(directory, 0o777)
      assertFailed(yield* Effect.flip(storage.clear), "clear", /could not be cleared: Other users can write/)
    }))

  it.effect("tokens in a file need a directory: without a home, and with a path for a name, the storage is not made", () =>
    Effect.gen(function*() {
      const homeless = yield* Effect.flip(
        TokenStorageFile.make().pipe(Effect.provideService(
          ConfigProvider.ConfigProvider,
          ConfigProvider.fromEnv({ env: {} })
        ))
      )
      assert.deepStrictEqual(homeless.reason, { _tag: "ConfigurationInvalid", field: "directory" })
      for (const file of ["../tokens.json", "a/b", "..", "a\\b", ""]) {
        const error = yield* Effect.flip(TokenStorageFile.make({ directory: yield* temporary, file }))
        assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "file" })
      }
    }))

  it.effect("tokens in a file are cleared only while they are the ones that failed", () =>
    Effect.gen(function*() {
      const { storage } = yield* makeStorage
      assert.isFalse(yield* storage.clearIfCurrent(first))
      yield* storage.set(second)
      assert.isFalse(yield* storage.clearIfCurrent(first))
      assert.isTrue(Tokens.same((yield* storage.get)!, second))
      assert.isTrue(yield* storage.clearIfCurrent(second))
      assert.isUndefined(yield* storage.get)
    }))

  it.effect("tokens in a file stay where who wants to change them has lost the lock meanwhile, and nothing is left beside them", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      yield* storage.set(first)
      for (const change of [storage.set(second), storage.setIfCurrent(first, second)]) {
        const changing = yield* Effect.forkChild(Effect.flip(change as typeof storage.clear), {
          startImmediately: true
        })
        Fs.rmSync(`${path}.state.lock`)
        const lost = /: The lock was lost: the process was paused for too long$/
        assertFailed(yield* Fiber.join(changing), "write", lost)
        assert.isTrue(Tokens.same((yield* storage.get)!, first))
        assert.deepStrictEqual(Fs.readdirSync(directory), ["tokens.json"])
      }
    }))

  it.effect("tokens in a file that a killed writer left half-written are swept by the next change", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      const leave = () => Fs.writeFileSync(`${path}.${randomUUID()}.new`, secret)
      yield* storage.set(first)
      leave()
      Fs.writeFileSync(join(directory, "tokens.json.backup"), "the user's own")
      yield* storage.set(second)
      assert.deepStrictEqual(Fs.readdirSync(directory).sort(), ["tokens.json", "tokens.json.backup"])
      leave()
      yield* storage.clear
      assert.deepStrictEqual(Fs.readdirSync(directory), ["tokens.json.backup"])
    }))
})

const contents: ReadonlyArray<readonly [what: string, text: string, message: RegExp, isReplaceable: boolean]> = [
  ["an empty file", "", /truncated/, true],
  ["a file of NUL bytes", "\0".repeat(90), /truncated/, true],
  [
    "a truncated file",
    `{"version":1,"tokens":{"workspaceId":"wksp_1","accessToken":"${secret}`,
    /truncated.*Log out/,
    true
  ],
  ["JSON with nothing in it", "null", /does not contain tokens/, true],
  [
    "tokens of the wrong type",
    `{"version":1,"tokens":{"workspaceId":"w","accessToken":["${secret}"]}}`,
    /does not contain/,
    true
  ],
  ["tokens of nobody's workspace", `{"accessToken":"${secret}"}`, /does not contain tokens.*Log out/, true],
  ["a foreign file", `{"access_token":"${secret}"}`, /does not contain tokens.*Log out/, false],
  ["foreign JSON", `["${secret}"]`, /does not contain tokens/, false],
  [
    "a file of a newer version",
    `{"version":2,"tokens":{"sealed":"${secret}"}}`,
    /version 2, but this release reads version 1.*Update/,
    false
  ],
  [
    "a file of a newer version with a byte order mark",
    `\ufeff{"version":3}`,
    /version 3, but this release reads version 1.*Update/,
    false
  ]
]

describe("a file of tokens that cannot be read", () => {
  for (const [what, text, message, isReplaceable] of contents) {
    it.effect(`a file of tokens that cannot be read is a failure until the user logs out: ${what}`, () =>
      Effect.gen(function*() {
        const { path, storage } = yield* makeStorage
        yield* storage.set(first)
        Fs.writeFileSync(path, text)
        assertFailed(yield* Effect.flip(storage.get), "read", message)
        assertFailed(yield* Effect.flip(storage.setIfCurrent(first, second)), "read", message)
        assertFailed(yield* Effect.flip(storage.clearIfCurrent(first)), "read", message)
        assert.strictEqual(Fs.readFileSync(path, "utf8"), text)
        yield* storage.clear
        assert.isUndefined(yield* storage.get)
        yield* storage.set(second)
        assert.isTrue(Tokens.same((yield* storage.get)!, second))
      }))

    const fate = isReplaceable ? "is replaced by a login, since nobody can read it" : "is not replaced by a login"
    it.effect(`a file of tokens that cannot be read ${fate}: ${what}`, () =>
      Effect.gen(function*() {
        const { directory, path, storage } = yield* makeStorage
        yield* storage.set(first)
        Fs.writeFileSync(path, text)
        if (isReplaceable) {
          yield* storage.check!
          assert.strictEqual(Fs.readFileSync(path, "utf8"), text)
          yield* storage.set(second)
          assert.isTrue(Tokens.same((yield* storage.get)!, second))
        } else {
          assertFailed(yield* Effect.flip(storage.check!), "read", message)
          assertFailed(yield* Effect.flip(storage.set(second)), "read", message)
          assert.strictEqual(Fs.readFileSync(path, "utf8"), text)
        }
        assert.deepStrictEqual(Fs.readdirSync(directory), ["tokens.json"])
      }))
  }

  const plain = JSON.stringify({ workspaceId: "wksp_1", accessToken: `${secret}-a1`, refreshToken: `${secret}-r1` })
  const stored = JSON.stringify({ version: 1, tokens: JSON.parse(plain) })
  for (
    const [what, bytes] of [
      ["with a byte order mark", Buffer.from(`\ufeff${stored}`)],
      ["in UTF-16, as a shell of Windows writes it", Buffer.from(`\ufeff${stored}`, "utf16le")],
      ["in UTF-16 of the other byte order", Buffer.from(`\ufeff${stored}`, "utf16le").swap16()],
      ["of a program of the published Promise SDK", Buffer.from(plain)]
    ] as const
  ) {
    it.effect(`a file of tokens ${what} is read`, () =>
      Effect.gen(function*() {
        const { path, storage } = yield* makeStorage
        yield* storage.set(second)
        Fs.writeFileSync(path, bytes)
        assert.isTrue(Tokens.same((yield* storage.get)!, first))
        assert.isTrue(yield* storage.setIfCurrent(first, second))
        assert.isTrue(Tokens.same((yield* storage.get)!, second))
      }))
  }

  it.effect("a file of tokens that cannot be read is a failure and stays: a directory in its place", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      Fs.mkdirSync(join(path, "inner"), { recursive: true, mode: 0o700 })
      assertFailed(yield* Effect.flip(storage.get), "read", /is not a token file/)
      assertFailed(yield* Effect.flip(storage.set(first)), "read", /is not a token file/)
      assertFailed(yield* Effect.flip(storage.check!), "read", /is not a token file/)
      assertFailed(yield* Effect.flip(storage.clear), "clear", /EISDIR|EPERM/)
      assert.deepStrictEqual(Fs.readdirSync(directory), ["tokens.json"])
      Fs.rmSync(path, { recursive: true })
      yield* storage.set(first)
    }))

  it.effect("a file of tokens that is longer than a megabyte is none", () =>
    Effect.gen(function*() {
      const { path, storage } = yield* makeStorage
      yield* storage.set(first)
      const text = Fs.readFileSync(path, "utf8")
      Fs.writeFileSync(path, text.padEnd(1024 * 1024))
      assert.isTrue(Tokens.same((yield* storage.get)!, first))
      Fs.writeFileSync(path, text.padEnd(1024 * 1024 + 1))
      assertFailed(yield* Effect.flip(storage.get), "read", /is not a token file\. Remove it\.$/)
    }))

  it.effect("a file of tokens that cannot be read does not hang: a pipe in its place", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      Fs.mkdirSync(directory, { mode: 0o700 })
      assert.strictEqual(spawnSync("mkfifo", [path]).status, 0)
      assertFailed(yield* Effect.flip(storage.get), "read", /is not a token file/)
    }))
})

describe("a file of tokens that is open to others", () => {
  const logged = <A, E, R>(effect: Effect.Effect<A, E, R>) => {
    const messages: Array<string> = []
    const logger = Logger.make(({ logLevel, message }) => void messages.push(`${logLevel} ${String(message)}`))
    return Effect.as(Effect.provide(effect, Logger.layer([logger])), messages)
  }

  it.effect("a file of tokens that others may read is read, and told with the command that mends it, once", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      yield* storage.set(first)
      assert.deepStrictEqual(yield* logged(storage.get), [])
      Fs.chmodSync(path, 0o644)
      const other = yield* TokenStorageFile.make({ directory })
      const messages = yield* logged(Effect.all([storage.get, storage.get, other.get]))
      assert.deepStrictEqual(messages, [
        `Warn The tokens in ${path} are open to other users of this machine (its mode is 0644). Run: chmod 600 '${path}'`
      ])
      yield* storage.set(second)
      assert.strictEqual(modeOf(path), "600")
    }))

  it.effect.skipIf(process.getuid!() !== 0)(
    "a file of tokens of another user is not read, and a login replaces it",
    () =>
      Effect.gen(function*() {
        const { path, storage } = yield* makeStorage
        yield* storage.set(first)
        Fs.chownSync(path, 65534, 65534)
        assertFailed(yield* Effect.flip(storage.get), "read", /belongs to another user/)
        yield* storage.check!
        yield* storage.set(second)
        assert.isTrue(Tokens.same((yield* storage.get)!, second))
        assert.strictEqual(Fs.statSync(path).uid, process.getuid!())
      })
  )
})

describe("a link", () => {
  it.effect("a link in the place of the file is refused, and what it leads to is left alone", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      const outside = join(directory, "..", "outside.json")
      yield* storage.set(first)
      Fs.renameSync(path, outside)
      Fs.symlinkSync(outside, path)
      const text = Fs.readFileSync(outside, "utf8")
      assertFailed(yield* Effect.flip(storage.get), "read", /symbolic link/)
      assertFailed(yield* Effect.flip(storage.set(second)), "read", /symbolic link/)
      assertFailed(yield* Effect.flip(storage.check!), "read", /symbolic link/)
      assertFailed(yield* Effect.flip(storage.clearIfCurrent(first)), "read", /symbolic link/)
      yield* storage.clear
      assert.strictEqual(Fs.readFileSync(outside, "utf8"), text)
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    }))

  it.effect("a pipe, or a directory, in the place of a lock is refused, and says what to do", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      const lock = `${path}.refresh.lock`
      Fs.mkdirSync(directory, { mode: 0o700 })
      for (const put of [() => Fs.mkdirSync(lock), () => spawnSync("mkfifo", [lock])]) {
        put()
        assertFailed(
          yield* Effect.flip(storage.withRefreshLock(Effect.void)),
          "lock",
          /refresh lock .* cannot be used: .* is not a lock file\. Remove it\.$/
        )
        Fs.rmSync(lock, { recursive: true })
      }
    }))

  it.effect("a link in the place of a lock is refused, and what it leads to is left alone", () =>
    Effect.gen(function*() {
      const { directory, path, storage } = yield* makeStorage
      const outside = join(directory, "..", "outside")
      Fs.mkdirSync(directory, { mode: 0o700 })
      Fs.symlinkSync(outside, `${path}.state.lock`)
      assertFailed(yield* Effect.flip(storage.set(first)), "lock", /state lock .* cannot be used/)
      Fs.writeFileSync(outside, "not ours")
      assertFailed(yield* Effect.flip(storage.set(first)), "lock", /state lock .* cannot be used/)
      assert.strictEqual(Fs.readFileSync(outside, "utf8"), "not ours")
    }))

  it.effect("a link in the place of the directory is refused", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      const outside = yield* temporary
      Fs.symlinkSync(outside, directory)
      assertFailed(yield* Effect.flip(storage.get), "read", /symbolic link/)
      assertFailed(yield* Effect.flip(storage.set(first)), "lock", /symbolic link/)
      assertFailed(yield* Effect.flip(storage.clear), "clear", /symbolic link/)
      assert.deepStrictEqual(Fs.readdirSync(outside), [])
    }))
})

describe("a directory", () => {
  it.effect("a directory of tokens that others can write in is refused with the command that mends it", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      yield* storage.set(first)
      Fs.chmodSync(directory, 0o777)
      assertFailed(yield* Effect.flip(storage.get), "read", /chmod 700/)
      assertFailed(yield* Effect.flip(storage.set(second)), "lock", /chmod 700/)
      Fs.chmodSync(directory, 0o700)
      assert.isTrue(Tokens.same((yield* storage.get)!, first))
    }))

  it.effect.skipIf(process.getuid!() !== 0)(
    "a directory of tokens of another user is refused",
    () =>
      Effect.gen(function*() {
        const { directory, storage } = yield* makeStorage
        Fs.mkdirSync(directory, { mode: 0o700 })
        Fs.chownSync(directory, 65534, 65534)
        assertFailed(yield* Effect.flip(storage.set(first)), "lock", /another user/)
      })
  )

  it.effect("a directory of tokens that is a file is a failure", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      Fs.writeFileSync(directory, "")
      assertFailed(yield* Effect.flip(storage.get), "read", /not a directory/)
      assertFailed(yield* Effect.flip(storage.set(first)), "lock", /not a directory/)
    }))

  it.effect(
    "a directory of tokens that may only be read keeps its tokens readable; changes fail",
    () =>
      Effect.gen(function*() {
        const { directory, path, storage } = yield* makeStorage
        yield* storage.set(first)
        const parent = join(directory, "..")
        if (process.getuid!() === 0) {
          for (const owned of [parent, directory, path]) {
            Fs.chownSync(owned, 65534, 65534)
          }
        }
        Fs.chmodSync(directory, 0o500)
        const result = JSON.parse(yield* Effect.promise(() => outputOf(start("readOnly", directory, secret))))
        assert.isTrue(result.kept)
        assert.deepStrictEqual(result.tags, ["StorageFailed", "StorageFailed", "StorageFailed"])
        assert.match(result.messages.join(), /EACCES.*EACCES.*EACCES/)
        assert.notInclude(result.shown, secret)
        Fs.chmodSync(directory, 0o700)
      }),
    30_000
  )

  const mounted = "mount -t tmpfs -o size=256k none \"$1\" && shift && exec \"$@\""
  const canMount = spawnSync("unshare", ["-Urm", "sh", "-c", mounted, "sh", tmpdir(), "true"]).status === 0

  it.effect.skipIf(!canMount)(
    "a directory of tokens on a full disk keeps the tokens that it has, and takes new ones when there is room",
    () =>
      Effect.gen(function*() {
        const disk = yield* temporary
        const child = [node, "--no-warnings", script("fullDisk"), disk, secret]
        const { stderr, stdout } = spawnSync("unshare", ["-Urm", "sh", "-c", mounted, "sh", disk, ...child], {
          encoding: "utf8"
        })
        assert.strictEqual(stderr, "")
        const result = JSON.parse(stdout)
        assert.deepStrictEqual(result.reasons, [
          { _tag: "StorageFailed", operation: "lock" },
          { _tag: "StorageFailed", operation: "write" },
          { _tag: "StorageFailed", operation: "write" }
        ])
        assert.match(result.messages.join(), /ENOSPC.*ENOSPC.*ENOSPC/)
        assert.notInclude(result.shown, secret)
        assert.strictEqual(result.kept, "first")
        assert.deepStrictEqual(result.left, ["tokens.json"])
        assert.strictEqual(result.then, "third")
      }),
    30_000
  )
})

describe("the refresh lock", () => {
  const plant = (path: string, text: string, age: number) => {
    const lock = `${path}.refresh.lock`
    Fs.mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 })
    Fs.writeFileSync(lock, text)
    const touch = (seconds: number) => Fs.utimesSync(lock, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds)
    touch(age)
    return touch
  }

  const elsewhere = JSON.stringify({ id: randomUUID(), pid: 1, place: "another-host", started: "1" })

  for (
    const [what, text, age] of [
      ["a host whose clock is right", elsewhere, 1],
      ["a host whose clock is five hours behind", elsewhere, 5 * 3600],
      ["a host whose clock is five hours ahead", elsewhere, -5 * 3600],
      ["a process that a power failure ended", "", 3600]
    ] as const
  ) {
    it.effect(`the refresh lock of a file of ${what} is taken over after three seconds of silence, not before`, () =>
      Effect.gen(function*() {
        const { directory, path, storage } = yield* makeStorage
        plant(path, text, age)
        const waiting = yield* Effect.forkChild(storage.withRefreshLock(Effect.succeed("mine")))
        yield* TestClock.adjust("2900 millis")
        assert.isUndefined(waiting.pollUnsafe())
        yield* TestClock.adjust("1 second")
        assert.strictEqual(yield* Fiber.join(waiting), "mine")
        assert.deepStrictEqual(Fs.readdirSync(directory), [])
      }))
  }

  it.effect("the refresh lock of a file of another host is left to it while its heart beats", () =>
    Effect.gen(function*() {
      const { path, storage } = yield* makeStorage
      const touch = plant(path, elsewhere, 0)
      const waiting = yield* Effect.forkChild(Effect.flip(storage.withRefreshLock(Effect.succeed("mine"))))
      for (let second = 0; second < 32; second += 2) {
        touch(second)
        yield* TestClock.adjust("2 seconds")
      }
      assertFailed(yield* Fiber.join(waiting), "lock", /not free within 30s: process 1 on another-host holds it/)
    }))

  it.effect("the refresh lock of a file that nobody keeps, and that somebody else has each time, is told as that", () =>
    Effect.gen(function*() {
      const { storage } = yield* makeStorage
      // As where another one's sweep was faster each time.
      yield* changedFs({
        linkSync: () => {
          throw failure("ENOENT")
        }
      })
      const waiting = yield* Effect.forkChild(Effect.flip(storage.withRefreshLock(Effect.void)))
      // Its pauses are jittered: the last of them may end a little later.
      yield* TestClock.adjust("40 seconds")
      assertFailed(yield* Fiber.join(waiting), "lock", /was not free within 30s: others hold it in turn\.$/)
    }))

  it.effect("the refresh lock of a file shows that its holder lives", () =>
    Effect.gen(function*() {
      const { path, storage } = yield* makeStorage
      const holding = yield* Effect.forkChild(storage.withRefreshLock(Effect.never))
      yield* Effect.yieldNow
      const lock = `${path}.refresh.lock`
      assert.strictEqual(modeOf(lock), "600")
      Fs.utimesSync(lock, 1, 1)
      yield* TestClock.adjust("2 seconds")
      assert.isAbove(Fs.statSync(lock).mtimeMs, 1000)
      Fs.utimesSync(lock, 1, 1)
      yield* TestClock.adjust("2 seconds")
      assert.isAbove(Fs.statSync(lock).mtimeMs, 1000)
      yield* Fiber.interrupt(holding)
      assert.isFalse(Fs.existsSync(lock))
    }))

  it.effect("the refresh lock of a file is not held back by the state lock, nor by a reader", () =>
    Effect.gen(function*() {
      const { storage } = yield* makeStorage
      const read = yield* storage.withRefreshLock(Effect.andThen(storage.set(first), storage.get))
      assert.isTrue(Tokens.same(read!, first))
    }))

  it.effect("the refresh lock of a file is given back after a failure, and by who is interrupted while waiting it is never taken", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      assert.strictEqual(yield* Effect.flip(storage.withRefreshLock(Effect.fail("refused"))), "refused")
      const holding = yield* Effect.forkChild(storage.withRefreshLock(Effect.never))
      yield* Effect.yieldNow
      let entered = false
      const waiting = yield* Effect.forkChild(storage.withRefreshLock(Effect.sync(() => {
        entered = true
      })))
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(waiting)
      yield* Fiber.interrupt(holding)
      yield* TestClock.adjust("1 second")
      assert.isFalse(entered)
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    }))

  it.effect("the refresh lock of a file is one for all storages of a process on the same file", () =>
    Effect.gen(function*() {
      const { directory, storage } = yield* makeStorage
      const other = yield* TokenStorageFile.make({ directory })
      let inside = 0
      const refresh = Effect.acquireUseRelease(
        Effect.sync(() => assert.strictEqual(++inside, 1)),
        () => Effect.sleep("1 second"),
        () => Effect.sync(() => inside--)
      )
      const all = yield* Effect.forkChild(Effect.all(
        [storage, other, storage, other].map(({ withRefreshLock }) => withRefreshLock(refresh)),
        { concurrency: "unbounded" }
      ))
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(all)
    }))
})
