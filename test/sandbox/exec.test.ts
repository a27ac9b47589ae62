/** How the program of the sandbox begins and ends: with a command, by signals, with its standard input. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as childProcess from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as net from "node:net"
import * as os from "node:os"
import * as path from "node:path"
import { text } from "node:stream/consumers"
import { contract, root } from "../support/contract.ts"
import { node } from "../node/fixtures/processes.ts"
import * as Binary from "./support/binary.ts"

const source = ["--conditions=effect-prisma-management:source", path.join(root, "src/sandbox/bin.ts")]

/** The program with what it says, and what becomes of it. `input` is its standard input, which stays open. */
const begin = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = process.env) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const child = childProcess.spawn(node, [...source, ...args], { env })
      const ended = once(child, "exit").then(([code, signal]: Array<unknown>) => code ?? signal)
      return { child, ended, stdout: text(child.stdout), stderr: text(child.stderr) }
    }),
    ({ child }) => Effect.sync(() => child.kill("SIGKILL"))
  )

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "exec-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const end = (args: ReadonlyArray<string>, env?: NodeJS.ProcessEnv) =>
  Effect.flatMap(
    begin(args, env),
    ({ ended, stderr, stdout }) =>
      Effect.promise(async () => ({ status: await ended, stdout: await stdout, stderr: await stderr }))
  )

/** Whether somebody may listen there now: nobody else does. */
const isFree = (port: number) =>
  Effect.callback<boolean>((resume) => {
    const server = net.createServer()
    server.once("error", () => resume(Effect.succeed(false)))
    server.listen(port, "127.0.0.1", () => server.close(() => resume(Effect.succeed(true))))
  })

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const exec = (...script: ReadonlyArray<string>) => ["exec", "--control", "--", ...script]

/** What a command writes before it goes on: where the sandbox is, and its own process. */
const tell = "echo $PRISMA_API_URL $$;"

const told = (stdout: string): { readonly port: number; readonly pid: number } => {
  const [, port, pid] = /:(\d+) (\d+)\n/.exec(stdout)!
  return { port: Number(port), pid: Number(pid) }
}

const hasPython = childProcess.spawnSync("python3", ["--version"]).status === 0

