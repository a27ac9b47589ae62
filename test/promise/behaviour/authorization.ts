/** Which `Authorization` a call carries. */
import { access, type Behaviour, denied, found, type World } from "../support/world.ts"

const lastAuthorization = ({ server }: Pick<World, "server">) => server.take().headers.authorization ?? null

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "a token is a bearer token",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects")
      return lastAuthorization({ server })
    },
    both: "Bearer a-token"
  },
  {
    name: "without a token there is no Authorization",
    run: async ({ sdk, server }) => {
      await sdk.createManagementApiClient({ baseUrl: server.url }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    both: null
  },
  {
    name: "headers.Authorization takes precedence over token",
    run: async ({ client, server }) => {
      await client({ headers: { Authorization: "Bearer mine" } }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: "Bearer a-token",
    ours: "Bearer mine",
    because: "The guide says that `headers.Authorization` takes precedence over `token`; in the published SDK it loses."
  },
  {
    name: "headers.Authorization without a token is sent",
    run: async ({ sdk, server }) => {
      await sdk.createManagementApiClient({ baseUrl: server.url, headers: { Authorization: "Bearer mine" } })
        .GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: null,
    ours: "Bearer mine",
    because: "The published SDK drops `headers.Authorization` where there is no `token`."
  },
  {
    name: "headers.authorization in small letters is the same header",
    run: async ({ client, server }) => {
      await client({ headers: { authorization: "Bearer mine" } }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: "Bearer a-token",
    ours: "Bearer mine",
    because: "Names of headers have no case: `headers.authorization` takes precedence as `headers.Authorization` does."
  },
  {
    name: "Authorization of a call wins over the token of a simple client",
    run: async ({ client, server }) => {
      await client().GET("/v1/projects", { headers: { Authorization: "Bearer call" } })
      return lastAuthorization({ server })
    },
    both: "Bearer call"
  },
  {
    name: "a full client sends the access token of its storage, and asks the storage each time",
    run: async ({ full, requests, server, storage }) => {
      server.answerWith(found)
      const { client } = full()
      await client.GET("/v1/projects")
      storage.plant({ workspaceId: "wksp_1", accessToken: access(7) })
      await client.GET("/v1/projects")
      return requests()
    },
    both: ["GET /v1/projects 1", "GET /v1/projects 7"]
  },
  {
    name: "a full client without tokens says to log in first, and sends nothing",
    run: async ({ full, message, server, storage }) => {
      storage.plant(null)
      return [await message(full().client.GET("/v1/projects")), server.requests.length]
    },
    both: [["AuthError", "No tokens available. Please log in first."], 0]
  },
  {
    name: "a 401 of a simple client is the error of the API",
    run: async ({ answer, client, server }) => {
      server.answerWith(denied)
      return [await answer(client().GET("/v1/projects")), server.requests.length]
    },
    both: [{ status: 401, error: { error: { code: "authentication-failed", message: "No." } } }, 1]
  },
  {
    name: "the token of a simple client does not follow a redirect to another origin",
    run: async ({ client, server }) => {
      const origin = server.url.replace("127.0.0.1", "localhost")
      server.answerWith(({ headers, url }) =>
        url.pathname === "/v1/projects" && headers.host!.startsWith("127.0.0.1")
          ? { status: 307, headers: { location: `${origin}/elsewhere` } }
          : found
      )
      await client().GET("/v1/projects").catch(() => {})
      return server.requests.slice(1).map(({ headers }) => headers.authorization ?? null)
        .filter((authorization) => authorization !== null)
    },
    both: []
  },
  {
    name: "a blank token is none",
    run: async ({ client, server }) => {
      await client({ token: " " }).GET("/v1/projects")
      return lastAuthorization({ server })
    },
    published: "Bearer",
    ours: null,
    because: "A variable of the environment that is blank is not a token."
  },
  {
    name: "a token that is none is not quoted",
    run: async ({ client, message }) => {
      const [kind, text] = await message(client({ token: "s3cret\ns3cret" }).GET("/v1/projects")) as [string, string]
      return [kind, text.includes("s3cret")]
    },
    published: ["TypeError", true],
    ours: ["AuthError", false],
    because: "A platform quotes the header that it refuses, with the token in it. Messages end in logs."
  },
  {
    name: "a token is not sent in the clear",
    run: async ({ client, outcome }) => {
      const fetch = async ({ headers }: Request) => Response.json({ data: headers.get("authorization") })
      return outcome(client({ baseUrl: "http://api.example", fetch }).GET("/v1/projects").then(({ data }) => data))
    },
    published: { data: "Bearer a-token" },
    ours: "FetchError",
    because: "A token goes to https, or to a loopback address."
  }
]
