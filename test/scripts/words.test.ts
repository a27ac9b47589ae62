/** The sentences that people read in editors and in the reference: all are there, where they belong, and ours. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { describeChanges } from "../../scripts/contract/changes.ts"
import { isObject, type OpenApiDocument, operationsOf } from "../../scripts/contract/document.ts"
import { readOverlay } from "../../scripts/contract/overlay.ts"
import { describePlaces, placesOfWords, withoutWords, type Words } from "../../scripts/contract/words.ts"
import { before, overlay, vendor } from "./vendor.ts"
import { sync } from "../../scripts/contract/sync.ts"
import { generate } from "../../scripts/generate/main.ts"

const root = join(import.meta.dirname, "../..")
const text = readFileSync(join(root, "openapi.json"), "utf8")
const contract: OpenApiDocument = JSON.parse(text)
const places = placesOfWords(contract)
const { words } = readOverlay(join(root, "scripts/overlay"))

/** What had a sentence once, by its owner: it must not lose it. What a sync adds may be without, and `check` lists it. */
const described: { readonly [kind: string]: { readonly [owner: string]: string } } = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/described.json"), "utf8")
)

const sentences = words.flatMap(({ file, parameters, properties, responses }) =>
  [properties, parameters, responses].flatMap((kind) =>
    Object.entries(kind).flatMap(([owner, named]) =>
      Object.entries(named).map(([name, sentence]) => ({ place: `${file}: ${owner} ${name}`, sentence }))
    )
  )
)

describe("the words of the contract", () => {
  it("have a sentence for every property and every parameter", () => {
    const counted = (kind: string) => {
      const owed = places.filter((place) => place.kind === kind).filter(({ name, owner }) =>
        described[kind]?.[owner]?.split(" ").includes(name)
      )
      return { owed: owed.length, written: owed.filter(({ sentence }) => sentence !== undefined).length }
    }
    for (const kind of ["properties", "parameters"]) {
      const { owed, written } = counted(kind)
      assert.isAbove(owed, 0, kind)
      assert.strictEqual(`${written} of ${owed} ${kind}`, `${owed} of ${owed} ${kind}`, withoutWords(contract).join())
    }
  })

  it("say of every refusal when it comes, by more than the phrase of its status", () => {
    const usual = Object.assign({}, ...words.map(({ responses }) => responses["*"] ?? {}))
    const refusals = operationsOf(contract).flatMap(({ operation }) =>
      Object.entries(operation.responses).filter(([status]) => status in usual)
        .map(([status, { description }]) => ({ place: `${operation.operationId} ${status}`, description }))
    )
    assert.isNotEmpty(refusals)
    for (const { description, place } of refusals) assert.match(description, /^[A-Z`].* .* .*\.$/, place)
  })

  it("are whole sentences, short enough for the hover of an editor", () => {
    assert.isNotEmpty(sentences)
    for (const { place, sentence } of sentences) {
      assert.match(sentence, /^[A-Z0-9`][^\n]*[^.]\.$/, place)
      assert.isBelow(sentence.length, 180, place)
    }
  })

  it("name what replaces a deprecated property or operation", () => {
    const replacements: { readonly [name: string]: string } = {
      apiKeys: "`connections`",
      computeServiceId: "`appId`",
      connectionString: "`connections`|`endpoints",
      directConnection: "`endpoints.direct`",
      fromDatabase: "`source`",
      host: "`endpoints.direct.host`",
      pass: "`endpoints.direct.connectionString`",
      user: "`endpoints.direct.connectionString`",
      versionId: "`deploymentId`"
    }
    const replaced = places.filter(({ isDeprecated, name }) => isDeprecated && name in replacements)
    assert.isNotEmpty(replaced)
    for (const { name, owner, sentence } of replaced) {
      assert.match(sentence ?? "", new RegExp(`^Replaced by .*(${replacements[name]})`), `${owner} ${name}`)
    }
    const ids = new Set(operationsOf(contract).map(({ operation }) => operation.operationId))
    for (const { operation } of operationsOf(contract).filter(({ operation }) => operation.tags.includes("apps"))) {
      const replacement = operation["x-replaced-by"] ?? ""
      assert.isTrue(ids.has(replacement), operation.operationId)
      assert.include(operation.summary, `Deprecated: use \`${replacement}\`.`)
    }
  })

  it("name only operations that there are", () => {
    const ids = new Set(operationsOf(contract).map(({ operation }) => operation.operationId))
    const groups = new Set(contract.tags?.map(({ name }) => name))
    for (const { place, sentence } of sentences) {
      for (const [, id = "", group = ""] of sentence.matchAll(/`((\w+)\.\w+)`/g)) {
        if (groups.has(group)) assert.isTrue(ids.has(id), `${place}: ${id}`)
      }
    }
  })

  it("are none of the comments of the published SDK", () => {
    const types = createRequire(import.meta.url).resolve("@prisma/management-api-sdk").replace(
      /index\.c?js$/,
      "index.d.ts"
    )
    const plain = (comment: string) =>
      comment.replaceAll(/@\w+|[^a-z ]/gi, " ").replaceAll(/\s+/g, " ").trim().toLowerCase()
    const theirs = new Set(
      (readFileSync(types, "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? []).map(plain).filter((comment) =>
        comment.includes(" ")
      )
    )
    assert.isTrue(theirs.has("display name for the database"))
    assert.deepStrictEqual(sentences.filter(({ sentence }) => theirs.has(plain(sentence))), [])
  })

  it("tell a reader nothing of where our copy of the vendor's document comes from", () => {
    assert.notMatch(text, /x-origin|x-reconstruction-note/)
    const noted = vendor(({ paths }) =>
      Object.assign(paths["/v1/me"].get, { "x-origin": "a", "x-reconstruction-note": "b" })
    )
    assert.deepStrictEqual(sync(noted, overlay).document, before)
  })
})

