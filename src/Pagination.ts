/**
 * Lists as streams: the pages of an operation, or the items on them.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { makeNext, type Page, type PaginationError } from "./internal/answer/pages.ts"
import { at, type CallSite, callSite } from "./internal/failure/callSite.ts"

export type {
  /**
   * A page of a list.
   *
   * @since 0.1.0
   * @category models
   */
  Page
} from "./internal/answer/pages.ts"

/**
 * An operation that answers with a page.
 *
 * @since 0.1.0
 * @category models
 */
export type List = (request: never) => Effect.Effect<Page<unknown>, unknown, unknown>

/**
 * The page that an operation answers with.
 *
 * @since 0.1.0
 * @category models
 */
export type PageOf<L extends List> = Extract<Effect.Success<ReturnType<L>>, Page<unknown>>

/**
 * What is on the pages of an operation.
 *
 * @since 0.1.0
 * @category models
 */
export type ItemOf<L extends List> = PageOf<L>["data"][number]

type Given<L extends List> = NonNullable<Parameters<L>[0]>

type HasCursor<L extends List> = Given<L> extends { readonly query?: infer Query }
  ? "cursor" extends keyof NonNullable<Query> ? true : false
  : false

/** A list whose `nextCursor` is always null has one page, and needs no cursor to be asked for. */
type CanBePaged<L extends List> = [PageOf<L>["pagination"]["nextCursor"]] extends [null] ? unknown
  : HasCursor<L> extends true ? unknown
  : "This operation answers with a cursor, but takes none: only its first page can be read"

type QueryWithoutCursor<Query> = Query extends object
  ? { readonly [Name in keyof Query as Name extends "cursor" ? never : Name]: Query[Name] }
  : Query

/**
 * What an operation takes, without the cursor.
 *
 * @since 0.1.0
 * @category models
 */
export type Request<L extends List> = {
  readonly [Slot in keyof Given<L>]: Slot extends "query" ? QueryWithoutCursor<Given<L>[Slot]> : Given<L>[Slot]
}

/**
 * How pages are read.
 *
 * @since 0.1.0
 * @category models
 */
export interface Reading {
  /** Where to start: the `nextCursor` of an earlier page. The first page if omitted. */
  readonly from?: string | undefined
  /** Whether the next page is asked for while the last one is worked on: one page ahead, never more. Default: `false`. */
  readonly prefetch?: boolean | undefined
}

/**
 * What `items` and `pages` take beside the operation: what the operation takes without its cursor, and how to read.
 *
 * @since 0.1.0
 * @category models
 */
export type Options<L extends List> = Request<L> & (HasCursor<L> extends true ? Reading : unknown)

/** Left away where everything in it may be. */
type Rest<L extends List> = {} extends Options<L> ? readonly [options?: Options<L>] : readonly [options: Options<L>]

/** What is inferred of an operation, so that an editor shows it by name. */
type Lists<P, E, R> = (request: never) => Effect.Effect<P, E, R>

export {
  /**
   * The API announced another page in a way that would not end well.
   *
   * - `CursorRepeated`: it is a page that was read already, and so would be all that follow.
   * - `CursorMissing`: the page has no cursor to ask for it with.
   *
   * @since 0.1.0
   * @category errors
   */
  PaginationError
} from "./internal/answer/pages.ts"

const walk = <P extends Page<unknown>, A, E, R>(
  list: Lists<P, E, R>,
  options: ({ readonly query?: object } & Reading) | undefined,
  select: (page: P) => ReadonlyArray<A>,
  site: CallSite
): Stream.Stream<A, E | PaginationError, R> =>
  Stream.unwrap(Effect.gen(function*() {
    type Asked = Effect.Effect<P, E | PaginationError, R>
    const scope = yield* Effect.scope
    const { from, prefetch = false, ...request } = options ?? {}
    const next = makeNext(from)
    // What an operation takes was checked where it was given.
    const call = list as (request: object) => Asked
    const ask = (cursor: string | undefined): Asked =>
      Effect.suspend(() =>
        at(site, () => call(cursor === undefined ? request : { ...request, query: { ...request.query, cursor } }))
      )
    const begin = (page: Asked): Effect.Effect<Asked, never, R> =>
      prefetch
        ? Effect.map(Effect.forkIn(page, scope, { startImmediately: true }), Fiber.join)
        : Effect.succeed(page)

    return Stream.paginate(ask(from), (asked) =>
      Effect.gen(function*() {
        const page = yield* asked
        const following = next(page)
        if (following === undefined) return [select(page), Option.none()]
        if (typeof following !== "string") return [select(page), Option.some(Effect.fail(following))]
        return [select(page), Option.some(yield* begin(ask(following)))]
      }))
  }))

/**
 * Streams all items of a list, page after page.
 *
 * **Details**
 *
 * Takes the operation itself, and what the operation takes, without its cursor. A page is asked for when an item of it is needed,
 * so `Stream.take` and an interrupted consumer end the asking; the items of a page come as one chunk. `query.limit` is the size of
 * a page. Fails as the operation does, and with a `PaginationError` where the pages would never end; the items before a failure
 * have come. Operations that have one page only, as `services.listDomains`, are fine; those without cursors, as
 * `databases.listBackups`, do not compile.
 *
 * **Example** (The names of all databases of a project)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Pagination from "effect-prisma-management/Pagination"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * export const databaseNames = (projectId: string) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     return yield* Pagination.items(client.projects.listDatabases, { params: { projectId } }).pipe(
 *       Stream.map((database) => database.name),
 *       Stream.runCollect
 *     )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const items = <L extends List, Item, E, R>(
  list: L & CanBePaged<L> & Lists<Page<Item>, E, R>,
  ...[options]: Rest<L>
): Stream.Stream<Item, E | PaginationError, R> =>
  walk<Page<Item>, Item, E, R>(list, options, (page) => page.data, callSite(items))

/**
 * Streams the pages of a list.
 *
 * **When to use**
 *
 * To work on a page at a time, or to go on later: the `pagination.nextCursor` of the last page that was worked on is the `from` of
 * the next run. `items` has the details.
 *
 * **Example** (Going on where the last run ended)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Pagination from "effect-prisma-management/Pagination"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * export const copyProjects = (
 *   from: string | undefined,
 *   save: (names: ReadonlyArray<string>, nextCursor: string | null) => Effect.Effect<void>
 * ) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     yield* Pagination.pages(client.projects.list, { query: { limit: 50 }, from, prefetch: true }).pipe(
 *       Stream.runForEach(({ data, pagination }) => save(data.map(({ name }) => name), pagination.nextCursor))
 *     )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const pages = <L extends List, P extends Page<unknown>, E, R>(
  list: L & CanBePaged<L> & Lists<P, E, R>,
  ...[options]: Rest<L>
): Stream.Stream<P, E | PaginationError, R> => walk<P, P, E, R>(list, options, (page) => [page], callSite(pages))
