/** The operations of the contract, and a plain call of one: for what a client has no method for. */
import { readFileSync } from "node:fs"

const document = JSON.parse(readFileSync(new URL("../../../openapi.json", import.meta.url), "utf8"))

const methods = ["get", "post", "put", "patch", "delete"]

/** What only the guide of the published SDK tells of, and its types do not. */
const ofGuide = new Set(["workspaces.createProject"])

/** By their ids: method, path, and whether the published SDK has them. */
export const operations = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => method in item).map((method) => [
      item[method].operationId,
      { method: method.toUpperCase(), path, isOfSdk: !ofGuide.has(item[method].operationId) }
    ])
  )
)

/** A method and a path, whatever its parameters are called. */
export const keyOf = ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]+\}/g, "{}")}`

const { SANDBOX_URL: url, PRISMA_SERVICE_TOKEN: token } = process.env

export const plain = async (id, { body, headers, params = {}, query = {} } = {}) => {
  const { method, path } = operations.get(id)
  const place = path.replaceAll(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(params[name]))
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const response = await fetch(`${url}${place}?${search}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body)
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${id} answered ${response.status}: ${text}`)
  return text === "" ? undefined : JSON.parse(text)
}

/** Moves the clock of the sandbox. */
export const advance = async (seconds) => {
  const { ok } = await fetch(`${url}/__sandbox/clock`, {
    method: "POST",
    body: JSON.stringify({ advance: seconds * 1000 })
  })
  if (!ok) throw new Error("the sandbox has no control")
}

/** Sends an archive to where a deployment wants it. */
export const upload = async (uploadUrl) => {
  const archive = await new Response(new Blob(["an application"]).stream().pipeThrough(new CompressionStream("gzip")))
    .arrayBuffer()
  const { ok } = await fetch(uploadUrl, {
    method: "PUT",
    headers: { "content-type": "application/gzip" },
    body: archive
  })
  if (!ok) throw new Error("the upload was refused")
}
