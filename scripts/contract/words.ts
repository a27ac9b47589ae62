/** Puts the overlay's sentences at the properties, parameters, headers and responses that they are about. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { JsonSchema, OpenApiDocument, Operation } from "./document.ts"
import type { StaleSentence } from "./wordsFixes.ts"
import { mapInner, mapOperation, mapOperations, mapValues } from "./schemas.ts"

/** Sentences by whom they are about, several of whom are listed with commas, and by the name that they are about there. */
interface Sentences {
  readonly [owners: string]: { readonly [name: string]: string }
}

/**
 * A file of `overlay/words`. The nearest owner wins.
 *
 * Properties are owned by a component (`Project`), or by an operation's body or answer where that has no name
 * (`builds.get 200`); those of inner objects are named with dots (`client.id`). Parameters and responses are owned by an
 * operation (`projects.get`) or a group (`projects.*`). `*` is for all.
 */
export interface Words {
  readonly file: string
  readonly properties: Sentences
  readonly parameters: Sentences
  readonly responses: Sentences
}

type Kind = "properties" | "parameters" | "responses"

export const readWords = (directory: string): ReadonlyArray<Words> =>
  readdirSync(directory).filter((name) => name.endsWith(".json")).sort().map((name) => ({
    file: `words/${name}`,
    ...JSON.parse(readFileSync(join(directory, name), "utf8"))
  }))

/** Where a sentence belongs, from the nearest owner to the farthest. */
interface Place {
  readonly kind: Kind
  readonly owners: ReadonlyArray<string>
  readonly name: string
}

type Visit = <Part extends { readonly description?: string; readonly deprecated?: boolean }>(
  part: Part,
  place: Place
) => Part

/** The document with each thing that deserves a sentence replaced by what `visit` makes of it. */
const mapPlaces = (document: OpenApiDocument, visit: Visit): OpenApiDocument => {
  const propertiesOf = (schema: JsonSchema, owner: string, trail: string): JsonSchema => {
    if (typeof schema === "boolean") return schema
    const { properties, ...rest } = schema
    const inner = { ...schema, ...mapInner(rest, "", (part) => propertiesOf(part, owner, trail)) }
    return properties === undefined ? inner : {
      ...inner,
      properties: mapValues(properties, (property, name) =>
        visit(propertiesOf(property, owner, `${trail}${name}.`), {
          kind: "properties",
          owners: trail === "" ? [owner, "*"] : [owner],
          name: `${trail}${name}`
        }))
    }
  }
  const operation = (before: Operation): Operation => {
    const id = before.operationId
    const owners = [id, `${id.split(".")[0]}.*`, "*"]
    const { parameters, responses, ...rest } = mapOperation(before, "", (schema, at) => {
      const [, part, status = ""] = at.split("/")
      return propertiesOf(schema, `${id} ${part === "responses" ? status : part === "parameters" ? part : "body"}`, "")
    })
    return {
      ...rest,
      ...(parameters && {
        parameters: parameters.map((parameter) =>
          visit(parameter, { kind: "parameters", owners, name: parameter.name })
        )
      }),
      responses: mapValues(responses, (response, status) => {
        const headers = response.headers &&
          mapValues(
            response.headers,
            (header, name) => visit(header, { kind: "properties", owners: [`${id} ${status} headers`], name })
          )
        return visit(headers === undefined ? response : { ...response, headers }, {
          kind: "responses",
          owners,
          name: status
        })
      })
    }
  }
  return {
    ...mapOperations(document, operation),
    components: {
      ...document.components,
      schemas: mapValues(document.components?.schemas ?? {}, (schema, name) => propertiesOf(schema, name, ""))
    }
  }
}

/** A sentence with everything that the file around it says. */
interface Entry extends StaleSentence {
  readonly key: string
  readonly file: string
  readonly sentence: string
}

const keyOf = (kind: Kind, owner: string, name: string): string => `${kind} ${owner} ${name}`

const entriesOf = ({ file, ...kinds }: Words): ReadonlyArray<Entry> =>
  (["properties", "parameters", "responses"] as const).flatMap((kind) =>
    Object.entries(kinds[kind]).flatMap(([owners, sentences]) =>
      owners.split(", ").flatMap((owner) =>
        Object.entries(sentences).map(([name, sentence]) => ({
          kind,
          key: keyOf(kind, owner, name),
          file,
          owner,
          name,
          sentence
        }))
      )
    )
  )

/** Those for a group or for all are there for what may come too. */
const isForMany = ({ owner }: Entry): boolean => owner.endsWith("*")

/** The document with our sentences. A sentence that is about nothing is a warning, and so is a second one about the same. */
export const describePlaces = (
  document: OpenApiDocument,
  words: ReadonlyArray<Words>,
  warn: (warning: string, stale?: { readonly file: string; readonly sentences: ReadonlyArray<StaleSentence> }) => void
): OpenApiDocument => {
  const known = new Map<string, Entry>()
  for (const entry of words.flatMap(entriesOf)) {
    const other = known.get(entry.key)
    if (other === undefined) known.set(entry.key, entry)
    else warn(`${entry.owner} ${entry.name} has two sentences: delete one, in ${other.file} or ${entry.file}`)
  }
  const used = new Set<string>()
  const described = mapPlaces(document, (part, { kind, name, owners }) => {
    const key = owners.map((owner) => keyOf(kind, owner, name)).find((key) => known.has(key))
    if (key === undefined) return part
    used.add(key)
    // First, as a reader of the document wants it.
    const { description: _phrase, ...rest } = part
    return { description: known.get(key)!.sentence, ...rest } as typeof part
  })
  const stale = Array.from(known.values()).filter((entry) => !used.has(entry.key) && !isForMany(entry))
  for (const entries of Map.groupBy(stale, ({ file, owner }) => `${owner} ${file}`).values()) {
    const [{ file, owner }] = entries as [Entry]
    const names = entries.map(({ name }) => name).join(", ")
    warn(`${owner} ${names} ${entries.length === 1 ? "is" : "are"} gone: delete from ${file}`, {
      file,
      sentences: entries
    })
  }
  return described
}

/** A property, a header or a parameter, as the files of `overlay/words` name it, and what is said of it. */
export interface PlaceOfWords {
  readonly kind: Exclude<Kind, "responses">
  readonly owner: string
  readonly name: string
  readonly sentence: string | undefined
  readonly isDeprecated: boolean
}

export const placesOfWords = (document: OpenApiDocument): ReadonlyArray<PlaceOfWords> => {
  const places: Array<PlaceOfWords> = []
  mapPlaces(document, (part, { kind, name, owners: [owner = ""] }) => {
    const { deprecated, description: sentence } = part
    if (kind !== "responses") places.push({ kind, owner, name, sentence, isDeprecated: deprecated === true })
    return part
  })
  return places
}

/** What `check` says of those without a sentence, in one line. */
export const withoutWords = (document: OpenApiDocument): ReadonlyArray<string> => {
  const silent = placesOfWords(document).filter(({ sentence }) => sentence === undefined)
  const names = silent.map(({ name, owner }) => `${owner} ${name}`).join(", ")
  return silent.length === 0 ? [] : [`These have no sentence in scripts/overlay/words: ${names}.`]
}
