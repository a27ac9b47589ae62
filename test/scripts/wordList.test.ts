/** What `npm run check:words` takes for prose, what it finds there, and that it fails on a find. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { find } from "../../scripts/words/find.ts"
import { parseList } from "../../scripts/words/list.ts"
import { ofDocument, ofModule } from "../../scripts/words/prose.ts"
import { root } from "../support/contract.ts"

const listText = fs.readFileSync(path.join(root, "scripts/words/list.txt"), "utf8")
const list = parseList(listText)

const phrases = (prose: string): ReadonlyArray<string> =>
  find(prose, list).map(({ line, phrase }) => `${line} ${phrase}`)

describe("the word list", () => {
  it("the word list reads an entry a line, and refuses a line that is not one", () => {
    const [entry, ...rest] = parseList("# a comment\n\nlea(ve|ves) away -> omit\n")
    assert.isEmpty(rest)
    assert.strictEqual(entry?.but, "omit")
    assert.throws(() => parseList("# a comment\nleave away"), "line 2 of the word list is not `not -> but`: leave away")
  })

  it("the word list matches whole words, over a line break, in either case unless the entry begins with a capital letter", () => {
    const both = parseList("leave away -> omit\nElse -> Otherwise")
    const found = (text: string) => find(text, both).map(({ phrase }) => phrase)
    assert.deepStrictEqual(found("Leave  away. leave\naway"), ["Leave away", "leave away"])
    assert.deepStrictEqual(found("Else it fails, or else it waits. Elsewhere."), ["Else"])
    assert.deepStrictEqual(found("sleave away, leave awayness"), [])
  })

  it("the word list finds the phrases of the style guide and their kinds", () => {
    const wrong = [
      "Parameters that are left away",
      "What may pass is tried again.",
      "A field is told by its name.",
      "The storage tells of its changes.",
      "the life of a token",
      "The token is over.",
      "a class a status",
      "Whoever has it can upload.",
      "This is no URL, and that is none.",
      "Else it fails.",
      "The caller cannot mend that.",
      "sends nothing to another origin, along a redirect neither.",
      "as far as it has them"
    ]
    for (const sentence of wrong) assert.isNotEmpty(phrases(sentence), sentence)
  })

  it("the word list leaves plain English alone", () => {
    const right = [
      "Omitted parameters are not sent. Transient failures are retried.",
      "The code tells which. Errors can be told apart by their tags.",
      "A caller is told what to do. There is no URL. There are no tokens.",
      "Recommended: amend the commit. Everyone who has the link can upload, or else asks for it.",
      "It is in the way that Effect does it; a point in time; the rest of the answer is over 2 KiB."
    ]
    for (const sentence of right) assert.deepStrictEqual(phrases(sentence), [], sentence)
  })
})

describe("prose", () => {
  it("prose is what a module says in doc comments and strings, at its place, without code in them", () => {
    const module = [
      "/**",
      " * Parameters may be left",
      " * away, but not `left away`.",
      " *",
      " * ```ts",
      " * const whoever = 1",
      " * ```",
      " */",
      "const whoever = /[\"`]whoever/ // whoever",
      "const message = \"whoever \\\" whoever\"",
      "const other = `${whoever}: whoever ${f({ whoever })}`",
      "/* whoever */"
    ].join("\n")
    const strings = ["10 whoever", "10 whoever", "11 whoever"]
    assert.deepStrictEqual(phrases(ofModule(module, "documentation")), ["2 left away", ...strings])
    assert.deepStrictEqual(phrases(ofModule(module, "published")), strings)
    const published = module.replace(" */", " * @category models\n */")
    assert.deepStrictEqual(phrases(ofModule(published, "published")).slice(0, 1), ["2 left away"])
    assert.deepStrictEqual(phrases(ofModule(module, "all")), ["2 left away", "9 whoever", ...strings, "12 whoever"])
  })

  it("prose is all that a document says, in its examples too, without inline code", () => {
    const document = "Call `whoever()`.\n\n```ts\n// Whoever calls\n```\n"
    assert.deepStrictEqual(phrases(ofDocument(document)), ["4 Whoever"])
  })

  it("prose of every module is found without losing a character or a line", () => {
    for (const file of fs.globSync("src/**/*.ts", { cwd: root })) {
      const text = fs.readFileSync(path.join(root, file), "utf8")
      const prose = ofModule(text, "all")
      assert.strictEqual(prose.length, text.length, file)
      assert.strictEqual(prose.split("\n").length, text.split("\n").length, file)
    }
  })
})

describe("npm run check:words", () => {
  it("npm run check:words fails on a phrase of the list and says where it is and what to write, and passes without one", async () => {
    const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.join(directory, path.dirname(file)), { recursive: true })
      fs.writeFileSync(path.join(directory, file), text)
    }
    const check = () =>
      promisify(execFile)(process.execPath, ["--no-warnings", path.join(directory, "scripts/checkWords.ts")]).then(
        ({ stderr }) => ({ code: 0, stderr }),
        ({ code, stderr }: { readonly code: number; readonly stderr: string }) => ({ code, stderr })
      )
    try {
      for (
        const file of [
          "checkWords.ts",
          "words/find.ts",
          "words/list.ts",
          "words/list.txt",
          "words/prose.ts"
        ]
      ) {
        write(`scripts/${file}`, fs.readFileSync(path.join(root, "scripts", file), "utf8"))
      }
      write("src/A.ts", "/** Tokens that may be omitted. */\nexport const a = 1\n")
      write("src/api/a.ts", "/** Left away: made from the overlay. */\n")
      write("src/internal/b.ts", "/** Left away. */\nexport const b = 1\n")
      assert.deepStrictEqual(await check(), { code: 0, stderr: "" })
      write("src/A.ts", "/** Tokens that may be\n * left away. */\nexport const a = 1\n")
      write("src/internal/b.ts", "export const b = \"The token is over\"\n")
      write("docs/d.md", "Whoever calls.\n")
      write("scripts/overlay/words/c.json", "{\n  \"c\": \"Mend the cause.\"\n}\n")
      assert.deepStrictEqual(await check(), {
        code: 1,
        stderr: [
          "docs/d.md:1: \"Whoever\": write: anyone who, the user who, the caller",
          "scripts/overlay/words/c.json:2: \"Mend\": write: fix",
          "src/A.ts:2: \"left away\": write: omit, omitted",
          "src/internal/b.ts:1: \"token is over\": write: has expired, has passed",
          ""
        ].join("\n")
      })
    } finally {
      fs.rmSync(directory, { recursive: true })
    }
  })
})
