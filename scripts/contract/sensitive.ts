/** Which places are secret: safe by default. */
import { looksSecret } from "../../src/internal/contract/secret.ts"
import type { JsonSchema, OpenApiDocument } from "./document.ts"
import type { PointersOf } from "./listed.ts"
import { pointersOfAll } from "./listed.ts"
import type { Overlay } from "./overlay.ts"
import type { Place } from "./places.ts"
import { mapPlaces, placesWhere } from "./places.ts"
import type { Warn } from "./warnings.ts"

const isMarked = (schema: JsonSchema): boolean => schema["x-sensitive"] === true

/** Whether a schema can carry a secret: a text that is neither one of a few words nor a point in time, alone, in a list or in a union. */
export const carriesText = (schema: JsonSchema): boolean => {
  if (typeof schema !== "object" || schema.enum !== undefined || schema.const !== undefined) return false
  const { format, items, type } = schema
  if ([type].flat().includes("string")) return format === undefined || !/^(date|time|date-time|duration)$/.test(format)
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? []), ...(items ? [items] : [])]
  return inner.some(carriesText)
}

/** The places around a place, by their keys: `POST /v1/x response data` of `POST /v1/x response data.token`. */
const namesAround = (key: string): ReadonlyArray<string> => {
  const start = key.lastIndexOf(" ") + 1
  const names = key.slice(start).split(".")
  return names.slice(1).map((_, index) => key.slice(0, start) + names.slice(0, index + 1).join("."))
}

/** What of an object that is called like a secret says which one it is, and is none. */
const isPlainName = (name: string): boolean =>
  /^(id|name|type|kind|status|self|description)$|(Id|At|Name|Type)$/.test(name)

/** What the previous document knows of secrets. */
const rememberedOf = (previous: OpenApiDocument | undefined) => {
  const { all, those } = placesWhere(previous, isMarked)
  const secretNames = new Set(Array.from(those.values(), ({ name }) => name))
  const secretsOf = Map.groupBy(those.values(), ({ operation }) => operation)
  for (const { key, name } of all.values()) if (!those.has(key)) secretNames.delete(name)
  return {
    has: (key: string) => all.has(key),
    /** It, the values of the record that it was, or whatever is around it. */
    wasSecret: (key: string) =>
      those.has(key) || those.has(`${key}.*`) ||
      namesAround(key).some((around) => those.has(around) || those.has(`${around}.*`)),
    /** A name that is a secret wherever it stands, or at another place of the same operation. */
    isSecretName: ({ name, operation }: Place) =>
      secretNames.has(name) || secretsOf.get(operation)?.some((secret) => secret.name === name) === true,
    /** The secrets that an object had. */
    of: (around: string) => Array.from(those.values()).filter((secret) => secret.around === around)
  }
}

/** Why a place is a secret, where it is one. */
type Reason = "listed" | "vendor" | "remembered" | "looks" | "named" | "renamed"

const reasons: { readonly [reason in Reason]?: (place: Place, renamed: string) => string } = {
  remembered: ({ key }) => `${key} was a secret and stays one: list it in sensitive.json`,
  looks: ({ key }) =>
    `${key} looks like a secret and is one now: list it in sensitive.json, under \`plain\` with the reason if it is none`,
  named: ({ key, name }) =>
    `${key} is called like a secret (\`${name}\`) and is one now: list it in sensitive.json, under \`plain\` with the reason if it is none`,
  renamed: ({ key }, gone) =>
    `${key} may be what ${gone} was, and is a secret now: list it in sensitive.json, under \`plain\` with the reason if it is none`
}

/** The document, inline, with `x-sensitive` on whatever is a secret, or may be one as far as nobody has said that it is none. */
export const markSensitive = (
  document: OpenApiDocument,
  { plain, secrets }: Overlay["sensitive"],
  previous: OpenApiDocument | undefined,
  components: PointersOf,
  warn: Warn
): OpenApiDocument => {
  const find = pointersOfAll(document, components, "sensitive.json", warn)
  const listed = find(secrets)
  const excused = find(Object.keys(plain))
  const remembered = rememberedOf(previous)
  const now = placesWhere(document, () => false).all
  // A place is one for all members of a union: what is listed in one of them needs no other reason.
  const known = new Set<string>()
  mapPlaces(document, (schema, { key, pointer }) => {
    if (listed.has(pointer)) known.add(key)
    return schema
  })

  const renamedFrom = (place: Place): string | undefined =>
    remembered.has(place.key) ? undefined : remembered.of(place.around).find(({ key }) => !now.has(key))?.name

  const reasonOf = (schema: JsonSchema, place: Place): Reason | undefined => {
    if (excused.has(place.pointer)) return undefined
    if (listed.has(place.pointer)) return "listed"
    if (schema["x-sensitive"] === true) return "vendor"
    if (!carriesText(schema)) return undefined
    if (remembered.wasSecret(place.key)) {
      return remembered.has(place.key) || !isPlainName(place.name)
        ? "remembered"
        : undefined
    }
    if (schema.format === "password" || looksSecret(place.name)) return "looks"
    if (isUnderSecret(place)) return isPlainName(place.name) ? undefined : "looks"
    if (place.name === "" || remembered.has(place.key)) return undefined
    if (remembered.isSecretName(place)) return "named"
    return place.around !== "" && renamedFrom(place) !== undefined ? "renamed" : undefined
  }

  return mapPlaces(document, (schema, place) => {
    // A member of a union or of a list has the place of the whole, which is marked as one.
    if (
      typeof schema === "boolean" ||
      /\/(anyOf|oneOf|allOf)\/\d+$|\/items$/.test(place.pointer) && !listed.has(place.pointer)
    ) return schema
    const reason = reasonOf(schema, place)
    if (reason === undefined) return withoutMark(schema)
    if (!known.has(place.key)) {
      const text = reasons[reason]?.(place, renamedFrom(place) ?? "")
      if (text !== undefined) warn("secret", text)
    }
    return { ...withoutMark(schema), "x-sensitive": true }
  })
}

/** Whether what is around a place is there to hold secrets: `credentials.user`. */
const isUnderSecret = ({ key }: Place): boolean =>
  key.slice(key.lastIndexOf(" ") + 1).split(".").slice(0, -1).some((name) => /(credentials|secrets?)$/i.test(name))

const withoutMark = (schema: JsonSchema): JsonSchema => {
  const { "x-sensitive": _mark, ...rest } = schema
  return rest
}
