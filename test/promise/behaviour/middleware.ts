/** What middleware of a program sees and does. */
import { type Behaviour, found, granted, serve } from "../support/world.ts"

export const behaviours: ReadonlyArray<Behaviour> = [
  {
    name: "middleware changes requests and answers, in order and in reverse",
    run: async ({ client, server }) => {
      server.answerWith(found)
      const said: Array<string> = []
      const calls = client()
      for (const name of ["a", "b"]) {
        calls.use({
          onRequest: ({ request, schemaPath }) => {
            said.push(`${name} ${schemaPath}`)
            request.headers.set(`x-${name}`, "1")
          },
          onResponse: ({ response }) => {
            said.push(`${name} ${response.status}`)
            return Response.json({ data: [name] }, { status: 201 })
          }
        })
      }
      const { data, response } = await calls.GET("/v1/projects")
      const { headers } = server.take()
      return { said, data, status: response.status, sent: [headers["x-a"], headers["x-b"]] }
    },
    both: {
      said: ["a /v1/projects", "b /v1/projects", "b 200", "a 201"],
      data: { data: ["a"] },
      status: 201,
      sent: ["1", "1"]
    }
  },
  {
    name: "middleware may send another request, or answer itself",
    run: async ({ answer, client, server }) => {
      server.answerWith(found)
      const calls = client()
      const other = { onRequest: ({ request }: { request: Request }) => new Request(`${request.url}?more=1`, request) }
      calls.use(other)
      await calls.GET("/v1/projects")
      calls.eject(other)
      calls.use({ onRequest: () => Response.json({ data: "mine" }) })
      return [server.take().url.search, await answer(calls.GET("/v1/projects")), server.requests.length]
    },
    both: ["?more=1", { status: 200, data: { data: "mine" } }, 0]
  },
  {
    name: "ejected middleware is gone",
    run: async ({ client }) => {
      let count = 0
      const counting = { onRequest: () => void count++ }
      const calls = client()
      calls.use(counting)
      await calls.GET("/v1/projects")
      calls.eject(counting)
      await calls.GET("/v1/projects")
      return count
    },
    both: 1
  },
  {
    name: "middleware of a program sees the failures of a full client, and may answer instead",
    run: async ({ answer, dead, failure, full }) => {
      const calls = full({ apiBaseUrl: dead }).client
      const seen: Array<unknown> = []
      calls.use({
        onError: ({ error }) => {
          seen.push(failure(error))
          return Response.json({ data: "cached" })
        }
      })
      return [await answer(calls.POST("/v1/projects")), seen]
    },
    both: [{ status: 200, data: { data: "cached" } }, ["FetchError"]]
  },
  {
    name: "middleware of a program that sets Authorization on a full client does not have its way",
    run: async ({ full, server }) => {
      const calls = full().client
      calls.use({ onRequest: ({ request }) => request.headers.set("authorization", "Bearer other") })
      await calls.GET("/v1/projects")
      return server.take().headers.authorization === "Bearer other"
    },
    both: false
  },
  {
    name: "what middleware throws comes as it is",
    run: ({ client, outcome }) => {
      const calls = client()
      calls.use({
        onRequest: () => {
          throw new RangeError("mine")
        }
      })
      return outcome(calls.GET("/v1/projects"))
    },
    both: "RangeError"
  },
  {
    name: "middleware sees the token of a simple client, and none of a full client",
    run: async ({ client, full }) => {
      const seen: Array<string | null> = []
      for (const calls of [client(), full().client]) {
        calls.use({ onRequest: ({ request }) => void seen.push(request.headers.get("authorization")) })
        await calls.GET("/v1/projects")
      }
      return seen
    },
    both: ["Bearer a-token", null]
  },
  {
    name: "middleware sees one answer, where a full client refreshed between",
    run: async (world) => {
      serve(world, [2], granted(2))
      const { client } = world.full()
      const seen: Array<number | string> = []
      client.use({
        onRequest: () => void seen.push("request"),
        onResponse: ({ response }) => void seen.push(response.status)
      })
      await client.GET("/v1/projects")
      return seen
    },
    both: ["request", 200]
  }
]
