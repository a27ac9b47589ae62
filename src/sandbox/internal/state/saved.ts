/**
 * Checks what was saved before a sandbox goes on with it, to the last row: what is wrong is told with its place at the start, instead of in an answer
 * that fails later. It never tells a value, which may be a secret.
 */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { bounded, type Findings, type Issue } from "../../../internal/failure/issues.ts"
import { fromSchemaError } from "../../../internal/failure/schemaIssues.ts"
import { completed } from "./earlier.ts"
import { Count } from "./fields.ts"
import { format } from "./journal.ts"
import { isPrinted } from "./printedToken.ts"
import { type Reference, referencesIn } from "./references.ts"
import type * as rows from "./rows.ts"
import { latest, type Snapshot } from "./Store.ts"
import type { Row } from "./Table.ts"
import { names, type RowOf, type Tables, tables } from "./tables.ts"

type Name = keyof Tables

/** The rows of every table. */
type Contents = { readonly [Table in Name]: ReadonlyArray<RowOf<Table>> }

const strict = { errors: "all", onExcessProperty: "error" } as const

const decodeFile = Schema.decodeUnknownResult(
  Schema.Struct({
    format: Schema.Literals([1, format]),
    seq: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
    moved: Schema.Finite.check(Schema.isBetween({ minimum: -latest, maximum: latest })),
    frozen: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: latest }))),
    ids: Schema.optionalKey(Schema.Record(Schema.String, Count)),
    tables: Schema.Record(Schema.String, Schema.Array(Schema.Unknown))
  }),
  strict
)

/** `timeline.0.at` under `tables.domains[1]` is `tables.domains[1].timeline[0].at`. */
const placed = (issue: Issue, base: string): Issue => ({
  ...issue,
  path: [base, ...issue.path.split(".")].filter((key) => key !== "").reduce((path, key) =>
    /^\d+$/.test(key) ? `${path}[${key}]` : `${path}.${key}`
  )
})

const placeOf = (table: string, index: number): string => `tables.${table}[${index}]`

/** The rows of a table that are right by themselves, and what is wrong with the others. */
const decodeTable = (name: Name, values: ReadonlyArray<unknown>) => {
  const decode = Schema.decodeUnknownResult<Schema.Codec<Row, unknown>>(tables[name].schema, strict)
  const found: Array<Row> = []
  const issues: Array<Issue> = []
  for (const [index, value] of values.entries()) {
    const row = decode(value)
    if (Result.isSuccess(row)) found.push(row.success)
    else issues.push(...fromSchemaError(row.failure).issues.map((issue) => placed(issue, placeOf(name, index))))
  }
  return { found, issues }
}

function* idIssues(name: Name, found: ReadonlyArray<Row>, last: number): Generator<Issue> {
  const { prefix } = tables[name]
  const seen = new Set<string>()
  let seq = 0
  for (const [index, row] of found.entries()) {
    const place = placeOf(name, index)
    if (!row.id.startsWith(prefix)) yield { path: `${place}.id`, message: `Expected an id that begins with ${prefix}` }
    if (seen.has(row.id)) yield { path: `${place}.id`, message: "Expected an id that no other row has" }
    if (row.seq <= seq) yield { path: `${place}.seq`, message: `Expected more than that of the row before, ${seq}` }
    if (row.seq > last) yield { path: `${place}.seq`, message: `Expected no more than the seq of the file, ${last}` }
    seen.add(row.id)
    seq = row.seq
  }
}

function* referenceIssues(name: Name, found: ReadonlyArray<Row>, ids: Ids): Generator<Issue> {
  for (const [index, row] of found.entries()) {
    for (const { id, path, table } of referencesIn(tables[name].schema.ast, row)) {
      if (ids[table]?.has(id) !== true) {
        const message = `Expected the id of a row in tables.${table}`
        yield placed({ path: path.map(String).join("."), message }, placeOf(name, index))
      }
    }
  }
}

type Ids = { readonly [table: string]: ReadonlySet<Reference["id"]> }

interface Placed {
  readonly projectId: string | null
  readonly branchId: string | null
}

