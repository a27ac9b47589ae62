/** Reads the document back from the declarations of a published SDK: what `openapi-typescript` made of it, as far as types say it. */
import ts from "typescript"

/** A document, or a part of one, as it is read. */
type Part = { [key: string]: unknown }

/** The document of a file of declarations with the interface `paths`. */
export const documentOf = (text: string, version: string): Part => {
  const source = ts.createSourceFile("index.d.ts", text, ts.ScriptTarget.Latest, true)
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  source.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node)
  })
  const paths = interfaces.get("paths")
  if (paths === undefined) throw new Error("the declarations have no interface `paths`")
  const operations = membersOf(interfaces.get("operations"))
  const components = membersOf(interfaces.get("components"))

  /** The members of an object type, through `operations[...]`. */
  const fields = (type: ts.TypeNode | undefined): ReadonlyMap<string, ts.PropertySignature> => {
    if (type === undefined) return new Map()
    if (ts.isIndexedAccessTypeNode(type)) {
      return fields(operations.get(literalOf(type.indexType) ?? "")?.type)
    }
    return ts.isTypeLiteralNode(type) ? membersOf(type) : new Map()
  }

  const schemaOf = (type: ts.TypeNode | undefined): Part => {
    if (type === undefined) return {}
    if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type)
    if (ts.isUnionTypeNode(type)) return unionOf(type.types)
    if (ts.isIntersectionTypeNode(type)) return { allOf: type.types.map(schemaOf) }
    if (ts.isArrayTypeNode(type)) return { type: "array", items: schemaOf(type.elementType) }
    if (ts.isLiteralTypeNode(type)) return constantOf(type)
    if (ts.isTypeLiteralNode(type)) return objectOf(type)
    if (ts.isIndexedAccessTypeNode(type)) {
      const schemas = fields(components.get("schemas")?.type)
      return schemaOf(schemas.get(literalOf(type.indexType) ?? "")?.type)
    }
    switch (type.kind) {
      case ts.SyntaxKind.StringKeyword:
        return { type: "string" }
      case ts.SyntaxKind.NumberKeyword:
        return { type: "number" }
      case ts.SyntaxKind.BooleanKeyword:
        return { type: "boolean" }
      case ts.SyntaxKind.NullKeyword:
        return { type: "null" }
      default:
        return ts.isTypeReferenceNode(type) ? { type: "object" } : {}
    }
  }

  const unionOf = (types: ReadonlyArray<ts.TypeNode>): Part => {
    const all = types.map(schemaOf)
    const values = all.filter(({ type }) => type !== "null")
    const nullable = values.length < all.length
    const constants = values.map((value) => value["const"])
    if (constants.every((constant) => typeof constant === "string")) {
      return { type: nullable ? ["string", "null"] : "string", enum: nullable ? [...constants, null] : constants }
    }
    const [only] = values
    if (values.length === 1 && only !== undefined && typeof only["type"] === "string") {
      return { ...only, type: [only["type"], "null"] }
    }
    return { oneOf: all }
  }

  const objectOf = (type: ts.TypeLiteralNode): Part => {
    const index = type.members.find(ts.isIndexSignatureDeclaration)
    if (index !== undefined) return { type: "object", additionalProperties: schemaOf(index.type) }
    const members = Array.from(membersOf(type))
    const required = members.filter(([, { questionToken }]) => questionToken === undefined).map(([name]) => name)
    return {
      type: "object",
      properties: Object.fromEntries(
        members.map(([name, member]) => [name, { ...schemaOf(member.type), ...saidOf(member) }])
      ),
      ...(required.length > 0 && { required })
    }
  }

  const contentOf = (type: ts.TypeNode | undefined) => {
    const content = Array.from(fields(type)).filter(([, member]) => member.type?.kind !== ts.SyntaxKind.NeverKeyword)
    return content.length === 0
      ? {}
      : { content: Object.fromEntries(content.map(([media, member]) => [media, { schema: schemaOf(member.type) }])) }
  }

  const operationOf = (type: ts.TypeNode | undefined): Part => {
    const { parameters, requestBody, responses } = Object.fromEntries(fields(type))
    const given = Array.from(fields(parameters?.type)).flatMap(([place, member]) =>
      Array.from(fields(member.type)).map(([name, parameter]) => ({
        in: place,
        name,
        required: parameter.questionToken === undefined,
        schema: { ...schemaOf(parameter.type), ...saidOf(parameter) }
      }))
    )
    const body = contentOf(fields(requestBody?.type).get("content")?.type)
    const answers = Array.from(fields(responses?.type)).map(([status, answer]) => [
      status,
      { description: "", ...contentOf(fields(answer.type).get("content")?.type) }
    ])
    return {
      ...(given.length > 0 && { parameters: given }),
      ...("content" in body && { requestBody: { required: requestBody?.questionToken === undefined, ...body } }),
      responses: Object.fromEntries(answers)
    }
  }

  const isMethod = (name: string, member: ts.PropertySignature) =>
    name !== "parameters" && member.type?.kind !== ts.SyntaxKind.NeverKeyword
  return {
    openapi: "3.1.0",
    info: { title: "Published", version },
    security: [{ Bearer: [] }],
    components: { securitySchemes: { Bearer: { type: "http", scheme: "bearer" } } },
    paths: Object.fromEntries(
      Array.from(membersOf(paths), ([path, item]) => [
        path,
        Object.fromEntries(
          Array.from(fields(item.type)).filter(([name, member]) => isMethod(name, member))
            .map(([method, member]) => [method, operationOf(member.type)])
        )
      ])
    )
  }
}

const membersOf = (
  type: ts.TypeLiteralNode | ts.InterfaceDeclaration | undefined
): ReadonlyMap<string, ts.PropertySignature> =>
  new Map(
    (type?.members ?? ts.factory.createNodeArray<ts.TypeElement>()).flatMap((member) =>
      ts.isPropertySignature(member) &&
        (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) || ts.isNumericLiteral(member.name))
        ? [[member.name.text, member] as const]
        : []
    )
  )

const literalOf = (type: ts.TypeNode): string | undefined =>
  ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined

const constantOf = ({ literal }: ts.LiteralTypeNode): Part => {
  if (literal.kind === ts.SyntaxKind.NullKeyword) return { type: "null" }
  if (literal.kind === ts.SyntaxKind.TrueKeyword || literal.kind === ts.SyntaxKind.FalseKeyword) {
    return { type: "boolean", const: literal.kind === ts.SyntaxKind.TrueKeyword }
  }
  if (ts.isNumericLiteral(literal)) return { type: "number", const: Number(literal.text) }
  return { type: "string", const: ts.isStringLiteral(literal) ? literal.text : literal.getText() }
}

/** What comments say of values. */
const saidOf = (member: ts.PropertySignature): Part => {
  const comment = member.getFullText().slice(0, member.getLeadingTriviaWidth())
  const format = /Format: ([\w-]+)/.exec(comment)?.[1]
  return { ...(format !== undefined && { format }), ...(comment.includes("@deprecated") && { deprecated: true }) }
}
