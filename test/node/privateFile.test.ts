/** A file that only its user may read: written whole or not at all, also where it cannot be replaced, and where the system fails on the way. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawnSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import fs from "node:fs"
import fsPromises from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as PrivateFile from "../../src/node/internal/privateFile.ts"
import { changedFs, changedPromises, failure } from "../support/changedFs.ts"

const { mkdirSync, renameSync, writeSync } = fs
const { open } = fsPromises

// `.new` is how the files beside it are called, and may be in its own name.
const name = "state.new.json"

const home = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => fs.mkdtempSync(join(tmpdir(), "private-"))),
    (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
  ),
  (directory) => ({ directory, path: join(directory, name) })
)

const written = Effect.tap(home, ({ path }) => Effect.sync(() => fs.writeFileSync(path, "what was there before")))

const textOf = (path: string) => fs.readFileSync(path, "utf8")

const does = (run: () => Promise<void>) => Effect.promise(run)

const failing = (run: () => Promise<void>) =>
  Effect.map(
    Effect.flip(Effect.tryPromise({ try: run, catch: (cause) => cause })),
    (cause) => (cause as NodeJS.ErrnoException).code
  )

const fails = (code: string) => (): never => {
  throw failure(code)
}

/** As where the file is mounted on its own: it is at no other name, and nothing takes its place. */
const mounted = (path: string, code: string) =>
  changedFs({
    renameSync: (from, to) => {
      if (to === path) throw failure(code)
      renameSync(from, to)
    }
  })

/** As where the directory takes no files. */
const closedBeside = (path: string, code: string) =>
  changedPromises({
    open: async (at, ...others) => {
      if (String(at).startsWith(`${path}.`)) throw failure(code)
      return open(at, ...others)
    }
  })

/** As where a disk fails to keep what it was given. */
const syncFailing = (at: string, code: string) =>
  changedPromises({
    open: async (path, ...others) => {
      const handle = await open(path, ...others)
      if (path === at) handle.sync = async () => fails(code)()
      return handle
    }
  })

