/** Writes the types of the Promise entry, so that what compiles with the published SDK compiles with ours. */
import openapiTypescript, { astToString } from "openapi-typescript"
import ts from "typescript"
import {
  isObject,
  type Json,
  type JsonObject,
  type OpenApiDocument,
  type Operation,
  operationsOf
} from "../contract/document.ts"
import { mapValues } from "../contract/schemas.ts"
import { defaultOf, demandsOf } from "./comments.ts"
import { header } from "./file.ts"
import type { Contract } from "./model.ts"

const capitalize = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The vendor's id of an operation, by which `operations` of the published SDK has it: `getV1ProjectsById`. */
export const vendorId = (method: string, path: string): string =>
  method +
  path.split("/").map((segment) =>
    segment.startsWith("{") ? `By${capitalize(segment.slice(1, -1))}` : capitalize(segment)
  ).join("")

/** What every schema and operation says, for users of paths and methods: where words name an operation by our id, they say method and path. */
const inTheirWords = (contract: Contract): OpenApiDocument => {
  const { document } = contract
  const keys = new Map(
    operationsOf(document).map(({ key, operation }) => [`\`${operation.operationId}\``, `\`${key}\``])
  )
  const words = (text: string): string => text.replace(/`[\w.]+`/g, (word) => keys.get(word) ?? word)

  const demands = (value: JsonObject): ReadonlyArray<string> => {
    const { schema } = value
    if (!isObject(schema)) return demandsOf(contract.resolve(value))
    // A parameter demands what its schema does. `openapi-typescript` tells the default of a property only.
    const resolved = contract.resolve(schema)
    return [...demandsOf(resolved), ...defaultOf(resolved)]
  }

  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk)
    if (!isObject(value)) return value
    const { description, ...rest } = value
    const inner = mapValues(
      rest,
      (part, key) => key === "summary" && typeof part === "string" ? words(part) : walk(part)
    )
    if (typeof description !== "string") {
      return description === undefined
        ? inner
        : { description: walk(description), ...inner }
    }
    // A summary is the text of a comment, where a description is a tag in it. An operation has both.
    return "summary" in inner
      ? { ...inner, description: words(description) }
      : { ...inner, summary: [words(description), ...demands(value)].join(" ") }
  }
  const translated = walk(document as unknown as Json) as unknown as OpenApiDocument
  return {
    ...translated,
    paths: mapValues(
      translated.paths,
      (item, path) =>
        mapValues(item as Record<string, Operation>, (operation, method) => ({
          ...operation,
          operationId: vendorId(method, path)
        }))
    )
  }
}

/** What the exported types are: an editor shows it. */
const said: { readonly [name: string]: string } = {
  $defs: "The definitions of the contract, of which it has none.",
  components: "The shapes of the contract by name: `components[\"schemas\"][\"Project\"]`.",
  operations: "The operations of the API by the ids of the vendor: what each takes and answers.",
  paths: "The operations of the API by path and method, for `openapi-fetch`: what each takes and answers.",
  webhooks: "The webhooks of the contract, of which it has none."
}

const explain = (node: ts.Node): void => {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) return
  const words = said[node.name.text]
  if (words === undefined) return
  const comment = `*\n * ${words}\n *\n * @since 0.1.0\n * @category models\n `
  ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, comment, true)
}

export const writePaths = async (contract: Contract): Promise<string> => {
  const nodes = await openapiTypescript(inTheirWords(contract) as never, {
    alphabetize: false,
    immutable: false,
    // Else whoever sends a request would have to give every property that has a default.
    defaultNonNullable: false
  })
  nodes.forEach(explain)
  return header + astToString(nodes)
}
