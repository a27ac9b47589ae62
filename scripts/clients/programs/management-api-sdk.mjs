/** `@prisma/management-api-sdk` at a proxy that holds requests and answers to the contract: what it finds is an answer of its own. */
import { createManagementApiClient } from "@prisma/management-api-sdk"
import { operations, plain } from "./contract.mjs"
import { live } from "./scenario.mjs"
import { limited } from "./steps.mjs"

const { PROXY_URL: baseUrl, PRISMA_SERVICE_TOKEN: token } = process.env
const client = createManagementApiClient({ baseUrl, token })

const direct = createManagementApiClient({ baseUrl: process.env.SANDBOX_URL, token })

/** What the proxy says of an answer that is JSON line by line: it reads it as one text. */
const isOneText = ({ status }, error) =>
  status === 500 && JSON.stringify(error).includes("Response body must be object")

const logs = new Set(["builds.logs", "deployments.logs"])
const read = new Set()

const readLog = async (id, { method, path }, input) => {
  const proxied = await client[method](path, input)
  if (isOneText(proxied.response, proxied.error)) read.add(id)
  else return proxied
  return direct[method](path, input)
}

const call = async (id, { body, headers, params, query } = {}) => {
  const operation = operations.get(id)
  if (!operation.isOfSdk) return plain(id, { body, headers, params, query })
  const input = { params: { path: params, query, header: headers }, headers, body }
  const { data, error, response } = logs.has(id)
    ? await readLog(id, operation, { ...input, parseAs: "text" })
    : await client[operation.method](operation.path, input)
  if (!response.ok) throw new Error(`${id} answered ${response.status}: ${JSON.stringify(error).slice(0, 1500)}`)
  return data
}

await live({ call, has: (id) => operations.get(id).isOfSdk, ids: [...operations.keys()] })

if (read.size === logs.size) {
  limited(
    "logs, held to the contract",
    "the proxy reads NDJSON as one text; the SDK reads them without it",
    "@stoplight/prism-http/dist/utils/parseResponse.js",
    ": response.text()"
  )
}