describe("a private file", () => {
  it.effect.each(["EBUSY", "EXDEV"])(
    "is written over where it cannot be replaced: %s",
    (code) =>
      Effect.gen(function*() {
        const { directory, path } = yield* written
        const { ino } = fs.statSync(path)
        yield* mounted(path, code)
        // A system may take less at a time than it is given.
        yield* changedFs({
          writeSync: ((file: number, bytes: Buffer, at: number, length: number, position: number) =>
            writeSync(file, bytes, at, Math.min(length, 3), position)) as typeof writeSync
        })
        for (const text of ["short", "a longer text than the one before"]) {
          yield* does(() => PrivateFile.write(path, text))
          assert.strictEqual(textOf(path), text)
        }
        assert.strictEqual(fs.statSync(path).ino, ino)
        assert.deepStrictEqual(fs.readdirSync(directory), [name])
      })
  )

  it.effect("stays as it was where it cannot be replaced for another reason, and nothing is left", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* written
      yield* mounted(path, "EIO")
      assert.strictEqual(yield* failing(() => PrivateFile.write(path, "new")), "EIO")
      assert.strictEqual(textOf(path), "what was there before")
      assert.deepStrictEqual(fs.readdirSync(directory), [name])
    }))

  it.effect.each(["ftruncateSync", "fsyncSync"] as const)(
    "that could not be written over in full (%s) is finished by the next sweep",
    (step) =>
      Effect.gen(function*() {
        const { directory, path } = yield* written
        yield* Effect.scoped(Effect.gen(function*() {
          yield* mounted(path, "EBUSY")
          yield* changedFs({ [step]: fails("EIO") })
          assert.strictEqual(yield* failing(() => PrivateFile.write(path, "new")), "EIO")
        }))
        assert.lengthOf(fs.readdirSync(directory), 2)
        fs.writeFileSync(path, "broken off")
        PrivateFile.sweep(path)
        assert.strictEqual(textOf(path), "new")
        assert.deepStrictEqual(fs.readdirSync(directory), [name])
      })
  )

  it.effect.each(["EACCES", "EROFS", "EPERM"])(
    "is written over where nothing can be made beside it: %s",
    (code) =>
      Effect.gen(function*() {
        const { path } = yield* written
        yield* closedBeside(path, code)
        yield* does(() => PrivateFile.tryWrite(path))
        assert.strictEqual(textOf(path), "what was there before")
        assert.strictEqual(yield* failing(() => PrivateFile.write(path, "new", fails("lost"))), "lost")
        assert.strictEqual(textOf(path), "what was there before")
        yield* does(() => PrivateFile.write(path, "new"))
        assert.strictEqual(textOf(path), "new")
        yield* changedFs({ accessSync: fails("EROFS") })
        assert.strictEqual(yield* failing(() => PrivateFile.tryWrite(path)), "EROFS")
      })
  )

  it.effect("is not written over where something else fails beside it, and not made where nothing can be", () =>
    Effect.gen(function*() {
      const { path } = yield* written
      yield* Effect.scoped(Effect.gen(function*() {
        yield* closedBeside(path, "ENOSPC")
        assert.strictEqual(yield* failing(() => PrivateFile.write(path, "new")), "ENOSPC")
        assert.strictEqual(yield* failing(() => PrivateFile.tryWrite(path)), "ENOSPC")
      }))
      assert.strictEqual(textOf(path), "what was there before")
      fs.rmSync(path)
      yield* closedBeside(path, "EACCES")
      assert.strictEqual(yield* failing(() => PrivateFile.write(path, "new")), "EACCES")
      assert.strictEqual(yield* failing(() => PrivateFile.tryWrite(path)), "EACCES")
    }))

  it.effect("is written where its directory cannot be synced, and a disk that fails to is a failure", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* written
      yield* Effect.scoped(Effect.andThen(
        syncFailing(directory, "EINVAL"),
        does(() => PrivateFile.write(path, "new"))
      ))
      assert.strictEqual(textOf(path), "new")
      yield* syncFailing(directory, "EIO")
      assert.strictEqual(yield* failing(() => PrivateFile.write(path, "newer")), "EIO")
    }))

  it.effect("is removed or not there; what is no file is not removed", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* written
      yield* does(() => PrivateFile.remove(path))
      yield* does(() => PrivateFile.remove(path))
      assert.deepStrictEqual(fs.readdirSync(directory), [])
      assert.include(["EISDIR", "EPERM"], yield* failing(() => PrivateFile.remove(directory)))
    }))

  it.effect("is swept of what its own writers left, not of what is called alike", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* written
      const id = randomUUID()
      const others = [`${name}.${id}.newer`, `${name}.0${id}.new`, `0${name}.${id}.new`, `${id}.new`]
      for (const other of [...others, `${name}.${id}.new`]) fs.writeFileSync(join(directory, other), "")
      PrivateFile.sweep(path)
      assert.sameMembers(fs.readdirSync(directory), [name, ...others])
      assert.strictEqual(textOf(path), "what was there before")
    }))

  it.effect("is read wherever it is, if it is a file", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* home
      assert.isUndefined(PrivateFile.readText(path))
      assert.throws(() => PrivateFile.readText(directory), `${directory} is not a file.`)
      spawnSync("mkfifo", [path])
      assert.throws(() => PrivateFile.readText(path), `${path} is not a file.`)
      fs.rmSync(path)
      // The byte order mark of UTF-16, and half a character behind it.
      fs.writeFileSync(path, Buffer.from([0xfe, 0xff, 0x41]))
      assert.strictEqual(PrivateFile.readText(path), "\ufffd\ufffdA")
    }))

  it.effect("that is a link is refused with what the system said of it", () =>
    Effect.gen(function*() {
      const { path } = yield* home
      fs.symlinkSync("elsewhere", path)
      try {
        PrivateFile.read(path)
        assert.fail("the link was read")
      } catch (error) {
        assert.strictEqual((error as Error).message, `${path} is a symbolic link. Remove it.`)
        assert.strictEqual(((error as Error).cause as NodeJS.ErrnoException).code, "ELOOP")
      }
    }))

  it.effect.skipIf(process.platform !== "linux")("leaves nothing open, whatever fails", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* written
      const opened = () =>
        fs.readdirSync("/proc/self/fd").filter((file) => {
          try {
            return fs.readlinkSync(`/proc/self/fd/${file}`).startsWith(directory)
          } catch {
            return false
          }
        })
      PrivateFile.readText(path)
      assert.throws(() => PrivateFile.readText(directory))
      yield* does(() => PrivateFile.write(path, "new"))
      yield* mounted(path, "EBUSY")
      yield* does(() => PrivateFile.write(path, "newer"))
      yield* changedFs({ ftruncateSync: fails("EIO") })
      yield* failing(() => PrivateFile.write(path, "newest"))
      assert.deepStrictEqual(opened(), [])
    }))

  it.effect("is the user's where the system knows no users, as Windows", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* written
      fs.chmodSync(directory, 0o777)
      fs.chmodSync(path, 0o666)
      const { geteuid } = process
      yield* Effect.acquireRelease(
        Effect.sync(() => Object.assign(process, { geteuid: undefined })),
        () => Effect.sync(() => Object.assign(process, { geteuid }))
      )
      assert.deepStrictEqual(PrivateFile.read(path), { text: "what was there before" })
    }))
})

describe("the directory of a private file", () => {
  it.effect("is made with those above it, or is there", () =>
    Effect.gen(function*() {
      const { directory, path } = yield* home
      const deep = join(directory, "one", "two")
      assert.deepStrictEqual(PrivateFile.list(deep), [])
      PrivateFile.ensureDirectory(deep)
      PrivateFile.ensureDirectory(deep)
      PrivateFile.makeDirectory(deep)
      assert.isTrue(PrivateFile.checkDirectory(deep))
      fs.writeFileSync(path, "")
      assert.throws(() => PrivateFile.makeDirectory(join(path, "below")), "ENOTDIR")
      assert.throws(() => PrivateFile.checkDirectory(path), `${path} is not a directory.`)
    }))

  it.effect("that somebody else makes at the same time is looked at as any", () =>
    Effect.gen(function*() {
      const { directory } = yield* home
      const place = join(directory, "place")
      yield* changedFs({
        mkdirSync: ((at: string) => {
          mkdirSync(at)
          fs.chmodSync(at, 0o777)
          throw failure("EEXIST")
        }) as typeof mkdirSync
      })
      assert.throws(() => PrivateFile.ensureDirectory(place), "Other users can write in")
    }))
})
