/** What `npm run check:links` takes for a link, and what it says of a dead one. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { anchorOf, anchorsOf, type Files, linksIn, problemOf } from "../../scripts/docs/links.ts"
import { root } from "../support/contract.ts"

const targets = (text: string) => linksIn(text).map(({ line, target }) => `${line} ${target}`)

describe("the links of a document", () => {
  it("the links of a document are those of its text, images, definitions, addresses and HTML, with their lines", () => {
    const text = `[a](a.md), [\`b\`](b.md#b "title") and [![picture](c.svg)](<d e.md>)
[shown][Ref], [ref][] and [gone][nowhere]

[REF]: f.md
<https://example.com/g> or <a href="h.md">h</a>, [i](i_(j).md)`
    assert.deepStrictEqual(targets(text), [
      "1 a.md",
      "1 b.md#b",
      "1 c.svg",
      "1 d e.md",
      "2 [gone][nowhere]",
      "4 f.md",
      "5 i_(j).md",
      "5 https://example.com/g",
      "5 h.md"
    ])
  })

  it("the links of a document are not those in its code and its comments", () => {
    const text = `\`[a](a.md)\` and \`\`[b](b.md) \` c\`\`
<!-- [c](c.md) -->
~~~md
[d](d.md)
\`\`\`
[e](e.md)
~~~
A lone \` here.

[f](f.md), and a lone \` there.`
    assert.deepStrictEqual(targets(text), ["10 f.md"])
  })
})

describe("the anchors of a document", () => {
  it("the anchors of a document are those that GitHub makes of its headings, and its own", () => {
    const text = `# One: two & \`three.four\`
## One: two & \`three.four\` ##
Über uns
===
<a id="mine"></a>
\`\`\`
# no heading
\`\`\`
### [Linked](elsewhere.md) snake_case`
    assert.deepStrictEqual(Array.from(anchorsOf(text)), [
      "one-two--threefour",
      "one-two--threefour-1",
      "über-uns",
      "linked-snake_case",
      "mine"
    ])
    assert.strictEqual(anchorOf("projects.list"), "projectslist")
  })
})

describe("a link", () => {
  const texts: { readonly [file: string]: string } = {
    "README.md": "# Top\n",
    "docs/a.md": "# A\n\n## Part one\n",
    "src/x.ts": "one\ntwo\nthree"
  }
  const files: Files = {
    kindOf: (file) => file in texts ? "file" : ["docs", "src"].includes(file) ? "folder" : undefined,
    textOf: (file) => texts[file]!
  }
  const of = (target: string) => problemOf("docs/a.md", target, files)

  it.each([
    "../README.md",
    "../README.md#top",
    "#part-one",
    "a.md#a",
    "../src",
    "../src/",
    "../src/x.ts#L3",
    "../src/x.ts#L1-L3",
    "https://github.com/OWNER/effect-prisma-management",
    "http://localhost:51215/docs",
    "mailto:someone@example.com"
  ])("a link to %s is alive", (target) => {
    assert.isUndefined(of(target))
  })

  it.each([
    ["b.md", "docs/b.md does not exist"],
    ["../readme.md", "readme.md does not exist"],
    ["#part-two", "docs/a.md has no heading #part-two"],
    ["#Part-one", "docs/a.md has no heading #Part-one"],
    ["../src/x.ts#L4", "src/x.ts has 3 lines"],
    ["../src/x.ts#L0", "src/x.ts has 3 lines"],
    ["../src/x.ts#part", "#part is not a line of src/x.ts"],
    ["../src#part", "src is a folder, and has no #part"],
    ["../../elsewhere.md", "leads out of the repository"],
    ["/docs/a.md", "begins with /: write it from the document"],
    ["%zz.md", "is not encoded well"],
    ["https://", "is not a URL"],
    ["http://example.com", "is http: write https"],
    ["javascript:alert(1)", "has the scheme javascript:"],
    ["", "is empty"],
    ["[a][b]", "is defined nowhere"]
  ])("a link to %s is dead: %s", (target, problem) => {
    assert.strictEqual(of(target), problem)
  })
})

describe("npm run check:links", () => {
  const check = (directory: string) =>
    promisify(execFile)(process.execPath, ["--no-warnings", path.join(directory, "scripts/checkLinks.ts")]).then(
      () => "",
      (error: { readonly stderr: string }) => error.stderr
    )

  it("npm run check:links is a part of npm run check, takes our documents, and tells a dead link of any of them", async () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
    assert.deepStrictEqual(scripts.check.split(" && "), ["npm run check:static", "npm run check:examples"])
    assert.include(scripts["check:static"].split(" && "), "npm run check:links")
    assert.strictEqual(await check(root), "")

    const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.join(directory, path.dirname(file)), { recursive: true })
      fs.writeFileSync(path.join(directory, file), text)
    }
    try {
      for (const file of ["scripts/checkLinks.ts", "scripts/docs/links.ts"]) {
        write(file, fs.readFileSync(path.join(root, file), "utf8"))
      }
      write("README.md", "# A\n\n[docs](docs/a.md#one), [me](#a), [gone](docs/gone.md)\n")
      write("docs/a.md", "# One\n\n[up](../README.md#b)\n")
      write("examples/cli/README.md", "[code](index.ts), [Case](../../readme.md)\n")
      write("examples/cli/index.ts", "")
      write("llms.txt", "- [operations](docs/operations.md): all of them\n")
      write("AGENTS.md", "[not a URL](https://exa mple.com) [scheme](ftp://example.com)\n")
      assert.deepStrictEqual(
        await check(directory),
        `AGENTS.md:1: the link ftp://example.com is dead: has the scheme ftp:
README.md:3: the link docs/gone.md is dead: docs/gone.md does not exist
docs/a.md:3: the link ../README.md#b is dead: README.md has no heading #b
examples/cli/README.md:1: the link ../../readme.md is dead: readme.md does not exist
llms.txt:1: the link docs/operations.md is dead: docs/operations.md does not exist
`
      )
    } finally {
      fs.rmSync(directory, { recursive: true })
    }
  })
})
