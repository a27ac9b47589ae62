/** What stops nothing, and has to be told: things that are gone, moved, or not in the contract. */
import { type Accepted, answering, answerOf, bodyOf, idOf, json, text, type Vendor } from "./mutation.ts"

const told = (
  name: string,
  change: (document: Vendor) => void,
  warnings: ReadonlyArray<RegExp>,
  holds?: Accepted["holds"]
): Accepted => ({
  name,
  change,
  told: warnings,
  ...(holds && { holds })
})

const moved = (from: string, to: string) => ({ paths }: Vendor) => {
  for (const [path, item] of Object.entries(paths)) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    delete paths[path]
    paths[to + path.slice(from.length)] = item
  }
}

export const warned: ReadonlyArray<Accepted> = [
  told("an operation that is gone", ({ paths }) => void delete paths["/v1/agent-approvals/{approvalId}"], [
    /^GET \/v1\/agent-approvals\/\{approvalId\} is gone: delete it from operations\.json$/,
    /^AgentApproval went with its operation: delete it from components\.json$/,
    /^AgentApproval\.expiresAt is gone: delete it from dates\.json$/
  ]),
  told("a deprecated field that is dropped", (document) => {
    const { properties } = answerOf(document, "/v1/projects/{projectId}/databases", "post", "201").properties.data
    delete properties.connectionString
    delete properties.apiKeys
  }, [/^CreatedDatabaseWithApiKeys\.connectionString is gone: delete it from sensitive\.json$/]),
  told(
    "a list of values that becomes any text",
    ({ paths }) => void (paths["/v1/regions"].get.parameters[0].schema = text),
    [/^Product /]
  ),
  told("a union that loses a member", (document) => {
    for (const { oneOf } of sourcesOf(document)) oneOf.shift()
  }, [/^ExistingDatabaseSourceInput is no longer at .*oneOf\/2: point components\.json to .*oneOf\/1$/]),
  told("two shapes that become one", (document) => {
    document.paths["/v1/workspaces/{workspaceId}/projects"].post.requestBody = structuredClone(
      document.paths["/v1/projects"].post.requestBody
    )
  }, [
    /^CreateProjectInWorkspaceInput has the shape of CreateProjectInput and is called so: delete CreateProjectInWorkspaceInput/
  ]),
  told(
    "a secret that is renamed",
    (document) => {
      const { properties } = answerOf(document, "/v1/buckets/{bucketId}/keys", "post", "201").properties.data
      properties.material = properties.secretAccessKey
      delete properties.secretAccessKey
    },
    [
      /^CreatedBucketKey\.secretAccessKey is gone: delete it from sensitive\.json$/,
      /response data\.material may be what secretAccessKey was, and is a secret now/
    ],
    (document) => document.components?.schemas?.["CreatedBucketKey"]?.properties?.["material"]?.["x-sensitive"] === true
  ),
  told("operations at another path", moved("/v1/integrations", "/v1/applications"), [
    /^GET \/v1\/integrations is GET \/v1\/applications now: rename it in operations\.json$/,
    /^IntegrationId is at .*~1applications.* now: point components\.json there$/
  ], (document) => idOf(document, "/v1/applications") === "integrations.list"),
  told(
    "a point in time that looks like none",
    (document) => void (answerOf(document, "/v1/me").properties.seenAt = text),
    [/^GET \/v1\/me response seenAt looks like a point in time: list it in dates\.json$/]
  ),
  told(
    "a shape that changes in the place where it is named only",
    (document) => void (answerOf(document, "/v1/projects", "get", "401").properties.traceId = text),
    [/^ErrorBody is no longer at .*: point components\.json to /]
  ),
  told("webhooks", (document) => void (document.webhooks = { made: { post: answering(text) } }), [
    /^\/webhooks: the client takes no webhooks/
  ]),
  told("callbacks", ({ paths }) => void (paths["/v1/me"].get.callbacks = {}), [
    /\/get\/callbacks: the client takes no callbacks/
  ]),
  told(
    "another way to say an answer",
    ({ paths }) => void (paths["/v1/me"].get.responses[200].content["text/csv"] = { schema: text }),
    [
      /\/responses\/200: text\/csv is not in the contract: the client speaks application\/json here$/
    ]
  ),
  told(
    "another way to say a body",
    ({ paths }) => void (paths["/v1/projects"].post.requestBody.content["multipart/form-data"] = { schema: text }),
    [
      /\/requestBody: multipart\/form-data is not in the contract/
    ]
  ),
  told("an error as problem+json", ({ paths }) => {
    paths["/v1/regions"].get.responses[401] = {
      description: "",
      content: { "application/problem+json": { schema: text } }
    }
  }, [/\/responses\/401: application\/problem\+json is not in the contract: the client speaks JSON here$/]),
  told(
    "a parameter that only the path names",
    ({ paths }) => void (paths["/v1/regions/{region}"] = { get: { responses: { 200: json(text) } } }),
    [
      /^GET \/v1\/regions\/\{region\} does not say what region of its path is: it is any text$/
    ]
  ),
  told(
    "a field that looks like a secret",
    (document) => void (bodyOf(document, "/v1/buckets").properties.encryptionKey = text),
    [
      /^POST \/v1\/buckets body encryptionKey looks like a secret and is one now: list it in sensitive\.json/
    ]
  )
]

/** The unions of what a database was made from. */
const sourcesOf = (value: Vendor): ReadonlyArray<Vendor> =>
  typeof value !== "object" || value === null ? [] : [
    ...(Array.isArray(value.oneOf) && value.oneOf.length === 3 && value.oneOf[0]?.properties?.type !== undefined
      ? [value]
      : []),
    ...Object.values(value).flatMap(sourcesOf)
  ]
