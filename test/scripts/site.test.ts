/** The site of the reference: its links, what it holds, and how it looks at two widths. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll } from "vitest"
import { guidesOf, withLinks, withPlainHeadings } from "../../scripts/reference/documents.ts"
import { deadLinks, read as readPage } from "../../scripts/reference/htmlLinks.ts"
import { isBarrel, publicModules } from "../../scripts/reference/publicModules.ts"
import { violations } from "../support/axe.ts"
import * as Chromium from "../support/Chromium.ts"
import { root } from "../support/contract.ts"

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), "site-"))

describe("the links of the site", () => {
  it("the links of the site are those that a document had, each to its page there", () => {
    const text = `[a](b.md#c), ![d](<../e.svg>), [f], \`[g](h.md)\` and [i](https://example.com) <a href="j.md">j</a>

[f]: k.md`
    assert.strictEqual(
      withLinks("docs/a.md", text, (from, target) => `${from}>${target}`),
      `[a](docs/a.md>b.md#c), ![d](<docs/a.md>../e.svg>), [f], \`[g](h.md)\` and [i](https://example.com) <a href="docs/a.md>j.md">j</a>

[f]: docs/a.md>k.md`
    )
  })

  it("the links of the site find headings with code in them, which are text there", () => {
    const fence = "```"
    assert.strictEqual(
      withPlainHeadings(`## From \`@a/b_c\` to \`d\`\n\n${fence}sh\n# \`e\`\n${fence}\n\`f\`\n### \`<g>\``),
      `## From \\@a/b\\_c to d\n\n${fence}sh\n# \`e\`\n${fence}\n\`f\`\n### \\<g\\>`
    )
  })

  it("the links of the site are dead where a page, an anchor or an address is not there", () => {
    const folder = temporary()
    try {
      fs.mkdirSync(path.join(folder, "documents"))
      fs.writeFileSync(
        path.join(folder, "index.html"),
        `<a href="documents/a%20b.html#one&amp;two">1</a> <a href="documents/a%20b.html#three">2</a> <a href="gone.html">3</a>
<script>const text = '<a href="in-a-script.html">'</script> <a href="declared:src/x.ts">4</a> <a href="https://">5</a> <a href="#here">6</a>`
      )
      fs.writeFileSync(
        path.join(folder, "documents/a b.html"),
        "<h2 id=\"one&amp;two\">1</h2> <a href=\"../index.html\">up</a> <a href=\"../\">up</a> <a href=\"../none/\">7</a>"
      )
      assert.deepStrictEqual(deadLinks(folder).toSorted(), [
        "documents/a b.html: the link ../none/ is dead: none/index.html does not exist",
        "index.html: the link #here is dead: index.html has no #here",
        "index.html: the link declared:src/x.ts is dead: leads nowhere",
        "index.html: the link documents/a%20b.html#three is dead: documents/a b.html has no #three",
        "index.html: the link gone.html is dead: gone.html does not exist",
        "index.html: the link https:// is dead: is not a URL"
      ])
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })
})

describe("the site of npm run docs", () => {
  const folder = temporary()
  const page = (file: string): string => fs.readFileSync(path.join(folder, file), "utf8")
  const documents = (): ReadonlyArray<string> => fs.readdirSync(path.join(folder, "documents"))

  beforeAll(async () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
    const [, ...script] = scripts.docs.split(" ")
    const { stderr, stdout } = await promisify(execFile)(process.execPath, [...script, "--out", folder], { cwd: root })
    assert.notInclude(stdout + stderr, "warning")
    // Half a minute of a processor: a limit against hanging on a busy machine.
  }, 400_000)

  afterAll(() => fs.rmSync(folder, { recursive: true }))

  it("the site of npm run docs has a page for each public module, with its names, and none of what is internal", async () => {
    const modules = publicModules(root).filter(({ file }) => !isBarrel(fs.readFileSync(path.join(root, file), "utf8")))
    for (const { name } of modules) {
      const text = page(`modules/${name.replaceAll("/", "_")}.html`)
      const offered: { readonly [name: string]: unknown } = await import(`effect-prisma-management/${name}`)
      for (const offer of Object.keys(offered)) {
        assert.include(text.replaceAll("<wbr/>", ""), `>${offer}<`, `${offer} of ${name}`)
      }
      assert.include(text, `effect-prisma-management/${name}`)
    }
    assert.isEmpty(fs.readdirSync(path.join(folder, "modules")).filter((file) => file.includes("internal")))
  })

  it("the site of npm run docs has each guide and the code of each example, and asks no other server for anything", () => {
    const texts = documents().map((file) => page(`documents/${file}`))
    for (const { title } of guidesOf(root)) {
      assert.isTrue(
        texts.some((text) => text.includes(`${title.replaceAll("&", "&amp;")}<a`) || text.includes(`>${title}`)),
        title
      )
    }
    for (const file of fs.globSync("examples/**/*.ts", { cwd: root, exclude: (name) => name === "node_modules" })) {
      assert.isTrue(texts.some((text) => text.includes(file)), file)
    }
    for (const text of [page("index.html"), ...texts]) {
      const loaded = Array.from(text.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="([^"]+)"/g), ([, url]) => url!)
      assert.isEmpty(loaded.filter((url) => /^(?:https?:)?\/\//.test(url)))
    }
  })

  it("the site of npm run docs leads from an operation to its method", () => {
    const { links } = readPage(page("documents/Operations.html"))
    assert.include(links, "../interfaces/api_projects.Projects.html#list")
  })

  const looked = [
    "index.html",
    "documents/Operations.html",
    "documents/quickstart.html",
    "modules/ManagementClient.html",
    "interfaces/api_projects.Projects.html",
    "functions/Waiting.until.html"
  ]

  // What TypeDoc makes: a heading of each kind in the order of its own, and a link in what opens a part of the navigation.
  const ofTypeDoc = /^(?:heading-order|nested-interactive)/

  Chromium.test("the site of npm run docs fits a phone and a desk, light and dark, and can be used with a screen reader", async () => {
    const phone = { width: 390, height: 844 }
    const small = ["documents/quickstart.html", "modules/ManagementClient.html", "functions/Waiting.until.html"]
    const looks = [
      { viewport: phone, colorScheme: "light", judged: [...small, "documents/Operations.html"] },
      { viewport: phone, colorScheme: "dark", judged: small },
      { viewport: { width: 1280, height: 900 }, colorScheme: "light", judged: [] }
    ] as const
    for (const { judged, ...look } of looks) {
      await Chromium.use(async ({ page }) => {
        for (const file of looked) {
          await page.goto(`file://${path.join(folder, file)}`)
          await page.waitForFunction(() => document.body.style.display !== "none")
          const [shown, whole] = await page.evaluate(() => [
            document.documentElement.clientWidth,
            document.documentElement.scrollWidth
          ])
          const where = `${file} at ${look.viewport.width}, ${look.colorScheme}`
          assert.strictEqual(whole, shown, where)
          if (!judged.some((page) => page === file)) continue
          assert.deepStrictEqual((await violations(page)).filter((line) => !ofTypeDoc.test(line)), [], where)
        }
      }, look)
    }
  })

  Chromium.test("the site of npm run docs finds a name by a search", () =>
    Chromium.use(async ({ page }) => {
      await page.goto(`file://${path.join(folder, "index.html")}`)
      await page.click("#tsd-search-trigger")
      await page.fill("#tsd-search-input", "createManagementApiSdk")
      await page.waitForSelector("#tsd-search-results a[href*=\"promise.createManagementApiSdk\"]")
    }))
})
