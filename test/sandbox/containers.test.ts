/** The files for containers name what there is: flags, variables, ports, paths of the package, the route of health. */
import { assert, describe, it } from "@effect/vitest"
import * as childProcess from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { flags as known } from "../../src/sandbox/internal/node/help.ts"
import { healthPath } from "../../src/sandbox/internal/server/ready.ts"
import { variables } from "../../src/sandbox/internal/server/environment.ts"
import { root } from "../support/contract.ts"

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const dockerfile = read("docs/containers/Dockerfile")
const compose = read("docs/containers/compose.yaml")
const page = read("docs/containers.md")
const bin = read("src/sandbox/bin.ts")

const flags = known.map((name) => `--${name}`)

/** What `command` and `entrypoint` of a container are in both files: JSON on one line. */
const listAfter = (text: string, word: string): ReadonlyArray<string> =>
  JSON.parse(new RegExp(`${word}:?\\s+(\\[.+\\])$`, "m").exec(text)![1]!)

const own = childProcess.spawnSync("docker", ["info"]).status === 0 &&
  fs.existsSync(path.join(root, "dist/sandbox/bundled/bin.js"))

describe("the files for containers", () => {
  it("the Dockerfile copies the program that the package has as its binary, and starts it from there", () => {
    const { bin, engines, files } = JSON.parse(read("package.json"))
    const program: string = bin["prisma-management-sandbox"]
    const [, sources, target] = /^COPY (.+) (\/\S+)$/m.exec(dockerfile)!
    assert.deepStrictEqual(sources!.split(" "), [
      "package.json",
      `${path.posix.normalize(path.posix.dirname(program))}/`
    ])
    const [node, file, ...args] = listAfter(dockerfile, "ENTRYPOINT")
    assert.strictEqual(node, "node")
    assert.strictEqual(file, path.posix.join(target!, path.posix.basename(program)))
    assert.deepStrictEqual(args, ["--host", "0.0.0.0"])
    const [, major] = /^FROM node:(\d+)-slim$/m.exec(dockerfile)!
    assert.isAtLeast(Number(major), Number(/\d+/.exec(engines.node)![0]))
    assert.match(dockerfile, /^USER node$/m)
    assert.include(files, "docs")
  })

  it("the port of the Dockerfile is the one that it says, publishes and asks for health", () => {
    const [, port] = /^ENV PORT=(\d+)$/m.exec(dockerfile)!
    assert.include(bin, `Effect.succeed(${port})`)
    assert.match(dockerfile, new RegExp(`^EXPOSE ${port}$`, "m"))
    assert.include(compose, `ports: ["127.0.0.1:${port}:${port}"]`)
    assert.include(compose, `PRISMA_API_URL: http://sandbox:${port}`)
    const [node, evaluate, script] = listAfter(dockerfile, "HEALTHCHECK .+ CMD")
    assert.deepStrictEqual([node, evaluate], ["node", "-e"])
    assert.include(script!, `http://localhost:\${process.env.PORT}${healthPath}\``)
    assert.include(page, healthPath)
  })

  it("the flags and the variables of the files for containers are those of the program", () => {
    assert.isAbove(flags.length, 20)
    const command = listAfter(compose, "command")
    const named = [...listAfter(dockerfile, "ENTRYPOINT"), ...command].filter((word) => word.startsWith("--"))
    assert.isAtLeast(named.length, 5)
    const others = new Set(["--tag", "--file", "--rm", "--publish", "--mount"])
    const inPage = Array.from(page.matchAll(/(?<![\w-])--[a-z][\w-]+/g), ([flag]) => flag).filter((flag) =>
      !others.has(flag)
    )
    assert.deepStrictEqual([...named, ...inPage].filter((flag) => !flags.includes(flag)), [])
    const place = { url: "http://sandbox:4010", token: command[command.indexOf("--token") + 1]!, workspaceId: "" }
    const set = Array.from(
      compose.matchAll(/^ {6}(PRISMA_\w+): (\S+)$/gm),
      ([, name, value]) => [name!, value!] as const
    )
    assert.isAtLeast(set.length, 3)
    for (const [name, value] of set) assert.propertyVal(variables(place), name, value)
    // Compose would put a variable of its own there.
    assert.notMatch(compose, /\$\{/)
  })

  it.skipIf(!own)(
    "an image of the Dockerfile is healthy, and ends by SIGTERM with 0 (needs a container engine, and npm run build)",
    {
      timeout: 300_000
    },
    () => {
      const docker = (...args: ReadonlyArray<string>): string =>
        childProcess.execFileSync("docker", args, { cwd: root, encoding: "utf8" }).trim()
      const image = docker("build", "--quiet", "--file", "docs/containers/Dockerfile", ".")
      const container = docker("run", "--detach", image, "--control-token", "t")
      try {
        while (docker("inspect", "--format", "{{.State.Health.Status}}", container) === "starting") {
          childProcess.execFileSync("sleep", ["0.2"])
        }
        assert.strictEqual(docker("inspect", "--format", "{{.State.Health.Status}}", container), "healthy")
        docker("stop", container)
        assert.strictEqual(docker("inspect", "--format", "{{.State.ExitCode}}", container), "0")
      } finally {
        docker("rm", "--force", container)
      }
    }
  )
})
