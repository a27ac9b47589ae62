/** Lists of the Promise entry, page after page. */
import { assert, describe } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as ApiError from "../../src/ApiError.ts"
import * as FetchError from "../../src/FetchError.ts"
import { isApiError, type ManagementApiClient, paginate, PaginationError } from "../../src/promise/index.ts"
import * as RecordingServer from "../support/RecordingServer.ts"
import { caught, clientOf, sdkOf, test } from "./support/ours.ts"
import { access, denied, granted, later, type World } from "./support/world.ts"

interface Page {
  readonly data: ReadonlyArray<{ readonly id: string }>
  readonly pagination: { readonly hasMore: boolean; readonly nextCursor: string | null }
}

const page = (items: string, nextCursor: string | null = null, hasMore = nextCursor !== null): Page => ({
  data: Array.from(items, (id) => ({ id })),
  pagination: { hasMore, nextCursor }
})

/** Answers with the page of each cursor. */
const answerWith = ({ server }: World, pages: { readonly [cursor: string]: unknown }) =>
  server.answerWith(({ url }) => RecordingServer.json(200, pages[url.searchParams.get("cursor") ?? ""]))

const abc = { "": page("ab", "1"), "1": page("cd", "2"), "2": page("e") }

const cursors = ({ server }: World) => server.requests.map(({ url }) => url.searchParams.get("cursor"))

/** The ids that came, and what the loop ended with. */
const walked = async (items: AsyncIterable<{ readonly id: string }>) => {
  const ids: Array<string> = []
  try {
    for await (const { id } of items) ids.push(id)
    return { ids: ids.join(""), error: undefined }
  } catch (error) {
    return { ids: ids.join(""), error }
  }
}

describe("paginate", () => {
  test("paginate gives all items, in order, and asks for a page when an item of it is needed", async (world) => {
    answerWith(world, abc)
    const items = paginate(clientOf(world), "/v1/projects", { params: { query: { limit: 2 } } })
    assert.lengthOf(world.server.requests, 0)
    const seen: Array<unknown> = []
    for await (const { id } of items) seen.push([id, world.server.requests.length])
    assert.deepStrictEqual(seen, [["a", 1], ["b", 1], ["c", 2], ["d", 2], ["e", 3]])
    assert.deepStrictEqual(cursors(world), [null, "1", "2"])
    assert.isTrue(world.server.requests.every(({ url }) => url.searchParams.get("limit") === "2"))
  })

  test("paginate.pages gives the pages as they are, from where an earlier run ended", async (world) => {
    answerWith(world, abc)
    const pages: Array<unknown> = []
    for await (const each of paginate.pages(clientOf(world), "/v1/projects", { from: "1" })) pages.push(each)
    assert.deepStrictEqual(pages, [abc["1"], abc["2"]])
  })

  test("paginate puts parameters into the path, with the SDK's client too", async (world) => {
    answerWith(world, { "": page("a") })
    const params = { path: { projectId: "proj_1" } }
    assert.deepStrictEqual(
      await walked(paginate(sdkOf(world).client, "/v1/projects/{projectId}/databases", { params })),
      { ids: "a", error: undefined }
    )
    assert.deepStrictEqual(world.requests(), ["GET /v1/projects/proj_1/databases 1"])
  })

  test("break ends the asking", async (world) => {
    answerWith(world, abc)
    for await (const { id } of paginate(clientOf(world), "/v1/projects")) if (id === "b") break
    await later()
    assert.deepStrictEqual(cursors(world), [null])
  })

  test("two loops over one client do not know of each other", async (world) => {
    answerWith(world, abc)
    const client = clientOf(world)
    const both = await Promise.all([walked(paginate(client, "/v1/projects")), walked(paginate(client, "/v1/projects"))])
    assert.deepStrictEqual(both, [{ ids: "abcde", error: undefined }, { ids: "abcde", error: undefined }])
  })
})

