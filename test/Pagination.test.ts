import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Pagination from "../src/Pagination.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Client from "./support/client.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

interface Asked {
  readonly query?: { readonly cursor?: string | undefined; readonly limit?: number | undefined }
}

type Answer = Effect.Effect<Pagination.Page<number>, ApiError.NotFound>

const page = (data: ReadonlyArray<number>, nextCursor: string | null = null, hasMore = nextCursor !== null) =>
  Effect.succeed({ data, pagination: { hasMore, nextCursor } })

/** A list whose pages are written down, by the cursor that leads to them: `""` is the first. */
const scripted = (pages: { readonly [cursor: string]: Answer }) => {
  const asked: Array<string> = []
  const list = (request?: Asked): Answer =>
    Effect.suspend(() => {
      const cursor = request?.query?.cursor ?? ""
      asked.push(cursor)
      return pages[cursor] ?? Effect.die(`no page ${cursor}`)
    })
  return { asked, list }
}

const three = () => scripted({ "": page([1, 2], "b"), b: page([3, 4], "c"), c: page([5]) })

const notFound = new ApiError.NotFound({
  message: "Gone.",
  code: "resource-not-found",
  hint: undefined,
  retryAfter: undefined,
  requestId: undefined,
  details: {},
  body: ""
})

/** What came before the end, and how it ended. */
const runToEnd = <A, E>(stream: Stream.Stream<A, E>) =>
  Effect.gen(function*() {
    const came: Array<A> = []
    const exit = yield* Effect.exit(Stream.runForEach(stream, (item) => Effect.sync(() => came.push(item))))
    return { came, error: Exit.isFailure(exit) ? yield* Effect.flip(exit) : undefined }
  })

const projectNamed = (name: string) => ({
  id: `proj_${name}`,
  type: "project",
  url: `https://api.prisma.io/v1/projects/proj_${name}`,
  name,
  logicalId: null,
  createdAt: "2026-11-23T10:00:00.000Z",
  defaultRegion: null,
  workspace: { id: "wksp_1", url: "https://api.prisma.io/v1/workspaces/wksp_1", name: "Acme" }
})

describe("items", () => {
  it.effect("Pagination.items are all there, in order, with the rest of the query on every request", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(({ url }) => {
        const number = Number(url.searchParams.get("cursor") ?? "0")
        return RecordingServer.json(200, {
          data: [projectNamed(`a${number}`), projectNamed(`b${number}`)],
          pagination: { hasMore: number < 2, nextCursor: number < 2 ? String(number + 1) : null }
        })
      })
      const client = yield* Client.make(server.url)
      const names = yield* Pagination.items(client.projects.list, { query: { limit: 2, logicalId: "blog" } }).pipe(
        Stream.map(({ name }) => name),
        Stream.runCollect
      )
      assert.deepStrictEqual(names, ["a0", "b0", "a1", "b1", "a2", "b2"])
      assert.deepStrictEqual(server.requests.map(({ url }) => url.search), [
        "?limit=2&logicalId=blog",
        "?cursor=1&limit=2&logicalId=blog",
        "?cursor=2&limit=2&logicalId=blog"
      ])
    }))

  it.effect("Pagination.items of a page come as one chunk", () =>
    Effect.gen(function*() {
      const chunks: Array<ReadonlyArray<number>> = []
      yield* Stream.runForEachArray(
        Pagination.items(three().list),
        (chunk) => Effect.sync(() => chunks.push(chunk))
      )
      assert.deepStrictEqual(chunks, [[1, 2], [3, 4], [5]])
    }))

  it.effect("Pagination.items may start at a cursor", () =>
    Effect.gen(function*() {
      const { asked, list } = three()
      assert.deepStrictEqual(yield* Stream.runCollect(Pagination.items(list, { from: "b" })), [3, 4, 5])
      assert.deepStrictEqual(asked, ["b", "c"])
    }))

  it.effect("Pagination.items go on after a page without any", () =>
    Effect.gen(function*() {
      const { list } = scripted({ "": page([], "b"), b: page([1], "c"), c: page([], "d"), d: page([]) })
      assert.deepStrictEqual(yield* Stream.runCollect(Pagination.items(list)), [1])
    }))

  it.effect("Pagination.items end where `hasMore` is false, whatever the cursor", () =>
    Effect.gen(function*() {
      const { asked, list } = scripted({ "": page([1], "b", false) })
      assert.deepStrictEqual(yield* Stream.runCollect(Pagination.items(list)), [1])
      assert.deepStrictEqual(asked, [""])
    }))

  it.effect("Pagination.items are read anew by every run of the stream", () =>
    Effect.gen(function*() {
      const { asked, list } = three()
      const stream = Pagination.items(list, { prefetch: true })
      const runs = yield* Effect.all([Stream.runCollect(stream), Stream.runCollect(stream)], { concurrency: 2 })
      assert.deepStrictEqual(runs, [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]])
      assert.strictEqual(asked.length, 6)
    }))

  it.effect("Pagination.items of a list that has one page only are that page's", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const project = yield* client.projects.create({ payload: { name: "blog" } })
      const { id: serviceId } = yield* client.services.create({
        payload: { projectId: project.id, displayName: "web" }
      })
      for (const hostname of ["a.example.com", "b.example.com"]) {
        yield* client.services.createDomain({ params: { serviceId }, payload: { hostname } })
      }
      const domains = yield* Stream.runCollect(Pagination.items(client.services.listDomains, { params: { serviceId } }))
      assert.sameMembers(domains.map(({ hostname }) => hostname), ["a.example.com", "b.example.com"])
    }).pipe(Effect.provide(SandboxClient)))

  it.effect("Pagination.items of the sandbox are each there once, with and without looking ahead", () =>
    Effect.gen(function*() {
      const client = yield* ManagementClient.ManagementClient
      const created = yield* Effect.forEach(
        Array.from({ length: 23 }),
        (_, index) => client.projects.create({ payload: { name: `p${index}`, createDatabase: false } })
      )
      for (const prefetch of [false, true]) {
        const projects = yield* Stream.runCollect(
          Pagination.items(client.projects.list, { query: { limit: 5 }, prefetch })
        )
        assert.strictEqual(projects.length, 23)
        assert.sameMembers(
          projects.map(({ id }) => id),
          created.map(({ id }) => id)
        )
      }
    }).pipe(Effect.provide(SandboxClient)))
})

