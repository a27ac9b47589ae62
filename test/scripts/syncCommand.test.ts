import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it, onTestFinished } from "vitest"
import type { OpenApiDocument } from "../../scripts/contract/document.ts"
import { dereference } from "../../scripts/contract/document.ts"

const root = join(import.meta.dirname, "../..")

const [major, minor, patch] = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version.split(".").map(
  Number
)
/** Before 1.0.0, what breaks has a new minor version. */
const next = { breaking: `${major}.${minor + 1}.0`, addition: `${major}.${minor}.${patch + 1}` }

describe("npm run sync", () => {
  const contract: OpenApiDocument = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8"))
  /** The contract in the form that the vendor gives it. */
  const inline = () => {
    const { components, ...document } = dereference(contract)
    return structuredClone({ ...document, components: { securitySchemes: components?.securitySchemes } })
  }
  const directory = () => {
    const path = mkdtempSync(join(tmpdir(), "sync-"))
    onTestFinished(() => rmSync(path, { recursive: true }))
    return path
  }
  const run = (...given: ReadonlyArray<string>) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const node = join(root, "node_modules/.bin/node")
      const child = execFile(
        node,
        [join(root, "scripts/sync.ts"), ...given],
        (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr })
      )
    })
  const write = (path: string, content: unknown) => {
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content))
    return path
  }

  it("writes the contract, says what is new, then that nothing changed", async () => {
    const folder = directory()
    const from = write(join(folder, "vendor.json"), inline())
    const to = join(folder, "openapi.json")
    const first = await run("--from", from, "--to", to)
    assert.deepStrictEqual([first.code, first.stderr], [0, ""])
    assert.include(first.stdout, "Added\n")
    assert.include(first.stdout, "projects.list (GET /v1/projects)")
    assert.deepStrictEqual(JSON.parse(readFileSync(to, "utf8")), contract)
    const second = await run("--from", from, "--to", to)
    assert.deepStrictEqual(second, { code: 0, stdout: "Nothing changed.\n", stderr: "" })
    assert.deepStrictEqual(readdirSync(folder).toSorted(), ["openapi.json", "vendor.json"])
  })

  it("takes a URL", async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/v1/doc" ? 200 : 503
      response.end(JSON.stringify(inline()))
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const to = join(directory(), "openapi.json")
    assert.strictEqual((await run("--from", `${origin}/v1/doc`, "--to", to)).code, 0)
    assert.deepStrictEqual(JSON.parse(readFileSync(to, "utf8")), contract)
    const refused = await run("--from", `${origin}/other`, "--to", to)
    assert.deepStrictEqual(refused, { code: 1, stdout: "", stderr: `error: ${origin}/other: answers 503\n` })
  })

  const bad: ReadonlyArray<readonly [string, () => unknown, RegExp]> = [
    ["is not JSON", () => "<html>", /vendor\.json: is not JSON/],
    ["is not OpenAPI 3.1", () => ({ ...inline(), openapi: "3.0.0" }), /vendor\.json: \/openapi: must be OpenAPI 3\.1/],
    [
      "has a dangling reference",
      () => ({ ...inline(), paths: { "/v1/x": { get: { $ref: "#/nowhere" } } } }),
      /: \/paths\/~1v1~1x\/get: "#\/nowhere" refers to nothing/
    ],
    ["has an operation that gives nothing", () => {
      const document = inline()
      return { ...document, paths: { ...document.paths, "/v1/me": { get: { responses: {} } } } }
    }, /: \/paths\/~1v1~1me\/get\/responses: has no success/]
  ]
  it.each(bad)("writes nothing and gives one error when the document %s", async (_, document, problem) => {
    const folder = directory()
    const from = write(join(folder, "vendor.json"), document())
    const to = write(join(folder, "openapi.json"), "{\"openapi\":\"3.1.0\",\"info\":{},\"paths\":{}}")
    const { code, stdout, stderr } = await run("--from", from, "--to", to)
    assert.deepStrictEqual([code, stdout], [1, ""])
    assert.match(stderr, /^error: [^\n]+\n$/)
    assert.match(stderr, problem)
    assert.strictEqual(readFileSync(to, "utf8"), "{\"openapi\":\"3.1.0\",\"info\":{},\"paths\":{}}")
    assert.deepStrictEqual(readdirSync(folder).toSorted(), ["openapi.json", "vendor.json"])
  })

  it("gives all reasons at once, and leaves the file as it is", async () => {
    const folder = directory()
    const document = inline()
    const { "/v1/me": me, "/v1/regions": regions } = document.paths
    Object.assign(me!.get!, {
      responses: { 302: { description: "" } },
      servers: [{ url: "https://elsewhere.example" }]
    })
    Object.assign(regions!.get!.parameters!, [{ in: "cookie", name: "region", schema: { type: "string" } }])
    const from = write(join(folder, "vendor.json"), document)
    const to = write(join(folder, "openapi.json"), contract)
    const { code, stderr } = await run("--from", from, "--to", to)
    assert.strictEqual(code, 1)
    assert.deepStrictEqual(stderr.trimEnd().split("\n").toSorted(), [
      `error: ${from}: /paths/~1v1~1me/get/responses: has no success (a status from 200 to 299) that a call could give`,
      `error: ${from}: /paths/~1v1~1me/get/servers: the client has one server for all operations`,
      `error: ${from}: /paths/~1v1~1regions/get/parameters/0: the generator does not know cookies: "region"`
    ])
    assert.deepStrictEqual(JSON.parse(readFileSync(to, "utf8")), contract)
  })

  it("refuses to lose more than a fifth of the operations, unless it is told that they went", async () => {
    const folder = directory()
    const document = inline()
    const kept = Object.entries(document.paths).filter(([path]) => !/databases|projects/.test(path))
    const from = write(join(folder, "vendor.json"), { ...document, paths: Object.fromEntries(kept) })
    const to = write(join(folder, "openapi.json"), contract)
    const empty = await run("--from", write(join(folder, "empty.json"), { ...document, paths: {} }), "--to", to)
    assert.match(empty.stderr, /empty\.json: \/paths: has no operation\n$/)
    const { stderr } = await run("--from", from, "--to", to)
    assert.match(
      stderr,
      /: \/paths: has \d\d of \d+ operations no more, which is more than a fifth: .* --allow-removals\n$/
    )
    assert.deepStrictEqual(JSON.parse(readFileSync(to, "utf8")), contract)
    const told = await run("--from", from, "--to", to, "--allow-removals")
    assert.strictEqual(told.code, 0)
    assert.notProperty(JSON.parse(readFileSync(to, "utf8")).paths, "/v1/projects")
  })

  it("removes with --fix what has nothing any more, so that the next run warns of nothing", async () => {
    const folder = directory()
    const overlay = join(folder, "overlay")
    cpSync(join(root, "scripts/overlay"), overlay, { recursive: true })
    const document = inline()
    // An operation that goes, a shape that is named where it was, a region that becomes any text, a secret that is renamed.
    const { "/v1/projects/{id}": _gone, ...paths } = document.paths
    const region = { ...document.paths["/v1/regions"]!.get!.parameters![0]!, schema: { type: "string" } }
    Object.assign(document.paths["/v1/regions"]!.get!, { parameters: [region] })
    const from = write(join(folder, "vendor.json"), { ...document, paths })
    const to = write(join(folder, "openapi.json"), contract)
    const args = ["--from", from, "--to", to, "--overlay", overlay] as const
    const first = await run(...args)
    assert.match(first.stderr, /GET \/v1\/projects\/\{id\} is gone: delete it from operations\.json/)
    assert.match(first.stderr, /ProjectId is no longer at .*: point components\.json to/)
    assert.match(first.stderr, /entries of the overlay that --fix removes or changes/)
    const before = readFileSync(to, "utf8")
    const fixed = await run(...args, "--fix")
    assert.deepStrictEqual([fixed.code, fixed.stderr], [0, ""])
    assert.match(fixed.stdout, /^fixed: /m)
    const again = await run(...args)
    assert.deepStrictEqual(again, { code: 0, stdout: "Nothing changed.\n", stderr: "" })
    assert.strictEqual(readFileSync(to, "utf8"), before)
  })

  it("writes nothing with --check, and says with 1 that something would change, with --json as data", async () => {
    const folder = directory()
    const document = inline()
    const to = write(join(folder, "openapi.json"), `${JSON.stringify(contract, null, 2)}\n`)
    const same = await run("--from", write(join(folder, "same.json"), document), "--to", to, "--check")
    assert.deepStrictEqual(same, { code: 0, stdout: "Nothing changed.\n", stderr: "" })
    const { "/v1/me": me, ...paths } = document.paths
    const from = write(join(folder, "vendor.json"), { ...document, paths: { ...paths, "/v1/badges": me } })
    const { code, stdout } = await run("--from", from, "--to", to, "--check", "--json")
    assert.strictEqual(code, 1)
    const { added, class: impact, moved, nextVersion, removed } = JSON.parse(stdout)
    assert.deepStrictEqual({ added, impact, moved, nextVersion, removed }, {
      added: [],
      impact: "breaking",
      moved: [{ operation: "me.get (GET /v1/badges)", from: "GET /v1/me" }],
      nextVersion: next.breaking,
      removed: []
    })
    assert.deepStrictEqual(JSON.parse(readFileSync(to, "utf8")), contract)
  })

  it("tells in the changelog what changed, and what it is for the next version", async () => {
    const folder = directory()
    const document = inline()
    const get = { ...document.paths["/v1/me"]!.get!, deprecated: true }
    const badges = { get: { responses: { 200: { description: "", content: {} } } } }
    const from = write(join(folder, "vendor.json"), {
      ...document,
      info: { ...document.info, version: "2026-12-24" },
      paths: { ...document.paths, "/v1/me": { get }, "/v1/badges": badges }
    })
    const to = write(join(folder, "openapi.json"), contract)
    const changelog = write(
      join(folder, "CHANGELOG.md"),
      "# Changelog\n\n## Unreleased\n\n### Fixed\n\n- This.\n\n## 0.1.0\n\n- All.\n"
    )
    const { stdout } = await run("--from", from, "--to", to, "--changelog", changelog)
    assert.include(stdout, `For programs: addition. The next version is ${next.addition} or later.`)
    assert.strictEqual(
      readFileSync(changelog, "utf8"),
      [
        "# Changelog",
        "",
        "## Unreleased",
        "",
        "### The API",
        "",
        `As of 2026-12-24, an addition: the next version is ${next.addition} or later.`,
        "",
        "- New: `badges.get` (`GET /v1/badges`).",
        `- The API: version 2026-12-24 (was ${contract.info.version}).`,
        "- `me.get` (`GET /v1/me`): deprecated.",
        "",
        "### Fixed",
        "",
        "- This.",
        "",
        "## 0.1.0",
        "",
        "- All.",
        ""
      ].join("\n")
    )
  })

  it("says how it is called when the document is not named", async () => {
    const { code, stderr } = await run()
    assert.deepStrictEqual([code, stderr], [
      1,
      "error: usage: npm run sync -- --from URL|FILE [--to openapi.json] [--overlay scripts/overlay] [--changelog CHANGELOG.md] [--check] [--json] [--fix] [--allow-removals]\n"
    ])
  })
})