const file = (name: string, parts: Partial<Words>): Words => ({
  file: `words/${name}.json`,
  properties: {},
  parameters: {},
  responses: {},
  ...parts
})

const withWords = (...files: ReadonlyArray<Words>) => {
  const warnings: Array<string> = []
  return { document: describePlaces(before, files, (warning) => warnings.push(warning)), warnings }
}

describe("a sentence of the overlay", () => {
  it("is taken from the nearest owner: its own, then its group, then all", () => {
    const { document, warnings } = withWords(file("a", {
      properties: {
        "*": { id: "Any id.", userId: "Any user." },
        "Project, CreatedProject": { id: "The id of the project." }
      },
      parameters: { "*": { id: "Any id." }, "projects.*": { id: "The id of a project." } },
      responses: { "*": { 401: "No token." }, "projects.list": { 401: "No token, no list." } }
    }))
    const { Me, Project } = document.components?.schemas ?? {}
    assert.strictEqual(Project?.properties?.["id"]?.description, "The id of the project.")
    assert.strictEqual(Me?.properties?.["userId"]?.description, "Any user.")
    const { delete: remove } = document.paths["/v1/projects/{id}"] ?? {}
    assert.strictEqual(remove?.parameters?.[0]?.description, "The id of a project.")
    assert.strictEqual(document.paths["/v1/projects"]?.get?.responses["401"]?.description, "No token, no list.")
    assert.include(warnings.join(), "CreatedProject id is gone: delete from words/a.json")
  })

  it("changes words only: the document is the same without them", () => {
    const { document } = withWords(...words)
    const bare = (value: unknown) => JSON.stringify(value, (key, inner) => key === "description" ? undefined : inner)
    assert.deepStrictEqual(JSON.parse(bare(document)), JSON.parse(bare(before)))
  })

  it("may be reworded, that of a header too, and the API is told to be as it was", () => {
    const reworded: OpenApiDocument = JSON.parse(
      text,
      (_, part: unknown) =>
        isObject(part) && typeof part["description"] === "string" && part["operationId"] === undefined
          ? { ...part, description: "Other words." }
          : part
    )
    assert.deepStrictEqual(describeChanges(contract, { ...reworded, tags: contract.tags ?? [] }), {
      added: [],
      removed: [],
      changed: [],
      moved: [],
      api: [{ text: "names or descriptions of schemas", impact: "fix" }]
    })
  })

  it("that is about nothing, or the second about the same, is a warning with its file", () => {
    const { warnings } = withWords(
      file("a", { properties: { Project: { id: "One.", nowhere: "Two.", nothing: "Three." } } }),
      file("b", { properties: { Project: { id: "Three." }, Gone: { id: "Four." } } })
    )
    assert.deepStrictEqual(warnings, [
      "Project id has two sentences: delete one, in words/a.json or words/b.json",
      "Project nowhere, nothing are gone: delete from words/a.json",
      "Gone id is gone: delete from words/b.json"
    ])
  })

  it("that is owed is listed by its owner and name", () => {
    const [owed] = withoutWords(before)
    assert.include(owed, "Project title")
    assert.include(owed, "projects.delete id")
  })

  it("that is owed of what a sync brought stops nothing: the generator warns, as `check` does", async () => {
    const grown: OpenApiDocument = JSON.parse(text)
    Object.assign(grown.components?.schemas?.["Project"]?.properties ?? {}, { colour: { type: "string" } })
    const warnings: Array<string> = []
    const files = await generate(grown, { warn: (warning) => void warnings.push(warning) })
    assert.deepStrictEqual(warnings, ["These have no sentence in scripts/overlay/words: Project colour."])
    assert.include(files.get("src/api/projects.ts"), "readonly colour?: string")
  })
})
