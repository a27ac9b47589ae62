/** What an editor shows of a property, a parameter or a method: the sentence of the contract, and what the contract demands of a value. */
import type { JsonSchema } from "../contract/document.ts"
import type { Contract, Direction, Endpoint } from "./model.ts"

/** A pattern or a description may end a comment. */
export const escapeComment = (text: string): string => text.replaceAll("*/", "*\\/")

const lengths = ({ maxLength, minLength = 0 }: JsonSchema): ReadonlyArray<string> =>
  maxLength !== undefined
    ? [minLength === 0 ? `At most ${maxLength} characters.` : `${minLength} to ${maxLength} characters.`]
    : minLength > 1
    ? [`At least ${minLength} characters.`]
    : minLength === 1
    ? ["Not empty."]
    : []

const range = ({ exclusiveMinimum, maximum, minimum }: JsonSchema): ReadonlyArray<string> => [
  ...(minimum !== undefined && maximum !== undefined
    ? [`From ${minimum} to ${maximum}.`]
    : minimum !== undefined
    ? [`At least ${minimum}.`]
    : maximum !== undefined
    ? [`At most ${maximum}.`]
    : []),
  ...(exclusiveMinimum === undefined ? [] : [`Greater than ${exclusiveMinimum}.`])
]

/** What is taken for a value that is omitted. */
export const defaultOf = (schema: JsonSchema): ReadonlyArray<string> =>
  schema.default === undefined ? [] : [`Default: \`${JSON.stringify(schema.default)}\`.`]

/** What a value has to fulfil. */
export const demandsOf = (schema: JsonSchema): ReadonlyArray<string> => {
  const inner = (schema.anyOf ?? []).flatMap(range)
  return [
    ...lengths(schema),
    ...range(schema),
    ...inner,
    ...(schema.pattern === undefined ? [] : [`Matches \`${schema.pattern}\`.`]),
    ...(schema.format === "uri" ? ["An absolute URL."] : [])
  ]
}

/** The comment above a property or a parameter. What is answered is taken as it is, so nothing is demanded of it. */
export const memberComment = (contract: Contract, schema: JsonSchema, direction: Direction): string => {
  const resolved = contract.resolve(schema)
  const words = [
    ...(schema.description === undefined ? [] : [schema.description]),
    ...(direction === "response" ? [] : demandsOf(resolved)),
    ...defaultOf(resolved)
  ]
  const all = resolved.deprecated === true ? ["@deprecated", ...words] : words
  return all.length === 0 ? "" : `\n/** ${escapeComment(all.join(" "))} */\n`
}

/** When a call fails with which class, but for what is the same with most operations. */
const failuresOf = (contract: Contract, { operation }: Endpoint): ReadonlyArray<string> =>
  Object.entries(operation.responses).flatMap(([status, { description }]) => {
    const name = contract.errorClass(status)
    return name === undefined || contract.usualSentence(status) === description ? [] : [`- \`${name}\`: ${description}`]
  })

export const methodComment = (contract: Contract, endpoint: Endpoint): string => {
  const { deprecated, description, summary, "x-replaced-by": replacement } = endpoint.operation
  const failures = failuresOf(contract, endpoint)
  const lines = [
    summary,
    ...(description === undefined ? [] : ["", description]),
    ...(failures.length === 0 ? [] : ["", "Fails with:", ...failures]),
    "",
    `\`${endpoint.key}\`${endpoint.operation["x-prisma-stability"] === "experimental" ? ", experimental" : ""}`,
    ...(deprecated === true ? ["", `@deprecated${replacement === undefined ? "" : ` Use \`${replacement}\`.`}`] : [])
  ]
  return `/**\n${lines.map((line) => ` * ${escapeComment(line)}`.trimEnd()).join("\n")}\n */\n`
}
