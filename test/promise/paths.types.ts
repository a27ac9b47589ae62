/**
 * The types of the calls are those of the published SDK, operation by operation, to the last optional property. A difference is a
 * compile error that names the operation and the part of it. What the API has gained since is listed by `npm run generate` in `beyond.ts`.
 */
import type {
  components as PublishedComponents,
  operations as PublishedOperations,
  paths as PublishedPaths
} from "@prisma/management-api-sdk"
import type { components, operations, paths } from "../../src/promise/paths.ts"
import type { BeyondId, BeyondKey } from "./beyond.ts"

/** Assignability both ways would not see an optional property more, so this asks for the identical type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace"

type Parameters = "path" | "query" | "header" | "cookie"

type At<T, K> = K extends keyof T ? T[K] : undefined

type Unless<Equal, Name> = Equal extends true ? never : Name

type Each<Name extends string, Keys extends string | number, A, B> = {
  [Key in Keys]: Unless<Same<At<A, Key>, At<B, Key>>, `${Name} ${Key}`>
}[Keys]

type OperationDifference<Name extends string, A, B> =
  | Each<`${Name}: parameters of the`, Parameters, At<A, "parameters">, At<B, "parameters">>
  | Unless<Same<Pick<A, keyof A & "requestBody">, Pick<B, keyof B & "requestBody">>, `${Name}: request body`>
  | Each<
    `${Name}: response`,
    Extract<keyof At<A, "responses"> | keyof At<B, "responses">, string | number>,
    At<A, "responses">,
    At<B, "responses">
  >
  | Unless<Same<keyof A, keyof B>, `${Name}: parts`>

type HasOperation<Item, M> = [NonNullable<At<Item, M>>] extends [never] ? false : true

type OperationsOf<Paths> = {
  [Path in keyof Paths & string]: {
    [M in Method]: HasOperation<Paths[Path], M> extends true ? `${Uppercase<M>} ${Path}` : never
  }[Method]
}[keyof Paths & string]

type Difference<Theirs, Ours> = {
  [Path in keyof Theirs & string]: {
    [M in Method]: HasOperation<Theirs[Path], M> extends false ? never
      : HasOperation<At<Ours, Path>, M> extends false ? `${Uppercase<M>} ${Path}: there is no such operation`
      : OperationDifference<`${Uppercase<M>} ${Path}`, At<Theirs[Path], M>, At<At<Ours, Path>, M>>
  }[Method]
}[keyof Theirs & string]

type None<Names extends string> = { readonly [Name in Names]: "not as in the published SDK" }

/** The error's text says what differs, and how many more do. */
export const differences: None<Exclude<Difference<PublishedPaths, paths>, `${BeyondKey}: ${string}`>> = {}

export const otherDifferences: None<
  | Each<"operation", Exclude<keyof PublishedOperations, BeyondId>, PublishedOperations, operations>
  | Unless<Same<keyof components, keyof PublishedComponents>, "components">
> = {}

/** The one operation that only the published guide knows, and those that are new. */
export const more: Same<
  Exclude<OperationsOf<paths>, OperationsOf<PublishedPaths> | BeyondKey>,
  "POST /v1/workspaces/{workspaceId}/projects"
> = true

/** The published guide names these two; the published types do not have them. */
export const named: ReadonlyArray<components["schemas"]["Workspace"]["id"] | components["schemas"]["Project"]["id"]> = [
  "wksp_1",
  "proj_1"
]

/** What of a difference this test sees: an optional property more, a literal less, a part, an operation, an answer. */
type Changed = {
  [Path in keyof PublishedPaths]: Path extends "/v1/projects/{id}" ? {
      get: WithQuery<PublishedPaths[Path]["get"]>
      patch: Omit<PublishedPaths[Path]["patch"], "requestBody"> & { requestBody: { content: { "text/plain": string } } }
      delete: Omit<PublishedPaths[Path]["delete"], "responses"> & {
        responses: Omit<PublishedPaths[Path]["delete"]["responses"], 204>
      }
    }
    : Path extends "/v1/workspaces" ? Omit<PublishedPaths[Path], "get">
    : Path extends "/v1/regions/postgres" ? { get: WithMoreFields<PublishedPaths[Path]["get"]> }
    : PublishedPaths[Path]
}

type WithQuery<Operation> = {
  [Part in keyof Operation]: Part extends "parameters"
    ? { [In in keyof Operation[Part]]: In extends "query" ? { more?: string } : Operation[Part][In] }
    : Operation[Part]
}

type WithMoreFields<Operation> = {
  [Part in keyof Operation]: Part extends "responses" ? {
      [Status in keyof Operation[Part]]: Status extends 200 ? More<Operation[Part][Status]> : Operation[Part][Status]
    }
    : Operation[Part]
}

/** One optional property more in the innermost objects. */
type More<T> = T extends ReadonlyArray<infer Item> ? Array<More<Item>>
  : T extends object ? { [Key in keyof T]: More<T[Key]> } & { more?: string }
  : T

export const seen: Same<
  Difference<PublishedPaths, Changed>,
  | "GET /v1/projects/{id}: parameters of the query"
  | "PATCH /v1/projects/{id}: request body"
  | "DELETE /v1/projects/{id}: response 204"
  | "GET /v1/workspaces: there is no such operation"
  | "GET /v1/regions/postgres: response 200"
> = true
