/** Directories as archives, read by the machine's own tar: what is in them, what is not, and that the same files make the same bytes. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as net from "node:net"
import * as os from "node:os"
import * as path from "node:path"
import * as Archive from "../../src/node/Archive.ts"
import { archiveDirectory } from "../../src/promise/node.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "archive-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

/** Writes files, by their paths. */
const write = (root: string, files: { readonly [path: string]: string }): void => {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), content)
  }
}

/** The lines of `tar -tv`: mode, owner, size, name. */
const list = (archive: Uint8Array): ReadonlyArray<string> =>
  execFileSync("tar", ["-tvzf", "-", "--numeric-owner", "--full-time"], { input: archive, encoding: "utf8" }).trimEnd()
    .split("\n")

const names = (archive: Uint8Array): Array<string> =>
  execFileSync("tar", ["-tzf", "-"], { input: archive, encoding: "utf8" }).trimEnd().split("\n")

const entrypoint = "server.js"

const failureOf = (root: string, options: Partial<Archive.Options> = {}) =>
  Effect.flip(Archive.fromDirectory(root, { entrypoint, ...options }))

describe("an archive", () => {
  it.effect("it unpacks to the files of the directory, beside a manifest with the entry point", () =>
    Effect.gen(function*() {
      const root = yield* directory
      const long = `${"deep/".repeat(40)}${"ä".repeat(60)}.txt`
      write(root, { [entrypoint]: "serve()", "run.sh": "#!/bin/sh", [long]: "deep", "empty.txt": "" })
      fs.chmodSync(path.join(root, "run.sh"), 0o700)
      fs.mkdirSync(path.join(root, "uploads"))
      fs.symlinkSync("server.js", path.join(root, "main.js"))
      fs.symlinkSync(path.join(root, "run.sh"), path.join(root, "absolute.sh"))
      const archive = yield* Archive.fromDirectory(root, { entrypoint: "./server.js" })
      const out = yield* directory
      execFileSync("tar", ["-xzf", "-", "-C", out], { input: archive })
      const file = (name: string) => path.join(out, "bundle", name)
      assert.strictEqual(fs.readFileSync(file(long), "utf8"), "deep")
      assert.strictEqual(fs.readFileSync(file("empty.txt"), "utf8"), "")
      assert.strictEqual(fs.readlinkSync(file("main.js")), "server.js")
      // What leads to this machine's paths would lead nowhere there.
      assert.strictEqual(fs.readlinkSync(file("absolute.sh")), "run.sh")
      assert.isTrue(fs.statSync(file("uploads")).isDirectory())
      assert.strictEqual(fs.statSync(file("run.sh")).mode & 0o777, 0o755)
      assert.strictEqual(fs.statSync(file(entrypoint)).mode & 0o777, 0o644)
      assert.deepStrictEqual(JSON.parse(fs.readFileSync(path.join(out, "compute.manifest.json"), "utf8")), {
        manifestVersion: "1",
        entrypoint: "bundle/server.js"
      })
    }))

  it.effect("the same files make the same bytes, whenever, in which order and with which mask they were written", () =>
    Effect.gen(function*() {
      const [one, other] = yield* Effect.all([directory, directory])
      const files = { [entrypoint]: "serve()", "a/b.txt": "b", "a/c.txt": "c", "Z.txt": "z", "ä.txt": "ä" }
      write(one, files)
      write(other, Object.fromEntries(Object.entries(files).toReversed()))
      fs.utimesSync(path.join(other, "a/b.txt"), 1, 1)
      fs.chmodSync(path.join(other, "Z.txt"), 0o600)
      const [first, second] = yield* Effect.all([
        Archive.fromDirectory(one, { entrypoint }),
        Archive.fromDirectory(other, { entrypoint })
      ])
      assert.deepStrictEqual(first, second)
      assert.isTrue(list(first).every((line) => / 0\/0 /.test(line)))
    }))

  it.effect("a changed file of the same size has another time: servers make its ETag from both", () =>
    Effect.gen(function*() {
      const root = yield* directory
      const timeOf = (content: string) =>
        Effect.gen(function*() {
          write(root, { [entrypoint]: content })
          const line = list(yield* Archive.fromDirectory(root, { entrypoint })).find((line) =>
            line.endsWith(entrypoint)
          )!
          return /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.exec(line)![0]
        })
      assert.notStrictEqual(yield* timeOf("serve(1)"), yield* timeOf("serve(2)"))
    }))

  it.effect("repositories and secrets are left out, and what `ignore` says instead", () =>
    Effect.gen(function*() {
      const root = yield* directory
      write(root, {
        [entrypoint]: "",
        ".env": "SECRET=1",
        "app/.env.local": "SECRET=1",
        ".git/config": "",
        ".environment": "",
        "tests/a.js": ""
      })
      const standard = names(yield* Archive.fromDirectory(root, { entrypoint }))
      assert.sameMembers(standard, [
        "bundle/.environment",
        "bundle/server.js",
        "bundle/tests/a.js",
        "bundle/app/",
        "compute.manifest.json"
      ])
      const ignore = (path: string) => Archive.ignoredByDefault(path) || path === "tests" || path === "app"
      assert.sameMembers(names(yield* Archive.fromDirectory(root, { entrypoint, ignore })), [
        "bundle/.environment",
        "bundle/server.js",
        "compute.manifest.json"
      ])
    }))

  it.effect("a link that leads out of the directory, to nothing or to what is ignored is told", () =>
    Effect.gen(function*() {
      const root = yield* directory
      write(root, { [entrypoint]: "", ".env": "" })
      for (
        const [target, reason] of [
          ["../../etc/passwd", "LinkEscapes"],
          ["/etc/passwd", "LinkEscapes"],
          ["..", "LinkEscapes"],
          ["gone.js", "LinkDangling"],
          [".env", "LinkDangling"]
        ] as const
      ) {
        fs.symlinkSync(target, path.join(root, "link"))
        assert.deepInclude(yield* failureOf(root), { reason, path: "link" }, target)
        fs.rmSync(path.join(root, "link"))
      }
    }))

  it.effect("an entry point that is missing, outside or ignored, and what is no file, are told", () =>
    Effect.gen(function*() {
      const root = yield* directory
      write(root, { [entrypoint]: "", "app/.env": "" })
      for (const entrypoint of ["index.js", "../server.js", "/server.js", "app", "app/.env"]) {
        assert.deepInclude(yield* failureOf(root, { entrypoint }), { reason: "EntrypointMissing" }, entrypoint)
      }
      for (const nothing of [{}, { entrypoint: "" }, { entrypoint: 1 }] as Array<never>) {
        const error = yield* Effect.flip(Archive.fromDirectory(root, nothing))
        assert.deepInclude(error, { reason: "EntrypointMissing", path: "" })
      }
      const forgotten = archiveDirectory(...([root] as never as Parameters<typeof archiveDirectory>))
      const rejected = yield* Effect.flip(Effect.tryPromise({ try: () => forgotten, catch: (error) => error }))
      assert.deepInclude(rejected, { reason: "EntrypointMissing", path: "" })
      assert.deepInclude(yield* failureOf(path.join(root, "gone")), { reason: "Unreadable", path: "" })
      const socket = net.createServer()
      yield* Effect.callback<void>((resume) => void socket.listen(path.join(root, "socket"), () => resume(Effect.void)))
      yield* Effect.addFinalizer(() => Effect.sync(() => socket.close()))
      assert.deepInclude(yield* failureOf(root), { reason: "Unsupported", path: "socket" })
    }))

  it.effect("what is too large is told before it is read, with the largest files", () =>
    Effect.gen(function*() {
      const root = yield* directory
      write(root, { [entrypoint]: "", "video.mp4": "" })
      fs.truncateSync(path.join(root, "video.mp4"), 1024 * 1024 * 1024 + 1)
      const error = yield* failureOf(root)
      assert.strictEqual(error.reason, "TooLarge")
      assert.include(error.message, "video.mp4 (1073741825)")
    }))
})
