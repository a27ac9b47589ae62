/** What is said of a shape that the contract says nothing of: which operations take it or answer with it, or which shapes it is a part of. */
import type { JsonSchema } from "../contract/document.ts"
import { componentName, contentOf, type Contract, type Endpoint, envelopeContent, isUsualErrorBody } from "./model.ts"

const refsIn = (value: unknown): ReadonlyArray<string> =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
      key === "$ref" && typeof inner === "string" ? [componentName(inner)] : refsIn(inner)
    )

/** What is in the envelope of a body, and on a list that is all of it. */
const content = (contract: Contract, schema: JsonSchema): JsonSchema => {
  const inner = envelopeContent(contract, schema) ?? schema
  return inner.$ref === undefined && inner.items !== undefined ? inner.items : inner
}

interface Uses {
  readonly taken: ReadonlyArray<string>
  readonly answered: ReadonlyArray<string>
  readonly given: ReadonlyArray<string>
}

const usesOf = (contract: Contract, { operation, pointer }: Endpoint): Uses => {
  const body = contentOf(operation.requestBody, `${pointer}/requestBody`)
  const answers = Object.entries(operation.responses).flatMap(([status, response]) => {
    const answer = contentOf(response, `${pointer}/responses/${status}`)
    return answer === undefined || isUsualErrorBody(contract, answer.schema) ? [] : [answer.schema]
  })
  const named = (schemas: ReadonlyArray<JsonSchema>): ReadonlyArray<string> =>
    schemas.flatMap((schema) => schema.$ref === undefined ? [] : [componentName(schema.$ref)])
  return {
    taken: named(body === undefined ? [] : [body.schema]),
    answered: named(answers.map((schema) => content(contract, schema))),
    given: named((operation.parameters ?? []).map(({ schema }) => schema))
  }
}

const listed = (names: ReadonlyArray<string>, most = 3): string => {
  const shown = names.slice(0, most).map((name) => `\`${name}\``)
  const rest = names.length - shown.length
  const all = rest === 0 ? shown : [...shown, `${rest} more`]
  return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`
}

/** The sentence about a component. */
export const makeUses = (contract: Contract): (component: string) => string => {
  const used = contract.groups.flatMap(({ endpoints }) => endpoints)
    .map((endpoint) => ({ id: endpoint.operation.operationId, ...usesOf(contract, endpoint) }))
  const users = (component: string, use: keyof Uses): ReadonlyArray<string> =>
    used.filter((uses) => uses[use].includes(component)).map(({ id }) => id)
  const wholes = (component: string): ReadonlyArray<string> =>
    Object.entries(contract.document.components?.schemas ?? {})
      .filter(([name, schema]) => name !== component && refsIn(schema).includes(component))
      .map(([name]) => name)
  return (component) => {
    const answering = users(component, "answered")
    if (answering.length > 0) return `The answer of ${listed(answering)}.`
    const taking = users(component, "taken")
    if (taking.length > 0) return `The input of ${listed(taking)}.`
    const parts = wholes(component)
    if (parts.length > 0) return `A part of ${listed(parts)}.`
    const given = users(component, "given")
    return given.length === 0 ? `The shape \`${component}\` of the contract.` : `A parameter of ${listed(given)}.`
  }
}
