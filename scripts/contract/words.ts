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

const keyOf = (kind: Kind, owner: string, name: string): string => `${kind} ${owner} ${name}`

const isForMany = (owner: string): boolean => owner.endsWith("*")

/** The document with our sentences. A sentence that is about nothing is a warning, and so is a second one about the same. */
export const describePlaces = (
  document: OpenApiDocument,
  words: ReadonlyArray<Words>,
  warn: (warning: string, stale?: StaleSentence & { readonly file: string }) => void
): OpenApiDocument => {
  const known = new Map<
    string,
    StaleSentence & { readonly file: string; readonly sentence: string }
  >()
  for (const { file, ...kinds } of words) {
    for (const kind of ["properties", "parameters", "responses"] as const) {
      for (const [owners, sentences] of Object.entries(kinds[kind])) {
        for (const owner of owners.split(", ")) {
          for (const [name, sentence] of Object.entries(sentences)) {
            const key = keyOf(kind, owner, name)
            const other = known.get(key)
            if (other === undefined) known.set(key, { file, kind, owner, name, sentence })
            else warn(`${owner} ${name} has two sentences: delete one, in ${other.file} or ${file}`)
          }
        }
      }
    }
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
  for (const [key, { file, kind, name, owner }] of known) {
    if (used.has(key) || isForMany(owner)) continue
    warn(`${owner} ${name} is gone: delete its sentence from ${file}`, { file, kind, owner, name })
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
