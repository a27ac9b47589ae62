/** A client for tests that has some operations only. */
import * as Effect from "effect/Effect"
import type * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Stream from "effect/Stream"
import { linesOf, topOf } from "./method.ts"

type Members = { readonly [name: string]: unknown }

const unknownMember = (given: Members, known: ReadonlyArray<string>): string | undefined =>
  Object.keys(given).find((name) => !known.includes(name))

const missing = (operation: string): Error =>
  new Error(`The test calls ${operation}, which its ManagementClient.mock does not have: add it there.`)

/** What was given, and for each other operation one that dies. Throws where a name is none of the contract's. */
export const makeMock = (
  constraints: ReadonlyArray<HttpApiGroup.Constraint>,
  given: { readonly [group: string]: Members | undefined }
): { readonly [group: string]: Members } => {
  const groups = constraints.map(topOf)
  const group = unknownMember(given, groups.map(({ identifier }) => identifier))
  if (group !== undefined) throw new Error(`ManagementClient.mock: there is no group ${group}.`)
  return Object.fromEntries(groups.map(({ endpoints, identifier }) => {
    const operations = given[identifier] ?? {}
    const operation = unknownMember(operations, Object.keys(endpoints))
    if (operation !== undefined) {
      throw new Error(`ManagementClient.mock: there is no operation ${identifier}.${operation}.`)
    }
    const others = Object.values(endpoints).map((endpoint) => {
      const error = missing(`${identifier}.${endpoint.identifier}`)
      return [endpoint.identifier, () => linesOf(endpoint) === undefined ? Effect.die(error) : Stream.die(error)]
    })
    return [identifier, { ...Object.fromEntries(others), ...operations }]
  }))
}
