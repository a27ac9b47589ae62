/** Operations are the same whatever the parameters of their paths are called: ours keep the names that users know. */
import type { LocatedOperation, OpenApiDocument } from "./document.ts"
import { escapePointer, operationsOf } from "./document.ts"
import type { Overlay } from "./overlay.ts"

/** A path without the names of its parameters. */
export const templateOf = (path: string): string => path.replace(/\{[^{}]*\}/g, "{}")

export const parametersOf = (path: string): ReadonlyArray<string> =>
  Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name = ""]) => name)

/** The paths that have names already, by template. */
export const knownPaths = (overlay: Overlay, previous: OpenApiDocument | undefined): ReadonlyMap<string, string> => {
  const named = Object.keys(overlay.operations).map((key) => key.slice(key.indexOf(" ") + 1))
  return new Map([...Object.keys(previous?.paths ?? {}), ...named].map((path) => [templateOf(path), path]))
}

/** What the parameters of a path are called by us, by the names that the vendor has for them. */
export const renamed = (path: string, known: string): ReadonlyMap<string, string> => {
  const ours = parametersOf(known)
  return new Map(parametersOf(path).map((name, index) => [name, ours[index]!]))
}

const keyOf = (template: string, { method }: LocatedOperation) => `${method} ${template}`

/** Operations by method and template. */
export const byTemplate = (document: OpenApiDocument | undefined): ReadonlyMap<string, LocatedOperation> =>
  new Map(
    (document === undefined ? [] : operationsOf(document)).map((
      located
    ) => [keyOf(templateOf(located.path), located), located])
  )

export const pointerOfKey = (key: string): string => {
  const [method = "", path = ""] = key.split(" ")
  return `/paths/${escapePointer(path)}/${method.toLowerCase()}`
}
