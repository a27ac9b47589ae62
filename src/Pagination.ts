/**
 * Reads lists as streams: the pages of an operation, or the items on them.
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
 * An operation that returns a page.
 *
 * @since 0.1.0
 * @category models
 */
export type List = (request: never) => Effect.Effect<Page<unknown>, unknown, unknown>

/**
 * The type of page that an operation returns.
 *
 * @since 0.1.0
 * @category models
 */
export type PageOf<L extends List> = Extract<Effect.Success<ReturnType<L>>, Page<unknown>>

/**
 * The type of item on the pages of an operation.
 *
 * @since 0.1.0
 * @category models
 */
export type ItemOf<L extends List> = PageOf<L>["data"][number]

type Given<L extends List> = NonNullable<Parameters<L>[0]>

type HasCursor<L extends List> = Given<L> extends { readonly query?: infer Query }
  ? "cursor" extends keyof NonNullable<Query> ? true : false
  : false

/** A list whose `nextCursor` is always null has one page, and no cursor parameter. */
type CanBePaged<L extends List> = [PageOf<L>["pagination"]["nextCursor"]] extends [null] ? unknown
  : HasCursor<L> extends true ? unknown
  : "This operation answers with a cursor, but takes none: only its first page can be read"

type QueryWithoutCursor<Query> = Query extends object
  ? { readonly [Name in keyof Query as Name extends "cursor" ? never : Name]: Query[Name] }
  : Query

/**
 * The input of an operation, without the cursor.
 *
 * @since 0.1.0
 * @category models
 */
export type Request<L extends List> = {
  readonly [Slot in keyof Given<L>]: Slot extends "query" ? QueryWithoutCursor<Given<L>[Slot]> : Given<L>[Slot]
}

/**
 * How to read pages.
 *
 * @since 0.1.0
 * @category models
 */
export interface Reading {
  /** The cursor to start after: `nextCursor` of an earlier page. Omitted: starts with the first page. */
  readonly from?: string | undefined
  /** Whether to request the next page while you work on the current one, at most one page ahead. Default: `false`. */
  readonly prefetch?: boolean | undefined
}

/**
 * The options of `items` and `pages`: the input of the operation without its cursor, and how to read.
 *
 * @since 0.1.0
 * @category models
 */
export type Options<L extends List> = Request<L> & (HasCursor<L> extends true ? Reading : unknown)

/** Omitted if everything in it is optional. */
type Rest<L extends List> = {} extends Options<L> ? readonly [options?: Options<L>] : readonly [options: Options<L>]

/** What is inferred from an operation, so that an editor shows it by name. */
type Lists<P, E, R> = (request: never) => Effect.Effect<P, E, R>

export {
  /**
   * The API announced a next page that would never end the list.
   *
   * - `CursorRepeated`: it is a page that was already read.
   * - `CursorMissing`: there is no cursor to request it with.
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
 * Streams all items of a list, page by page.
 *
 * **When to use**
 *
 * Use to read a whole list, or its beginning. To resume later from a page, use `pages`.
 *
 * **Details**
 *
 * Pass the operation itself, and its input without the cursor. A page is requested when its first item is needed, so
 * `Stream.take` or an interruption stops the requests. The items of a page arrive as one chunk. `query.limit` is the
 * size of a page.
 *
 * Fails like the operation, or with a `PaginationError` if the pages would never end. The items before a failure have
 * already arrived. Operations with a single page, such as `services.listDomains`, work too. Operations without cursors,
 * such as `databases.listBackups`, do not compile.
 *
 * **Example** (Listing the names of all databases of a project)
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
 * Use to work on one page at a time, or to resume later: pass `pagination.nextCursor` of the last finished page as
 * `from` of the next run. See `items` for details.
 *
 * **Example** (Resuming where the last run ended)
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
