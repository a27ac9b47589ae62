/** `@distilled.cloud/prisma`, as its users call it: each of its operations decodes what comes. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { fromApiToken } from "@distilled.cloud/prisma/Credentials"
import * as management from "@distilled.cloud/prisma/management"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/unstable/http/HttpClient"
import * as HttpClientRequest from "effect/unstable/http/HttpClientRequest"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { keyOf, operations, plain } from "./contract.mjs"
import { live } from "./scenario.mjs"
import { limited } from "./steps.mjs"

const { PRISMA_SERVICE_TOKEN: apiToken, SANDBOX_URL: apiBaseUrl } = process.env

const parametersOf = (path) => Array.from(path.matchAll(/\{([^}]+)\}/g), ([, name]) => name)

/** Its operations, by method and path: its own code says those, and nothing at run time does. */
const readOperations = () => {
  const source = readFileSync(fileURLToPath(import.meta.resolve("@distilled.cloud/prisma/management")), "utf8")
  const routes = new Map(
    source.split(/^export const /m).flatMap((text) => {
      const [, method, path] = /T\.Http\(\{\s*method: "(\w+)",\s*uri: "([^"]+)"/.exec(text) ?? []
      return method === undefined ? [] : [[/^\w+/.exec(text)[0], { method, path }]]
    })
  )
  const made = source.matchAll(/^export const (\w+) = \/\*@__PURE__\*\/ API\.make\(\(\) => \(\{\s*input: (\w+)/gm)
  return new Map(Array.from(made, ([, name, input]) => {
    const route = routes.get(input)
    return [keyOf(route), { name, labels: parametersOf(route.path) }]
  }))
}

const its = readOperations()

/** Its inputs have no body there. */
const withoutBody = new Set(["alchemyState.putResource", "alchemyState.putOutput"])

const itsOwn = (id) => withoutBody.has(id) ? undefined : its.get(keyOf(operations.get(id)))

const call = async (id, { body, headers = {}, params, query } = {}) => {
  const own = itsOwn(id)
  if (own === undefined) return plain(id, { body, headers, params, query })
  const values = parametersOf(operations.get(id).path).map((name) => params[name])
  const labels = Object.fromEntries(own.labels.map((label, index) => [label, values[index]]))
  return Effect.runPromise(
    Reflect.get(management, own.name)({ ...labels, ...query, ...body }).pipe(
      // A lease is a header, which its inputs do not have.
      Effect.updateService(HttpClient.HttpClient, HttpClient.mapRequest(HttpClientRequest.setHeaders(headers))),
      Effect.provide([fromApiToken({ apiToken, apiBaseUrl }), NodeHttpClient.layerUndici])
    )
  ).catch((error) => {
    throw new Error(`${own.name}: ${error.message}`, { cause: error.cause })
  })
}

const isAbsent = (value) => JSON.stringify(value) === "{}"

await live({ call, has: (id) => itsOwn(id) !== undefined, ids: [...operations.keys()], isAbsent })

limited(
  "telling an absent resource from an empty one",
  "it makes `{}` of `null`",
  "@distilled.cloud/core/lib/protocol-rest.js",
  "let body = nonJson ? text : (json ?? {});"
)

limited(
  "writing Alchemy state",
  "the inputs of both operations have no body",
  "@distilled.cloud/prisma/lib/services/management.js",
  "export const PutProjectBranchAlchemyStateStateStackStageOutputRequest = "
)
