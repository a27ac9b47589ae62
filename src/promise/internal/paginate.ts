/**
 * Lists as async iterators: the items, or the pages that they are on.
 */
import type { FetchOptions } from "openapi-fetch"
import * as Predicate from "effect/Predicate"
import { makeNext, type Page } from "../../internal/answer/pages.ts"
import type { paths } from "../paths.ts"
import { type Client, read, unusable } from "./refused.ts"

type Operation<Path extends keyof paths> = paths[Path]["get"]

type Success<Op> = Op extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never

/**
 * The type of a page of a path.
 *
 * @since 0.1.0
 * @category models
 */
export type PageOf<Path extends keyof paths> = Extract<Success<Operation<Path>>, Page<unknown>>

/**
 * The type of an item on the pages of a path.
 *
 * @since 0.1.0
 * @category models
 */
export type ItemOf<Path extends keyof paths> = PageOf<Path>["data"][number]

type Parameters<Path extends keyof paths> = Operation<Path> extends { parameters: infer Given } ? Given : never

type Query<Path extends keyof paths> = Parameters<Path> extends { query?: infer Given } ? NonNullable<Given> : never

type HasCursor<Path extends keyof paths> = [Query<Path>] extends [never] ? false
  : "cursor" extends keyof Query<Path> ? true
  : false

/** A list whose `nextCursor` is always null has one page, and needs no cursor to be asked for. */
type CanBePaged<Path extends keyof paths> = [PageOf<Path>] extends [never] ? false
  : [PageOf<Path>["pagination"]["nextCursor"]] extends [null] ? true
  : HasCursor<Path>

/**
 * The paths of all lists that have pages.
 *
 * @since 0.1.0
 * @category models
 */
export type PagedPath = { [Path in keyof paths]: CanBePaged<Path> extends true ? Path : never }[keyof paths]

type WithoutCursor<Query> = [NonNullable<Query>] extends [never] ? Query : Omit<NonNullable<Query>, "cursor">

type Params<Path extends keyof paths> = {
  [Slot in keyof Parameters<Path>]: Slot extends "query" ? WithoutCursor<Parameters<Path>[Slot]>
    : Parameters<Path>[Slot]
}

interface Reading {
  /** Where to start: the `nextCursor` of an earlier page. The first page if omitted. */
  readonly from?: string | undefined
}

type ParamsOption<Path extends keyof paths> = {} extends Params<Path> ? { params?: Params<Path> }
  : { params: Params<Path> }

/**
 * What `client.GET` takes for the path, without its cursor; and where to start.
 *
 * @since 0.1.0
 * @category models
 */
export type PaginateOptions<Path extends PagedPath> =
  & Omit<FetchOptions<Operation<Path>>, "params" | "parseAs" | "body" | "bodySerializer">
  & ParamsOption<Path>
  & (HasCursor<Path> extends true ? Reading : unknown)

/** Left away where everything in it may be. */
type Rest<Path extends PagedPath> = {} extends PaginateOptions<Path> ? [options?: PaginateOptions<Path>]
  : [options: PaginateOptions<Path>]

interface LooseOptions extends Reading {
  readonly params?: { readonly query?: object } | undefined
  readonly signal?: AbortSignal | null | undefined
}

const isPage = (body: unknown): body is Page<unknown> => {
  const { data, pagination } = Object(body) as { readonly data?: unknown; readonly pagination?: unknown }
  const { hasMore, nextCursor } = Object(pagination) as { readonly hasMore?: unknown; readonly nextCursor?: unknown }
  return Array.isArray(data) && Predicate.isBoolean(hasMore) && (nextCursor === null || Predicate.isString(nextCursor))
}

async function* walk(client: Client, path: string, options: LooseOptions = {}): AsyncGenerator<Page<unknown>, void> {
  const { from, ...init } = options
  const next = makeNext(from)
  let cursor = from
  for (;;) {
    init.signal?.throwIfAborted()
    const query = cursor === undefined ? init.params?.query : { ...init.params?.query, cursor }
    const { data, response } = await read(client, path, { ...init, params: { ...init.params, query } })
    if (!isPage(data)) throw unusable(response, path, "a page")
    yield data
    const following = next(data)
    if (following === undefined) return
    if (typeof following !== "string") throw following
    cursor = following
  }
}

const pages = <Path extends PagedPath>(
  client: Client,
  path: Path,
  ...[options]: Rest<Path>
): AsyncGenerator<PageOf<Path>, void, undefined> =>
  walk(client, path, options) as AsyncGenerator<PageOf<Path>, void, undefined>

const items = async function*<Path extends PagedPath>(
  client: Client,
  path: Path,
  ...[options]: Rest<Path>
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  for await (const { data } of walk(client, path, options)) {
    for (const item of data) {
      yield item as ItemOf<Path>
      options?.signal?.throwIfAborted()
    }
  }
}

export const paginate = Object.assign(items, { pages })
