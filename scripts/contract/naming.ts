import type { JsonSchema, LocatedOperation } from "./document.ts"
import { pointerSegments } from "./document.ts"

/** Names for what the vendor has and the overlay does not know yet, by the rules that the overlay follows. */

export const deriveOperationName = (
  { path, method, operation }: LocatedOperation
): { group: string; method: string } => {
  const segments = path.split("/").filter((segment) => segment !== "" && !/^v\d+$/.test(segment))
  const [root = "root", ...rest] = segments.map((segment) => isParameter(segment) ? segment : camelCase(segment))
  const nested = rest.filter((segment) => !isParameter(segment))
  const subject = nested.map(pascalCase).join("")
  const one = subject === "" ? "" : singular(subject)
  const endsInItem = rest.length > 0 && isParameter(rest.at(-1) ?? "")
  const verbs = { get: "get", head: "head", options: "options", trace: "trace", delete: "delete", patch: "update" }

  const name = () => {
    if (method === "put") return (endsInItem ? "put" : "replace") + one
    if (method === "post") return subject !== one || subject === "" ? `create${one}` : camelCase(subject)
    if (method === "get" && !endsInItem && subject !== one) return `list${subject}`
    if (method === "get" && rest.length === 0) return answersList(operation) ? "list" : "get"
    if (method === "get" && !endsInItem) return camelCase(subject)
    return verbs[method] + one
  }
  return { group: root, method: name() }
}

const answersList = (operation: LocatedOperation["operation"]) =>
  Object.values(operation.responses).some(({ content }) =>
    Object.values(content ?? {}).some(({ schema }) => schema?.properties?.["data"]?.type === "array")
  )

/** A name for a repeated shape, from its own `type` or from the resource that it belongs to. */
export const deriveComponentName = (
  schema: JsonSchema,
  pointer: string,
  operation: LocatedOperation,
  isTaken: (name: string) => boolean
): string => {
  const { group, method } = deriveOperationName(operation)
  const resource = singular(pascalCase(group))
  const segments = pointerSegments(pointer)
  const property = segments.at(-2) === "properties" ? segments.at(-1) : undefined
  const { data, pagination } = schema.properties ?? {}
  const kind = schema.properties?.["type"]?.const

  const base = () => {
    if (segments.at(-1) === "schema" && pointer.includes("/requestBody/")) {
      return `${pascalCase(method)}${method.length > 6 ? "" : resource}Input`
    }
    if (data !== undefined) return `${resource}${pagination === undefined ? "Response" : "Page"}`
    if (typeof kind === "string") return pascalCase(kind)
    if (property === undefined || property === "data") return resource
    return resource + pascalCase(schema.type === "array" ? property : singular(property))
  }
  const name = base()
  if (!isTaken(name)) return name
  let number = 2
  while (isTaken(`${name}${number}`)) number++
  return `${name}${number}`
}

const isParameter = (segment: string) => segment.startsWith("{")

const words = (text: string) => text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "")

const pascalCase = (text: string) => words(text).map((word) => word[0]!.toUpperCase() + word.slice(1)).join("")

const camelCase = (text: string) => {
  const name = pascalCase(text)
  return name === "" ? name : name[0]!.toLowerCase() + name.slice(1)
}

const singular = (noun: string) =>
  noun.endsWith("ies")
    ? `${noun.slice(0, -3)}y`
    : /(s|x|ch|sh)es$/.test(noun)
    ? noun.slice(0, -2)
    : /[^su]s$/.test(noun)
    ? noun.slice(0, -1)
    : noun
