import type { JsonSchema, LocatedOperation } from "./document.ts"
import { pointerSegments } from "./document.ts"
import { isPlural, singular } from "./english.ts"
import { isGoodGroup, isGoodMember, isGoodType } from "./reserved.ts"

/** Names for what the vendor has and the overlay does not know yet, by the rules that the overlay follows. */
export interface OperationName {
  readonly group: string
  readonly method: string
}

type Named = Pick<LocatedOperation, "path" | "method" | "operation">

/** The first good name of an operation that nobody has. The last of its candidates has its whole path in it, so that it is one of a kind. */
export const deriveOperationName = (
  located: Named,
  isTaken: (name: OperationName) => boolean,
  isTakenGroup: (group: string) => boolean
): OperationName => {
  const { group, parts } = partsOf(located, isTakenGroup)
  const candidates = methodsFor(located, parts).filter(isGoodMember).map((method) => ({ group, method }))
  return candidates.find((candidate) => !isTaken(candidate)) ?? candidates.at(-1)!
}

const partsOf = ({ path }: Pick<Named, "path">, isTakenGroup: (group: string) => boolean) => {
  const segments = path.split("/").filter((segment) => segment !== "")
  const version = segments.find(isVersion)
  const parts = segments.filter((segment) => !isVersion(segment))
    .map((segment) => isParameter(segment) ? segment : camelCase(segment))
    .filter((segment) => segment !== "")
  const named = parts.findIndex((part) => !isParameter(part))
  const root = parts[named] ?? "root"
  const other = version === undefined || version === "v1" ? root : `${root}${pascalCase(version)}`
  const group = isGoodGroup(other) && !isTakenGroup(other)
    ? other
    : `${camelCase(singular(letterFirst(other)))}Resources`
  return { group, parts: parts.slice(named + 1) }
}

// A name may not begin with a digit.
const letterFirst = (name: string) => /^\d/.test(name) ? `the${name}` : name

const verbs = { get: "get", head: "head", options: "options", trace: "trace", delete: "delete", patch: "update" }

const methodsFor = (located: Named, parts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { method, operation } = located
  const nested = parts.filter((part) => !isParameter(part))
  const subject = nested.map(pascalCase).join("")
  const one = singular(subject)
  const isMany = isPlural(subject)
  const endsInItem = isParameter(parts.at(-1) ?? "")
  const verb = method === "put" ? (endsInItem ? "put" : "replace") : method === "post" ? "create" : verbs[method]
  const name = () => {
    if (method === "post") return isMany || subject === "" ? `create${one}` : memberOf(subject)
    if (method !== "get" || endsInItem) return verb + one
    if (isMany) return `list${subject}`
    if (parts.length === 0) return answersList(operation) ? "list" : "get"
    return subject === "" ? "get" : memberOf(subject)
  }
  const parameters = parts.filter(isParameter).map((part) => pascalCase(part.slice(1, -1)))
  return [
    name(),
    verb + subject,
    ...(parameters.length === 0
      ? []
      : [`${verb}${one}By${parameters.at(-1)!}`, `${verb}${subject}By${parameters.join("And")}`]),
    method + pascalCase(located.path)
  ]
}

const memberOf = (subject: string) => camelCase(letterFirst(camelCase(subject)))

const answersList = (operation: Named["operation"]) =>
  Object.values(operation.responses).some(({ content }) =>
    Object.values(content ?? {}).some(({ schema }) =>
      [schema, schema?.properties?.["data"]].some((one) => one?.type === "array")
    )
  )

/** A name for a repeated shape, from its own `type` or from the resource that it belongs to. */
export const deriveComponentName = (
  schema: JsonSchema,
  pointer: string,
  located: LocatedOperation,
  isTaken: (name: string) => boolean
): string => {
  const [group = "", method = ""] = located.operation.operationId.split(".")
  const resource = pascalCase(singular(group))
  const candidates = componentNames(schema, pointer, resource, method).map(pascalCase).filter(isGoodType)
  const free = candidates.find((candidate) => !isTaken(candidate))
  if (free !== undefined) return free
  const last = candidates.at(-1) ?? `${resource}Shape`
  for (let number = 2;; number++) if (!isTaken(`${last}${number}`)) return `${last}${number}`
}

const componentNames = (schema: JsonSchema, pointer: string, resource: string, method: string) => {
  const segments = pointerSegments(pointer)
  const properties = segments.filter((_, index) => segments[index - 1] === "properties" && segments[index] !== "data")
  const property = segments.at(-2) === "properties" && segments.at(-1) !== "data" ? segments.at(-1) : undefined
  const { data, pagination } = schema.properties ?? {}
  const kind = schema.properties?.["type"]?.const
  const isInput = pointer.includes("/requestBody/")
  const action = pascalCase(method)
  const whole = action.includes(resource) ? action : action + resource
  const base = () => {
    if (isInput && segments.at(-1) === "schema") return `${method.length > 6 ? action : whole}Input`
    if (data !== undefined) return `${resource}${pagination === undefined ? "Response" : "Page"}`
    if (typeof kind === "string") return isInput ? `${pascalCase(kind)}Input` : kind
    if (property === undefined) return isInput ? `${resource}Input` : resource
    return resource + pascalCase(schema.type === "array" ? property : singular(property))
  }
  const trail = properties.map(pascalCase).join("")
  const subject = `${whole}${trail}`
  const way = isInput ? "Input" : data === undefined ? "Result" : "Response"
  return [base(), `${resource}${trail}`, `${whole}${way}`, `${subject}${way}`, `${subject}Shape`]
}

const isVersion = (segment: string) => /^v\d+$/.test(segment)

const isParameter = (segment: string) => segment.startsWith("{")

const words = (text: string) => text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "")

export const pascalCase = (text: string): string =>
  words(text).map((word) => word[0]!.toUpperCase() + word.slice(1)).join("")

const camelCase = (text: string) => {
  const name = pascalCase(text)
  return name === "" ? name : name[0]!.toLowerCase() + name.slice(1)
}