describe("a list that would not end", () => {
  const cases = {
    "leads back to its first page": [{ "": page("a", "1"), "1": page("b", "2"), "2": page("c", "1") }, "abc", {
      _tag: "CursorRepeated",
      cursor: "1"
    }, 3],
    "repeats a cursor at once": [{ "": page("a", "1"), "1": page("b", "1") }, "ab", {
      _tag: "CursorRepeated",
      cursor: "1"
    }, 2],
    "has more, and no cursor": [{ "": page("a", null, true) }, "a", { _tag: "CursorMissing" }, 1],
    "has more, and an empty cursor": [{ "": page("a", "", true) }, "a", { _tag: "CursorMissing" }, 1]
  } as const
  for (const [name, [pages, ids, reason, read]] of Object.entries(cases)) {
    test(`a list that ${name} rejects with a PaginationError, after its items`, async (world) => {
      answerWith(world, pages)
      const walk = await walked(paginate(clientOf(world), "/v1/projects"))
      assert.instanceOf(walk.error, PaginationError)
      assert.deepStrictEqual([walk.ids, walk.error.reason, walk.error.pages], [ids, reason, read])
    })
  }

  test("a list that leads back to where it was begun rejects", async (world) => {
    answerWith(world, { "7": page("a", "8"), "8": page("b", "7") })
    const walk = await walked(paginate(clientOf(world), "/v1/projects", { from: "7" }))
    assert.instanceOf(walk.error, PaginationError)
    assert.strictEqual(walk.ids, "ab")
  })
})

