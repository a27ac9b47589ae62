import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { problemsOf, problemsOfList, topLevel } from "../../scripts/checkPackage/contents.ts"
import { notesOf, type Released } from "../../scripts/workflows/notes.ts"
import { problemsOfWorkflow } from "../../scripts/workflows/problems.ts"
import { version } from "../../src/internal/call/version.ts"

const root = path.resolve(import.meta.dirname, "../..")
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

// `npm run check:package` holds the package to this, as it is packed.
describe("what is packed", () => {
  it("is refused with tests, scripts, settings or a part that is missing", () => {
    const files = topLevel.map((name) => path.extname(name) === "" && name !== "LICENSE" ? `${name}/index.js` : name)
    assert.deepStrictEqual(problemsOfList(files), [])
    for (
      const file of [
        "src/Lease.test.ts",
        "examples/next/node_modules/a/index.js",
        "docs/.env",
        "examples/x/package-lock.json"
      ]
    ) {
      assert.strictEqual(problemsOfList([...files, file]).length, 1, file)
    }
    assert.deepStrictEqual(problemsOfList([...files, "site/index.html"]), [
      "site is in the package, and is none of its parts"
    ])
    assert.deepStrictEqual(problemsOfList(files.filter((file) => file !== "llms.txt")), ["llms.txt is missing"])
  })

  const whole: { readonly [file: string]: string } = {
    ...Object.fromEntries(
      topLevel.filter((name) => !["dist", "src", "docs", "examples"].includes(name)).map((name) => [name, ""])
    ),
    "docs/a.md": "",
    "examples/a.ts": "",
    "src/a.ts": "",
    "dist/a.js": "import \"effect/Effect\"\nimport * as fs from \"node:fs\"\n//# sourceMappingURL=a.js.map\n",
    "dist/a.js.map": JSON.stringify({ sources: ["../src/a.ts"] }),
    "dist/sandbox/internal/oauth/jose.js": "/*! Contains code of jose 6:\n*/",
    "dist/sandbox/bundled/LICENCES.txt":
      "Contains code of effect\nContains code of jose\nContains code of @scalar/api-reference"
  }

  const problems = (changed: { readonly [file: string]: string }) => {
    const files = { ...whole, ...changed }
    return problemsOf(
      { files: Object.keys(files), read: (file) => files[file]!, installed: ["effect"] },
      { packed: 1, unpacked: 1 }
    )
  }

  it("has only source maps that lead into the package", () => {
    assert.deepStrictEqual(problems({}), [])
    assert.deepStrictEqual(
      problems({ "dist/a.js.map": JSON.stringify({ sources: ["../node_modules/effect/src/b.ts"] }) }),
      [
        "dist/a.js.map leads to ../node_modules/effect/src/b.ts, which is not in the package"
      ]
    )
    assert.deepStrictEqual(problems({ "dist/b.js": "//# sourceMappingURL=b.js.map" }), [
      "dist/b.js names b.js.map, which is not in the package"
    ])
    assert.deepStrictEqual(
      problems({ "dist/a.js.map": JSON.stringify({ sources: ["../src/a.ts"], sourcesContent: ["const a = 1"] }) }),
      ["dist/a.js.map repeats sources that are in the package"]
    )
  })

  it("asks for no package that its user does not have", () => {
    for (
      const code of [
        "import { SignJWT } from \"jose/jwt/sign\"",
        "import \"jose\"",
        "export * from \"jose\"",
        "export const load = () => import(\"jose\")"
      ]
    ) {
      assert.deepStrictEqual(problems({ "dist/b.js": code }), [
        "dist/b.js imports jose, which nobody installs with the package"
      ])
    }
    assert.deepStrictEqual(problems({ "dist/b.js": "/** import * as jose from \"jose\" */\nexport const b = 1" }), [])
  })

  it("has the licences of all that is inside of it", () => {
    assert.deepStrictEqual(problems({ "dist/sandbox/internal/oauth/jose.js": "export const a = 1" }), [
      "dist/sandbox/internal/oauth/jose.js says nothing of the licences of what is inside"
    ])
  })
})

describe("the version", () => {
  const released: Released = {
    manifest: { version: "0.2.0", repository: { url: "git+https://github.com/somebody/effect-prisma-management.git" } },
    lock: { version: "0.2.0" },
    changelog: "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 0.2.0\n\n- This.\n\n## 0.1.0\n\n- Before.\n",
    security: "Write to somebody@example.com."
  }

  it("is the same in package.json, the lock file, the user agent and the changelog", () => {
    const manifest = JSON.parse(read("package.json"))
    assert.strictEqual(version, manifest.version)
    const owned = { ...manifest, repository: { url: manifest.repository.url.replace("OWNER", "somebody") } }
    const notes = notesOf(`v${version}`, {
      manifest: owned,
      lock: JSON.parse(read("package-lock.json")),
      changelog: read("CHANGELOG.md"),
      security: ""
    })
    assert.isAbove(notes.length, 100)
    // It is for users, and the page of the release: what a merge brings back is told here.
    assert.isBelow(notes.split("\n").length, 130)
  })

  it("is not released under another tag, with another lock file, without notes or by nobody", () => {
    assert.strictEqual(notesOf("v0.2.0", released), "- This.")
    assert.throws(() => notesOf("v0.2.1", released), "The tag is \"v0.2.1\", and package.json has 0.2.0")
    assert.throws(() => notesOf("v0.2.0", { ...released, lock: { version: "0.1.0" } }), "package-lock.json has 0.1.0")
    assert.throws(() => notesOf("v0.2.0", { ...released, changelog: "# Changelog\n" }), "says nothing of 0.2.0")
    const manifest = { version: "0.2.0", repository: { url: "git+https://github.com/OWNER/a.git" } }
    assert.throws(() => notesOf("v0.2.0", { ...released, manifest }), "package.json has a placeholder")
    assert.throws(
      () => notesOf("v0.2.0", { ...released, security: "Write to SECURITY-CONTACT." }),
      "SECURITY.md has a placeholder"
    )
  })
})

describe("workflows", () => {
  const good = read(".github/workflows/check.yml")

  it("are as actionlint and this repository want them", async () => {
    for (const name of fs.readdirSync(path.join(root, ".github/workflows"))) {
      assert.deepStrictEqual(await problemsOfWorkflow(name, read(`.github/workflows/${name}`)), [])
    }
  })

  it("are refused without pins, permissions, a time limit, or with a mistake", async () => {
    for (
      const [changed, problem] of [
        [good.replace(/@[0-9a-f]{40} # v7.0.1/, "@v7"), "pin it to a commit"],
        [good.replace(/ # v7.0.1/, ""), "pin it to a commit"],
        [good.replace("permissions: {}", "permissions: write-all"), "each job has its own"],
        [good.replace("    timeout-minutes: 90\n", ""), "linux has no timeout-minutes"],
        [good.replace("    permissions:\n      contents: read\n", ""), "linux does not say its permissions"],
        [good.replace("persist-credentials: false", "persist-credentials: true"), "linux leaves the token"],
        [
          good.replace("runs-on: ${{ matrix.os }}", "runs-on: ${{ matrix.system }}"),
          "property \"system\" is not defined"
        ],
        [good.replace("- run: npm ci", "- run: echo ${{ github.head_ref }}"), "potentially untrusted"],
        ["name: nothing\n", "section is missing"]
      ] as const
    ) {
      assert.notStrictEqual(changed, good, problem)
      const problems = await problemsOfWorkflow("check.yml", changed)
      assert.isTrue(problems.some((one) => one.includes(problem)), `${problem}: ${problems.join("\n")}`)
    }
  })
})
