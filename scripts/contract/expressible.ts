/** What of a document the client can express: all that it cannot is refused with its pointer, before anything is written. */
import type { JsonSchema, LocatedOperation, OpenApiDocument, Operation, Parameter, Refuse } from "./document.ts"
import { dereference, escapePointer, isObject, operationsOf } from "./document.ts"
import { checkSchema, type Direction } from "./expressibleSchemas.ts"
import { isHarmlessKey } from "./reserved.ts"
import { mapOperation } from "./schemas.ts"
import { parametersOf } from "./templates.ts"

export const checkExpressible = (document: OpenApiDocument, refuse: Refuse): void => {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    checkSchema(schema, `/components/schemas/${escapePointer(name)}`, "response", refuse)
  }
  for (const located of operationsOf(document)) {
    const { operation, pointer } = located
    mapOperation(operation, pointer, (schema, at) => {
      const direction: Direction = at.startsWith(`${pointer}/responses/`) ? "response" : "request"
      checkSchema(schema, at, direction, refuse)
      return schema
    })
    checkPath(located, refuse)
    checkBody(located, refuse)
    checkResponses(located, refuse)
    if ("servers" in operation) refuse(`${pointer}/servers`, "the client has one server for all operations")
    if (located.method === "trace") refuse(pointer, "the client does not know the method TRACE")
    checkSecurity(operation.security, document, `${pointer}/security`, refuse)
  }
  for (const { operation, pointer } of operationsOf(dereference(document, refuse))) {
    operation.parameters?.forEach((parameter, index) =>
      checkParameter(parameter, `${pointer}/parameters/${index}`, refuse)
    )
  }
  checkSecurity(document.security, document, "/security", refuse)
}

const checkPath = ({ operation, path, pointer }: LocatedOperation, refuse: Refuse) => {
  const odd = path.split("/").find((segment) => !/^(\{\w+\}|[^{}]*)$/.test(segment))
  if (odd !== undefined) refuse(pointer, `a segment is a parameter or a word, not both: "${odd}"`)
  const names = parametersOf(path)
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === "path").map(({ name }) => name)
  for (const name of names.filter((name) => !declared.includes(name))) {
    refuse(`${pointer}/parameters`, `lacks the parameter "${name}" of the path`)
  }
  for (const name of declared.filter((name) => !names.includes(name))) {
    refuse(`${pointer}/parameters`, `has the parameter "${name}", which the path has not`)
  }
  const seen = new Set<string>()
  for (const { in: place, name } of operation.parameters ?? []) {
    if (seen.has(`${place} ${name}`)) refuse(`${pointer}/parameters`, `has the ${place} parameter "${name}" twice`)
    seen.add(`${place} ${name}`)
  }
}

const styles: { readonly [place: string]: string } = { path: "simple", query: "form", header: "simple" }

const checkParameter = (parameter: Parameter & { readonly style?: unknown }, pointer: string, refuse: Refuse) => {
  const { in: place, name, schema, style } = parameter
  if (place === "cookie") refuse(pointer, `the generator does not know cookies: "${name}"`)
  else if (styles[place] === undefined) {
    refuse(pointer, `a parameter is in path, query or header, and "${name}" in ${place}`)
  } else if (style !== undefined && style !== styles[place]) {
    refuse(
      `${pointer}/style`,
      `the client sends a ${place} parameter in style ${styles[place]}, not ${JSON.stringify(style)}`
    )
  }
  if (!isHarmlessKey(name)) refuse(pointer, `no parameter can be called "${name}"`)
  if (!isObject(schema)) return
  const problem = problemOfParameter(schema)
  if (problem !== undefined) refuse(`${pointer}/schema`, problem)
}

const isText = (value: unknown) => typeof value === "string" || value === null

/** A parameter is one text on the wire. */
const problemOfParameter = (schema: JsonSchema): string | undefined => {
  const members = schema.anyOf ?? schema.oneOf
  if (members !== undefined) {
    return members.every((member) => [member.type].flat().every((type) => type === "string" || type === "null"))
      ? undefined
      : "the client sends a union as a parameter only where all its members are texts"
  }
  const types = [schema.type].flat().filter((type) => type !== undefined && type !== "null")
  if (types.some((type) => type === "array" || type === "object")) {
    return `the client sends a text as a parameter, no ${types.join(" or ")}`
  }
  if (types.length > 1) return `the client sends a parameter of one type, not ${types.join(" or ")}`
  const values = schema.const === undefined ? schema.enum ?? [] : [schema.const]
  return values.every(isText) ? undefined : "the client knows constants of a parameter that are texts only"
}

const json = "application/json"
const ndjson = "application/x-ndjson"

const checkBody = ({ method, operation, pointer }: LocatedOperation, refuse: Refuse) => {
  const { requestBody } = operation
  if (requestBody === undefined) return
  if (["get", "head", "options", "trace"].includes(method)) {
    refuse(`${pointer}/requestBody`, `the client sends no body with ${method.toUpperCase()}`)
  }
  for (const type of Object.keys(requestBody.content ?? {})) {
    if (type !== json) {
      refuse(`${pointer}/requestBody/content/${escapePointer(type)}`, `the client sends ${json}, not ${type}`)
    }
  }
}

const checkResponses = ({ method, operation, pointer }: LocatedOperation, refuse: Refuse) => {
  const statuses = Object.keys(operation.responses)
  const successes = statuses.filter((status) => /^2\d\d$/.test(status))
  for (const status of statuses) {
    const at = `${pointer}/responses/${status}`
    if (!/^([1-5]\d\d|[1345]XX|default)$/i.test(status)) {
      refuse(at, /^2XX$/i.test(status) ? "say which: each success has a type of its own" : "is no status")
    }
    for (const type of Object.keys(operation.responses[status]!.content ?? {})) {
      const problem = problemOfAnswer(method, status, type)
      if (problem !== undefined) refuse(`${at}/content/${escapePointer(type)}`, problem)
    }
  }
  // What is for WebSocket clients only gives a call nothing, and its types say so.
  if (successes.length === 0 && !statuses.includes("101")) {
    refuse(`${pointer}/responses`, "has no success (a status from 200 to 299) that a call could give")
  }
  const lines = successes.filter((status) => operation.responses[status]!.content?.[ndjson] !== undefined)
  if (lines.length > 0 && successes.length > 1) {
    refuse(`${pointer}/responses`, "has lines beside another success: a call gives a stream or a value")
  }
}

const problemOfAnswer = (method: string, status: string, type: string): string | undefined => {
  if (!/^2\d\d$/.test(status)) return undefined
  if (method === "head" || status === "204" || status === "205") return "there can be no body"
  if (type === json) return undefined
  if (type !== ndjson) return `the client reads ${json} and ${ndjson}, not ${type}`
  return status === "200" ? undefined : "the client reads lines with status 200"
}

const isBearer = (scheme: unknown): boolean =>
  isObject(scheme) && (["oauth2", "openIdConnect"].includes(String(scheme["type"]))
    || scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "bearer")

/** The client has one credential, a bearer token: some alternative has to be content with it, or with none. */
const checkSecurity = (security: Operation["security"], document: OpenApiDocument, pointer: string, refuse: Refuse) => {
  if (security === undefined || security.length === 0) return
  const schemes = document.components?.securitySchemes ?? {}
  const isMet = security.some((alternative) => Object.keys(alternative).every((name) => isBearer(schemes[name])))
  if (!isMet) refuse(pointer, "the client has a bearer token, and nothing else to show who it is")
}