describe("a page that is refused", () => {
  const refusing = (world: World, answer: RecordingServer.Answer) =>
    world.server.answerWith(({ url }) =>
      url.searchParams.has("cursor") ? answer : RecordingServer.json(200, page("ab", "1"))
    )

  test("a page that is refused is the error class of its status, after the items before it", async (world) => {
    refusing(world, {
      ...RecordingServer.json(503, {
        error: { code: "internal-server-error", message: "Later.", hint: "Wait.", id: 7 }
      }),
      headers: { "content-type": "application/json", "retry-after": "3", "x-request-id": "req_1" }
    })
    const { error, ids } = await walked(paginate(clientOf(world), "/v1/projects"))
    assert.strictEqual(ids, "ab")
    assert(isApiError(error))
    assert.instanceOf(error, ApiError.ServiceUnavailable)
    assert.deepInclude(JSON.parse(JSON.stringify(error)), {
      _tag: "ServiceUnavailable",
      status: 503,
      code: "internal-server-error",
      message: "Later.",
      hint: "Wait.",
      requestId: "req_1",
      details: { id: 7 },
      operation: "GET /v1/projects"
    })
    assert.include(error.body, "Later.")
    assert.strictEqual(error.retryAfter && Duration.toMillis(error.retryAfter), 3000)
    // A program's own loop may ask again: reading does nothing twice.
    assert.isTrue(ApiError.isRetryable(error))
  })

  test("a page that is refused with a status of no class, by a gateway in its own words, is told as such", async (world) => {
    refusing(world, { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" })
    const { error } = await walked(paginate(clientOf(world), "/v1/projects"))
    assert.instanceOf(error, ApiError.UnexpectedStatus)
    assert.deepInclude(error, { status: 502, code: "", message: "The API answered 502: Bad gateway" })
    assert.strictEqual(error.body, "<h1>Bad gateway</h1>")
  })

  test("a page that is refused shows no token, whoever repeats it, and leads to the line of the loop", async (world) => {
    refusing(world, RecordingServer.json(403, { error: { code: "permission-denied", message: "Not with a-token!" } }))
    const ofTheProgram = async () => {
      for await (const _ of paginate(clientOf(world), "/v1/projects"));
    }
    const error = await caught(ofTheProgram())
    assert.instanceOf(error, ApiError.Forbidden)
    assert.notInclude(JSON.stringify(error) + error.stack, "a-token")
    assert.match(error.stack!, /at (async )?.*ofTheProgram .*paginate\.test\.ts:\d+/)
    assert.include(error.stack!, "GET /v1/projects: 403 permission-denied")
  })

  test("a page of the SDK shows no access token either", async (world) => {
    const message = `Not with ${access(1)}!`
    refusing(world, RecordingServer.json(403, { error: { code: "permission-denied", message } }))
    const { error } = await walked(paginate(sdkOf(world).client, "/v1/projects"))
    assert.instanceOf(error, ApiError.Forbidden)
    assert.notInclude(JSON.stringify(error) + error.stack, access(1))
  })

  test("a client that is not ours rejects with the same classes", async (world) => {
    refusing(world, RecordingServer.json(404, { error: { code: "resource-not-found", message: "None." } }))
    const { GET } = clientOf(world)
    const other = { GET: (path: never, init: never) => GET(path, init) } as unknown as Pick<ManagementApiClient, "GET">
    const { error } = await walked(paginate(other, "/v1/projects"))
    assert.instanceOf(error, ApiError.NotFound)
  })

  test("a connection that breaks in the middle of a page rejects with a FetchError", async (world) => {
    const { error, ids } = await walked(paginate(clientOf(world, { baseUrl: world.cut }), "/v1/projects"))
    assert.instanceOf(error, FetchError.FetchError)
    assert.deepStrictEqual([ids, error.reason._tag], ["", "Transport"])
  })

  test("an expired token is refreshed between two pages", async (world) => {
    const good = new Set([access(1)])
    world.server.answerWith(({ headers, url }) => {
      if (url.pathname === "/token") {
        good.add(access(2))
        return granted(2)
      }
      if (!good.has(headers.authorization!.replace("Bearer ", ""))) return denied
      good.delete(access(1))
      return RecordingServer.json(200, url.searchParams.has("cursor") ? page("c") : page("ab", "1"))
    })
    assert.deepStrictEqual(await walked(paginate(sdkOf(world).client, "/v1/projects")), {
      ids: "abc",
      error: undefined
    })
    assert.strictEqual(world.exchanges(), 1)
  })

  for (
    const [name, body] of Object.entries({
      "a list": [],
      "no pagination": { data: [] },
      "no data": { pagination: { hasMore: false, nextCursor: null } },
      "an odd cursor": { data: [], pagination: { hasMore: true, nextCursor: 7 } },
      null: null
    })
  ) {
    test(`an answer that is no page rejects with a FetchError: ${name}`, async (world) => {
      world.server.answerWith(RecordingServer.json(200, body))
      const { error } = await walked(paginate(clientOf(world), "/v1/projects"))
      assert.instanceOf(error, FetchError.FetchError)
      assert.strictEqual(error.reason._tag, "InvalidResponse")
    })
  }
})

test("what is no client is told as such: an SDK, which has one, or nothing", async (world) => {
  for (const given of [world.full(), undefined, null, {}]) {
    const { error } = await walked(paginate(given as never, "/v1/projects"))
    assert.instanceOf(error, FetchError.FetchError)
    assert.include(error.message, "client: Expected a client, such as `api.client` of an SDK")
  }
})

describe("the signal of a list", () => {
  test("the signal of a list ends it with its reason, while a page is asked for", async (world) => {
    const controller = new AbortController()
    world.server.answerWith(({ url }) => {
      if (!url.searchParams.has("cursor")) return RecordingServer.json(200, page("ab", "1"))
      controller.abort("enough")
      return new Promise<never>(() => {})
    })
    const walk = await walked(paginate(clientOf(world), "/v1/projects", { signal: controller.signal }))
    assert.deepStrictEqual(walk, { ids: "ab", error: "enough" })
  })

  test("the signal of a list ends it between two items, and before the first", async (world) => {
    answerWith(world, abc)
    const controller = new AbortController()
    const { signal } = controller
    const ids: Array<string> = []
    const loop = async () => {
      for await (const { id } of paginate(clientOf(world), "/v1/projects", { signal })) {
        ids.push(id)
        controller.abort("enough")
      }
    }
    assert.strictEqual(await caught(loop()), "enough")
    assert.deepStrictEqual(ids, ["a"])
    assert.deepStrictEqual(await walked(paginate(clientOf(world), "/v1/projects", { signal })), {
      ids: "",
      error: "enough"
    })
    assert.lengthOf(world.server.requests, 1)
  })
})