describe("prisma-management-sandbox exec", () => {
  it.live.skipIf(!hasPython)(
    `exec runs the test in Python of docs/sandbox.md as that page says${hasPython ? "" : " (skipped: needs python3)"}`,
    () =>
      Effect.gen(function*() {
        const guide = fs.readFileSync(path.join(root, "docs/sandbox.md"), "utf8")
        const [, program, command] = /```python\n([\s\S]*?)```\n\n```sh\nnpx prisma-management-sandbox (.+)\n```/.exec(
          guide
        )!
        const file = path.join(yield* directory, "test_projects.py")
        yield* Effect.promise(() => fs.promises.writeFile(file, program!))
        const args = command!.replace("test_projects.py", file).split(" ")
        assert.deepStrictEqual(args.slice(0, 3), ["exec", "--", "python3"])
        assert.deepStrictEqual(yield* end(args), { status: 0, stdout: "", stderr: "" })
        yield* Effect.promise(() => fs.promises.appendFile(file, "\nassert call(\"GET\", \"/v1/projects\") == []\n"))
        const failed = yield* end(args)
        assert.strictEqual(failed.status, 1)
        assert.include(failed.stderr, "AssertionError")
      })
  )

  it.live("exec runs a command that finds the sandbox by its variables, with standard input, output and PORT as they are", () =>
    Effect.gen(function*() {
      const script = `${tell} read line; echo "$line $PORT"; echo to-stderr >&2
        curl --silent --fail --noproxy '*' -H "Authorization: Bearer $PRISMA_SERVICE_TOKEN" "$PRISMA_API_URL/v1/workspaces"
        curl --silent --fail --noproxy '*' "$PRISMA_API_URL/__sandbox/requests" >/dev/null && echo " $PRISMA_WORKSPACE_ID"`
      const { child, ended, stderr, stdout } = yield* begin(exec("sh", "-c", script), {
        ...process.env,
        PORT: "not ours"
      })
      child.stdin.end("from-stdin\n")
      assert.strictEqual(yield* Effect.promise(() => ended), 0)
      const said = yield* Effect.promise(() => stdout)
      assert.include(said, "\nfrom-stdin not ours\n")
      const [, answer, workspaceId] = /^(\{.+\}) (wksp_\w+)$/m.exec(said)!
      assert.strictEqual(JSON.parse(answer!).data[0].id, workspaceId)
      // Nothing of the sandbox is among what the command says.
      assert.lengthOf(said.trimEnd().split("\n"), 3)
      assert.strictEqual(yield* Effect.promise(() => stderr), "to-stderr\n")
      assert.isTrue(yield* isFree(told(said).port))
    }))

  const endings: ReadonlyArray<readonly [name: string, script: string, status: number | string]> = [
    ["fails", "exit 7", 7],
    ["is killed", "kill -KILL $$", 137],
    ["ends its parent by a signal, which is passed on to it", "kill -TERM $PPID; while :; do sleep 1; done", 143],
    ["minds a signal to its parent", "trap 'exit 3' INT; kill -INT $PPID; while :; do sleep 0.1; done", 3]
  ]

  for (const [name, script, status] of endings) {
    it.live(`exec ends as a command does that ${name}, and leaves its port`, () =>
      Effect.gen(function*() {
        const { status: found, stderr, stdout } = yield* end(exec("sh", "-c", `${tell} ${script}`))
        assert.strictEqual(found, status, stderr)
        assert.isTrue(yield* isFree(told(stdout).port))
        assert.isFalse(isAlive(told(stdout).pid))
      }))
  }

  const leftBehind: ReadonlyArray<readonly [when: string, script: string, status: number]> = [
    ["ends", "exit 3", 3],
    ["is killed", "kill -KILL $$", 137],
    ["leaves one that minds no signal", "exit 0", 0]
  ]

  for (const [when, script, status] of leftBehind) {
    it.live(`exec leaves nothing of what its command has started in the background, when that ${when}`, () =>
      Effect.gen(function*() {
        const background = status === 0 ? "(trap '' TERM; while :; do sleep 0.1; done)" : "sleep 1000"
        const found = yield* end(exec("sh", "-c", `${background} >/dev/null 2>&1 & echo $!; ${script}`))
        assert.strictEqual(found.status, status, found.stderr)
        assert.isFalse(isAlive(Number(found.stdout)))
      }))
  }

  it.live("exec leaves nothing of a command that is ended by a signal while it waits for another one", () =>
    Effect.gen(function*() {
      const { child, ended, stdout } = yield* begin(exec("sh", "-c", "sleep 1000 & echo $!; echo; wait; true"))
      yield* Effect.promise(() => once(child.stdout, "data"))
      child.kill("SIGTERM")
      assert.strictEqual(yield* Effect.promise(() => ended), 143)
      assert.isFalse(isAlive(Number.parseInt(yield* Effect.promise(() => stdout))))
    }))

  it.live("exec leaves nothing when its command kills it, neither the sandbox nor the command, nor what that has started", () =>
    Effect.gen(function*() {
      const { status, stdout } = yield* end(
        exec("sh", "-c", `${tell} sleep 1000 & kill -KILL $PPID; wait`)
      )
      assert.strictEqual(status, "SIGKILL")
      // Standard output has ended, so all who had it are gone.
      assert.isTrue(yield* isFree(told(stdout).port))
    }))

  it.live("exec says what is wrong with a command that there is not, and with one that is in the wrong place", () =>
    Effect.gen(function*() {
      const missing = yield* end(exec("no-such-command", "arg"))
      assert.strictEqual(missing.status, 127)
      assert.match(missing.stderr, /no-such-command: not found\n$/)
      const closed = yield* end(exec(path.join(root, "package.json")))
      assert.strictEqual(closed.status, 126)
      assert.match(closed.stderr, /package\.json: Permission denied\n$/)
    }))
})

