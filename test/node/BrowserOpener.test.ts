/** Which programs show a page to the user, and what they are given. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestConsole from "effect/testing/TestConsole"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { BrowserOpener, layer } from "../../src/node/BrowserOpener.ts"
import { browserCommands } from "../../src/node/internal/browserCommands.ts"
import { until } from "../support/inTime.ts"

const url = "http://127.0.0.1:1/login/x?a=%s&b=$(c)"

const linux = (browser?: string) => browserCommands({ platform: "linux", env: { BROWSER: browser } }, url)

const system = ["xdg-open", url] as const

describe("the commands that show a page", () => {
  const cases: ReadonlyArray<
    readonly [browser: string | undefined, ...commands: ReadonlyArray<ReadonlyArray<string>>]
  > = [
    [undefined],
    [""],
    [" : :"],
    ["''"],
    ["'' --new-window"],
    ["firefox", ["firefox", url]],
    ["firefox:chromium", ["firefox", url], ["chromium", url]],
    ["firefox --new-window %s", ["firefox", "--new-window", url]],
    ["chromium --app=%s", ["chromium", `--app=${url}`]],
    ["echo %s %s", ["echo", url, url]],
    ["lynx '%s' &", ["lynx", url]],
    ["lynx -a -b &", ["lynx", "-a", "-b", url]],
    ["firefox -P \"my profile\"", ["firefox", "-P", "my profile", url]],
    ["open --a='b c'd %s", ["open", "--a=b cd", url]],
    ["x --at=a%cb 50%%s", ["x", "--at=a:b", "50%s", url]],
    ["x; rm -rf $HOME `id` | y && z > %s", ["x;", "rm", "-rf", "$HOME", "`id`", "|", "y", "&&", "z", ">", url]]
  ]
  for (const [browser, ...commands] of cases) {
    it(`$BROWSER=${JSON.stringify(browser)} is tried before the system's opener, as a list of programs that no shell reads`, () => {
      assert.deepStrictEqual(linux(browser), [...commands, system] as never)
    })
  }

  it("the path of a program with spaces needs no quotes in $BROWSER", () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "browsers-"))
    const program = path.join(directory, "My 100%s Browser")
    fs.writeFileSync(program, "")
    for (const entry of [program, ` ${program} `]) assert.deepStrictEqual(linux(entry), [[program, url], system])
    fs.rmSync(directory, { recursive: true })
  })

  it("macOS has its own opener", () => {
    assert.deepStrictEqual(browserCommands({ platform: "darwin", env: {} }, url), [["open", url]])
  })

  const opener = (env: NodeJS.ProcessEnv) => browserCommands({ platform: "win32", env }, url)

  it("Windows opens by the full path of its system folder", () => {
    assert.deepStrictEqual(opener({ SystemRoot: "D:\\Win" }), [
      ["D:\\Win\\System32\\rundll32.exe", "url.dll,FileProtocolHandler", url]
    ])
    for (const env of [{}, { SystemRoot: "" }]) {
      assert.strictEqual(opener(env)[0]![0], "C:\\Windows\\System32\\rundll32.exe")
    }
  })

  it("$BROWSER of Windows is a list with semicolons, because paths have colons", () => {
    const commands = opener({ BROWSER: "\"C:\\Program Files\\a.exe\" %s;C:\\b.exe" })
    assert.deepStrictEqual(commands.slice(0, -1), [["C:\\Program Files\\a.exe", url], ["C:\\b.exe", url]])
  })
})

/** A folder with programs that write down what they are given, and the `$BROWSER` that is set meanwhile. */
const programs = Effect.acquireRelease(
  Effect.sync(() => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "browsers-"))
    const before = process.env["BROWSER"]
    const said = path.join(directory, "said")
    return {
      directory,
      before,
      program: (name: string, exitCode: number) => {
        const file = path.join(directory, name)
        fs.writeFileSync(file, `#!/bin/sh\necho "${name} $# $1" >> ${said}\nexit ${exitCode}\n`, { mode: 0o755 })
        return file
      },
      said: () => fs.existsSync(said) ? fs.readFileSync(said, "utf8").split("\n").filter((line) => line !== "") : []
    }
  }),
  ({ before, directory }) =>
    Effect.sync(() => {
      if (before === undefined) delete process.env["BROWSER"]
      else process.env["BROWSER"] = before
      fs.rmSync(directory, { recursive: true })
    })
)

describe("BrowserOpener", () => {
  it.effect.skipIf(process.platform === "win32")(
    "BrowserOpener starts the next program where one is missing or fails, and stops at the first that shows the page",
    () =>
      Effect.gen(function*() {
        const { directory, program, said } = yield* programs
        const list = [path.join(directory, "missing"), program("fails", 3), program("shows", 0), program("idle", 0)]
        process.env["BROWSER"] = list.join(":")
        const opener = yield* BrowserOpener
        yield* opener.open("https://auth.example/?state=of-the-terminal", "http://127.0.0.1:1/$(touch${IFS}x);\"'`y`")
        yield* until(() => said().length >= 2)
        const oneTimeUrl = "http://127.0.0.1:1/$(touch$%7BIFS%7Dx);%22'%60y%60"
        assert.deepStrictEqual(said(), [`fails 1 ${oneTimeUrl}`, `shows 1 ${oneTimeUrl}`])
        assert.deepStrictEqual(yield* TestConsole.errorLines, ["Log in at https://auth.example/?state=of-the-terminal"])
      }).pipe(Effect.provide(layer))
  )

  it.effect.skipIf(process.platform === "win32")(
    "BrowserOpener starts nothing for what is no web page",
    () =>
      Effect.gen(function*() {
        const { program, said } = yield* programs
        process.env["BROWSER"] = program("shows", 0)
        const opener = yield* BrowserOpener
        for (
          const url of ["file:///etc/passwd", "javascript:alert(1)", "--help", "", "calc.exe", "ssh://-oProxyCommand=x"]
        ) {
          yield* opener.open(url)
        }
        yield* opener.open("https://auth.example/")
        yield* until(() => said().length > 0)
        assert.deepStrictEqual(said(), ["shows 1 https://auth.example/"])
      }).pipe(Effect.provide(layer))
  )
})