/** What is on a branch is in the project of that branch. */
function* branchIssues(contents: Contents): Generator<Issue> {
  const projectOf = new Map(contents.branches.map(({ id, projectId }) => [id, projectId]))
  for (const name of ["databases", "services", "buckets", "environmentVariables", "builds"] as const) {
    const found: ReadonlyArray<Placed> = contents[name]
    for (const [index, { branchId, projectId }] of found.entries()) {
      if (branchId !== null && projectOf.get(branchId) !== projectId) {
        yield { path: `${placeOf(name, index)}.branchId`, message: "Expected a branch of its project" }
      }
    }
  }
}

const countDefaults = (branches: ReadonlyArray<rows.Branch>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { isDefault, projectId } of branches) {
    if (isDefault) counts.set(projectId, (counts.get(projectId) ?? 0) + 1)
  }
  return counts
}

/** What a sandbox cannot do without. */
function* missing(contents: Contents): Generator<Issue> {
  const defaults = countDefaults(contents.branches)
  for (const [index, { id }] of contents.projects.entries()) {
    if (defaults.get(id) !== 1) {
      yield { path: placeOf("projects", index), message: "Expected one default branch of it in tables.branches" }
    }
  }
  if (!contents.credentials.some(isPrinted)) {
    yield { path: "tables.credentials", message: "Expected the token that the sandbox was started with" }
  }
  const owners = new Set(contents.workspaces.map(({ ownerId }) => ownerId))
  for (const [index, { id }] of contents.users.entries()) {
    if (!owners.has(id)) {
      yield { path: placeOf("users", index), message: "Expected a workspace of it in tables.workspaces" }
    }
  }
  if (contents.users.length === 0) yield { path: "tables.users", message: "Expected a user" }
  if (contents.signingKeys.length === 0) yield { path: "tables.signingKeys", message: "Expected a key" }
}

const failed = (issues: ReadonlyArray<Issue>) => Result.fail(bounded(issues, 0))

/** The state that a value is, which was read as JSON; else what is wrong with it, and where. */
export const check = (value: unknown): Result.Result<Snapshot, Findings> => {
  if (!Predicate.isObject(value)) return failed([{ path: "the file", message: "Expected the state of a sandbox" }])
  const file = decodeFile(value)
  if (Result.isFailure(file)) return failed(fromSchemaError(file.failure).issues.map((issue) => placed(issue, "")))
  const { format: _, tables: read, ...head } = file.success
  const given = completed(read)
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(tables, name))
    .map((name): Issue => ({ path: `tables.${name}`, message: "Expected a table that this sandbox knows" }))
  // A state that was saved before there was such a table has none.
  const decoded = names.map((name) => [name, decodeTable(name, given[name] ?? [])] as const)
  const wrong = [...unknown, ...decoded.flatMap(([, { issues }]) => issues)]
  // The places of rows are right, and what refers to them is told as such, where every row is one.
  if (wrong.length > 0) return failed(wrong)
  // By the schema of each table.
  const contents = Object.fromEntries(decoded.map(([name, { found }]) => [name, found])) as unknown as Contents
  const ids: Ids = Object.fromEntries(names.map((name) => [name, new Set(contents[name].map(({ id }) => id))]))
  const issues = [
    ...names.flatMap((
      name
    ) => [...idIssues(name, contents[name], head.seq), ...referenceIssues(name, contents[name], ids)]),
    ...branchIssues(contents),
    ...missing(contents)
  ]
  return issues.length > 0 ? failed(issues) : Result.succeed({ ...head, tables: contents })
}

/** Keys are right where the platform takes them. */
const keyIssues = ({ tables: { signingKeys = [] } }: Snapshot): Effect.Effect<ReadonlyArray<Issue>> =>
  Effect.forEach(signingKeys, (row, index) => {
    const { jwk } = row as rows.SigningKey
    return Effect.promise(() =>
      crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]).then(
        () => [],
        () => [{ path: `${placeOf("signingKeys", index)}.jwk`, message: "Expected a private key of P-256" }]
      )
    )
  }).pipe(Effect.map((found) => found.flat()))

/** The same, and that its keys are keys. */
export const checkAll = (value: unknown): Effect.Effect<Snapshot, Findings> =>
  Effect.flatMap(
    Effect.fromResult(check(value)),
    (snapshot) =>
      Effect.flatMap(keyIssues(snapshot), (issues) =>
        issues.length > 0 ? Effect.fail(bounded(issues, 0)) : Effect.succeed(snapshot))
  )
