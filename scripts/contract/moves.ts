/** Operations that are at another path than before, and are the same otherwise. */
import type { JsonSchema, LocatedOperation, OpenApiDocument } from "./document.ts"
import { canonical, dereference, operationsOf } from "./document.ts"
import type { Overlay } from "./overlay.ts"
import { schemaWithoutProse } from "./prose.ts"
import { mapInner, mapValues } from "./schemas.ts"
import { byTemplate, pointerOfKey } from "./templates.ts"
import type { Warn } from "./warnings.ts"

export interface Move {
  readonly from: string
  readonly to: string
}

// What the overlay adds is not in the vendor's document.
const wireOf = (schema: JsonSchema): JsonSchema => {
  if (typeof schema === "boolean") return schema
  const { format: _format, "x-sensitive": _mark, ...rest } = mapInner(schemaWithoutProse(schema), "", wireOf)
  return rest
}

/** What an operation is on the wire, apart from its path. */
const fingerprint = ({ method, operation }: LocatedOperation): string => {
  const content = (of: NonNullable<LocatedOperation["operation"]["requestBody"]>["content"] | undefined) =>
    mapValues(of ?? {}, ({ schema }) => schema === undefined ? null : wireOf(schema))
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in !== "path")
    .map(({ in: place, name, required = false, schema }) => [place, name, required, wireOf(schema)])
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"))
  return canonical([
    method,
    parameters.sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)),
    content(operation.requestBody?.content),
    successes.map(([status, response]) => [status, content(response.content)])
  ])
}

/** In how many segments two paths differ; infinitely many where they are of different lengths. */
const distance = (a: string, b: string): number => {
  const [these, those] = [a, b].map((path) =>
    path.split("/").map((segment) => segment.startsWith("{") ? "{}" : segment)
  )
  if (these!.length !== those!.length) return Number.POSITIVE_INFINITY
  return these!.filter((segment, index) => segment !== those![index]).length
}

/** The segment in which two paths differ, before and after. */
const changeOf = (from: string, to: string): string => {
  const [before, after] = [from.split("/"), to.split("/")]
  const at = before.findIndex((segment, index) => !segment.startsWith("{") && segment !== after[index])
  return `${at} ${before[at]} ${after[at]}`
}

/**
 * Each operation that went, with the one that came and is it: the only one with its wire whose path differs in one segment. Where several are alike, as deletes
 * are, it is the one whose path differs as those of its neighbours do.
 */
export const findMoves = (previous: OpenApiDocument | undefined, document: OpenApiDocument): ReadonlyArray<Move> => {
  if (previous === undefined) return []
  const [before, now] = [byTemplate(previous), byTemplate(document)]
  const inline = byTemplate(dereference(previous))
  const gone = [...inline].filter(([key]) => !now.has(key)).map(([, located]) => located)
  const come = [...now].filter(([key]) => !before.has(key)).map(([, located]) => located)
  const isSame = (a: LocatedOperation, b: LocatedOperation) =>
    distance(a.path, b.path) === 1 && fingerprint(a) === fingerprint(b)
  const pairs = gone.flatMap((from) => come.filter((to) => isSame(from, to)).map((to) => ({ from, to })))
  const isOnly = ({ from, to }: (typeof pairs)[number], among: typeof pairs) =>
    among.every((pair) => (pair.from === from) === (pair.to === to))
  const certain = pairs.filter((pair) => isOnly(pair, pairs))
  const changes = new Set(certain.map(({ from, to }) => changeOf(from.path, to.path)))
  const likely = pairs.filter((pair) => certain.includes(pair) || changes.has(changeOf(pair.from.path, pair.to.path)))
  return likely.filter((pair) => isOnly(pair, likely)).map(({ from, to }) => ({ from: from.key, to: to.key }))
}

/** The overlay, as if it had been written for the paths that there are now. */
export const overlayAfter = (overlay: Overlay, moves: ReadonlyArray<Move>, warn: Warn): Overlay => {
  const keys = new Map(moves.map(({ from, to }) => [from, to]))
  const pointers = moves.map(({ from, to }) => [`${pointerOfKey(from)}/`, `${pointerOfKey(to)}/`] as const)
  const pointer = (at: string) => {
    const move = pointers.find(([from]) => at.startsWith(from))
    return move === undefined ? at : move[1] + at.slice(move[0].length)
  }
  for (const { from, to } of moves) {
    if (!Object.hasOwn(overlay.operations, from)) continue
    warn("moved", `${from} is ${to} now: rename it in operations.json`, {
      file: "operations.json",
      entry: from,
      renamed: to
    })
  }
  for (const [name, entry] of Object.entries(overlay.components)) {
    const at = typeof entry === "string" ? entry : entry.at
    if (pointer(at) === at) continue
    warn("moved", `${name} is at ${pointer(at)} now: point components.json there`, {
      file: "components.json",
      entry: name,
      pointsTo: pointer(at)
    })
  }
  const place = (entry: string) => {
    const move = moves.find(({ from }) => entry.startsWith(`${from} `))
    return move === undefined ? entry : move.to + entry.slice(move.from.length)
  }
  return {
    ...overlay,
    operations: Object.fromEntries(
      Object.entries(overlay.operations).map(([key, entry]) => [keys.get(key) ?? key, entry])
    ),
    components: mapValues(
      overlay.components,
      (entry) => typeof entry === "string" ? pointer(entry) : { ...entry, at: pointer(entry.at) }
    ),
    sensitive: {
      secrets: overlay.sensitive.secrets.map(place),
      plain: Object.fromEntries(Object.entries(overlay.sensitive.plain).map(([entry, why]) => [place(entry), why]))
    }
  }
}

/** The previous document with its operations where they are now. */
export const previousAfter = (
  previous: OpenApiDocument | undefined,
  moves: ReadonlyArray<Move>
): OpenApiDocument | undefined => {
  if (previous === undefined || moves.length === 0) return previous
  const keys = new Map(moves.map(({ from, to }) => [from, to]))
  const paths: { [path: string]: { [method: string]: LocatedOperation["operation"] } } = {}
  for (const { key, method, operation } of operationsOf(previous)) {
    const at = keys.get(key) ?? key
    const path = at.slice(at.indexOf(" ") + 1)
    paths[path] = { ...paths[path], [method]: operation }
  }
  return { ...previous, paths }
}