const SandboxClient = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provide(Sandbox.layer({ token: "test-token" }))
)

describe("pages", () => {
  it.effect("Pagination.pages are what the operation answers with", () =>
    Effect.gen(function*() {
      const { list } = three()
      const pages = yield* Stream.runCollect(Pagination.pages(list))
      assert.deepStrictEqual(pages.map(({ data }) => data), [[1, 2], [3, 4], [5]])
      assert.deepStrictEqual(pages.map(({ pagination }) => pagination.nextCursor), ["b", "c", null])
    }))

  it.effect("Pagination.pages are there also where they are empty", () =>
    Effect.gen(function*() {
      const { list } = scripted({ "": page([], "b"), b: page([1]) })
      assert.strictEqual((yield* Stream.runCollect(Pagination.pages(list))).length, 2)
    }))
})

describe("a page is asked for", () => {
  it.effect("a page is asked for when an item of it is needed, and not before", () =>
    Effect.gen(function*() {
      const { asked, list } = three()
      const stream = Pagination.items(list)
      assert.deepStrictEqual(asked, [])
      assert.deepStrictEqual(yield* Stream.runCollect(Stream.take(stream, 2)), [1, 2])
      assert.deepStrictEqual(asked, [""])
      const askedWhen: Array<number> = []
      yield* Stream.runForEach(Pagination.pages(list), () => Effect.sync(() => askedWhen.push(asked.length - 1)))
      assert.deepStrictEqual(askedWhen, [1, 2, 3])
    }))

  it.effect("a page is asked for one ahead with `prefetch`, and not two", () =>
    Effect.gen(function*() {
      const { asked, list } = scripted({
        "": page([1], "b"),
        b: page([2], "c"),
        c: page([3], "d"),
        d: page([4])
      })
      const askedWhen: Array<number> = []
      yield* Stream.runForEach(
        Pagination.pages(list, { prefetch: true }),
        // A slow consumer: what could run beside it has run.
        () => Effect.andThen(Effect.yieldNow, Effect.sync(() => askedWhen.push(asked.length)))
      )
      assert.deepStrictEqual(askedWhen, [2, 3, 4, 4])
    }))

  it.effect("a page is asked for beside the work on the page before", () =>
    Effect.gen(function*() {
      const second = yield* Deferred.make<void>()
      const { list } = scripted({
        "": page([1], "b"),
        b: Effect.andThen(Deferred.succeed(second, undefined), page([2]))
      })
      // The work on the first page ends only when the second one was asked for.
      const worked: Array<number> = []
      yield* Stream.runForEach(Pagination.items(list, { prefetch: true }), (item) =>
        Effect.andThen(Deferred.await(second), Effect.sync(() => worked.push(item))))
      assert.deepStrictEqual(worked, [1, 2])
    }))
})