describe("how prisma-management-sandbox ends", () => {
  for (const [signal, status] of [["SIGTERM", 0], ["SIGHUP", 0], ["SIGINT", 130]] as const) {
    it.live(`${signal} ends prisma-management-sandbox with ${status}, and closes its port`, () =>
      Effect.gen(function*() {
        const { child, url } = yield* Binary.start()
        // A client that holds its connection holds nobody up.
        yield* Effect.promise(() => fetch(`${url}/v1/me`))
        const exit = once(child, "exit")
        child.kill(signal)
        child.kill(signal)
        assert.deepStrictEqual(yield* Effect.promise(() => exit), [status, null])
        assert.isTrue(yield* isFree(Number(new URL(url).port)))
      }))
  }

  it.live("a signal to npx ends the sandbox that it has started, and the command of one", () =>
    Effect.gen(function*() {
      const command =
        "console.log(JSON.stringify({ localUrl: process.env.PRISMA_API_URL })); setInterval(() => {}, 1000)"
      for (const args of [["--json", "--port", "0"], exec("node", "-e", command)]) {
        const npx = childProcess.spawn("npx", ["node", ...source, ...args], { cwd: root })
        const stdout = text(npx.stdout)
        const [line] = yield* Effect.promise(() => once(npx.stdout, "data"))
        npx.kill("SIGTERM")
        // It ends once all who had it are gone.
        yield* Effect.promise(() => stdout)
        assert.isTrue(yield* isFree(Number(new URL(JSON.parse(String(line)).localUrl).port)))
      }
    }))

  it.live("--json says where the sandbox is as one line, and --exit-with-stdin ends it when whoever started it is gone", () =>
    Effect.gen(function*() {
      const flags = ["--json", "--exit-with-stdin", "--port=0", "--public-url=https://sandbox.example.com"]
      const { child, ended, stdout } = yield* begin(flags, { ...process.env, PORT: "none, and --port counts" })
      const [line] = yield* Effect.promise(() => once(child.stdout, "data"))
      const { contract: date, environment, localUrl, token, url, version, workspaceId } = JSON.parse(String(line))
      assert.strictEqual(url, "https://sandbox.example.com")
      assert.strictEqual(date, contract.info.version)
      assert.match(version, /^\d+\.\d+\.\d+/)
      assert.deepInclude(environment, {
        PRISMA_API_URL: url,
        PRISMA_SERVICE_TOKEN: token,
        PRISMA_WORKSPACE_ID: workspaceId
      })
      const health = yield* Effect.promise(() => fetch(`${localUrl}/__sandbox/health`))
      assert.strictEqual(health.status, 200)
      child.stdin.destroy()
      assert.strictEqual(yield* Effect.promise(() => ended), 0)
      assert.lengthOf((yield* Effect.promise(() => stdout)).trimEnd().split("\n"), 1)
      assert.isTrue(yield* isFree(Number(new URL(localUrl).port)))
    }))

  it.live("the variable PORT says where to listen, and what is wrong with it is told", () =>
    Effect.gen(function*() {
      const server = net.createServer().listen(0, "127.0.0.1")
      yield* Effect.addFinalizer(() => Effect.sync(() => server.close()))
      yield* Effect.promise(() => once(server, "listening"))
      const { port } = server.address() as net.AddressInfo
      const taken = yield* end([], { ...process.env, PORT: String(port) })
      assert.include(taken.stderr, `Another program already listens on 127.0.0.1:${port}.`)
      const wrong = yield* end([], { ...process.env, PORT: "80a" })
      assert.strictEqual(wrong.status, 2)
      assert.match(
        wrong.stderr,
        /^The variable PORT must be a whole number from 0 to 65535\. Unset it, or set --port\.\n/
      )
    }))
})