describe("an interrupted consumer", () => {
  for (const prefetch of [false, true]) {
    it.effect(`an interrupted consumer of a list aborts the request that is under way${prefetch ? " ahead of it" : ""}`, () =>
      Effect.gen(function*() {
        const started = yield* Deferred.make<void>()
        const aborted = yield* Deferred.make<void>()
        const { list } = scripted({
          "": page([1], "b"),
          b: Effect.andThen(Deferred.succeed(started, undefined), Effect.never).pipe(
            Effect.onInterrupt(() => Deferred.succeed(aborted, undefined))
          )
        })
        const fiber = yield* Effect.forkChild(
          Stream.runForEach(Pagination.items(list, { prefetch }), () => prefetch ? Effect.never : Effect.void)
        )
        yield* Deferred.await(started)
        yield* Fiber.interrupt(fiber)
        assert.isTrue(yield* Deferred.isDone(aborted))
      }))
  }

  it.effect("a consumer of a list that has enough leaves no request behind", () =>
    Effect.gen(function*() {
      const aborted = yield* Deferred.make<void>()
      const { list } = scripted({
        "": page([1], "b"),
        b: Effect.never.pipe(Effect.onInterrupt(() => Deferred.succeed(aborted, undefined)))
      })
      assert.deepStrictEqual(yield* Stream.runCollect(Stream.take(Pagination.items(list, { prefetch: true }), 1)), [1])
      assert.isTrue(yield* Deferred.isDone(aborted))
    }))
})

describe("a failure", () => {
  for (const prefetch of [false, true]) {
    const suffix = prefetch ? " (with prefetch)" : ""

    it.effect(`a failure of a listed operation comes after the items before it${suffix}`, () =>
      Effect.gen(function*() {
        const { list } = scripted({ "": page([1, 2], "b"), b: Effect.fail(notFound) })
        const { came, error } = yield* runToEnd(Pagination.items(list, { prefetch }))
        assert.deepStrictEqual(came, [1, 2])
        assert.strictEqual(error, notFound)
      }))

    it.effect(`a failure of a page that nobody needs is none${suffix}`, () =>
      Effect.gen(function*() {
        const { list } = scripted({ "": page([1, 2], "b"), b: Effect.fail(notFound) })
        assert.deepStrictEqual(
          yield* Stream.runCollect(Stream.take(Pagination.items(list, { prefetch }), 2)),
          [1, 2]
        )
      }))

    it.effect(`a failure of a list is \`CursorMissing\` where there is more but no cursor${suffix}`, () =>
      Effect.gen(function*() {
        for (const cursor of [null, ""]) {
          const { came, error } = yield* runToEnd(
            Pagination.items(scripted({ "": page([1], "b"), b: page([2], cursor, true) }).list, { prefetch })
          )
          assert.deepStrictEqual(came, [1, 2])
          assert.instanceOf(error, Pagination.PaginationError)
          assert.deepInclude(error, {
            message: "Page 2 announces another page, but has no cursor for it.",
            reason: { _tag: "CursorMissing" },
            pages: 2
          })
        }
      }))

    it.effect(`a failure of a list is \`CursorRepeated\` where a page leads back${suffix}`, () =>
      Effect.gen(function*() {
        const circles = [
          { start: undefined, pages: { "": page([1], "b"), b: page([2], "b") }, came: [1, 2], cursor: "b" },
          {
            start: undefined,
            pages: { "": page([1], "b"), b: page([2], "c"), c: page([3], "b") },
            came: [1, 2, 3],
            cursor: "b"
          },
          { start: "b", pages: { b: page([2], "c"), c: page([], "b") }, came: [2], cursor: "b" }
        ]
        for (const { came: expected, cursor, pages, start } of circles) {
          const { asked, list } = scripted(pages)
          const { came, error } = yield* runToEnd(Pagination.items(list, { from: start, prefetch }))
          assert.deepStrictEqual(came, expected)
          assert.instanceOf(error, Pagination.PaginationError)
          assert.deepStrictEqual(error.reason, { _tag: "CursorRepeated", cursor })
          assert.strictEqual(error.message, `Page ${asked.length} has the cursor of a page that was already read.`)
          assert.strictEqual(asked.length, Object.keys(pages).length)
        }
      }))
  }

  it.effect("a list of an API that never ends is not waited for: each page is asked for once", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(
        RecordingServer.json(200, { data: [projectNamed("a")], pagination: { hasMore: true, nextCursor: "again" } })
      )
      const client = yield* Client.make(server.url)
      const { came, error } = yield* runToEnd(Pagination.items(client.projects.list))
      assert.strictEqual(came.length, 2)
      assert.strictEqual(error?._tag, "PaginationError")
      assert.strictEqual(server.requests.length, 2)
    }))
})
