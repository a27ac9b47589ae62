/** The state of a sandbox in one file, for the next start. Needs Node. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as fs from "node:fs/promises"
import * as PrivateFile from "../../../node/internal/privateFile.ts"
import { SandboxError } from "../server/SandboxError.ts"
import type * as rows from "../state/rows.ts"
import type { Snapshot, Store } from "../state/Store.ts"
import type { Row } from "../state/Table.ts"

type State = Store["Service"]

const format = 1

const isSaved = Schema.is(Schema.Struct({
  format: Schema.Literal(format),
  seq: Schema.Number,
  moved: Schema.Number,
  tables: Schema.Record(
    Schema.String,
    Schema.Array(Schema.Struct({ id: Schema.String, seq: Schema.Number, createdAt: Schema.Number }))
  )
}))

const isToken = (row: Row): row is rows.Credential =>
  Predicate.hasProperty(row, "type") && row.type === "management_token"

const isSnapshot = (value: unknown): value is Snapshot => {
  if (!isSaved(value)) return false
  const { credentials = [], signingKeys = [], workspaces = [] } = value.tables
  // Without these it cannot start.
  return signingKeys.length > 0
    && credentials.filter(isToken).some(({ workspaceId }) => workspaces.some(({ id }) => id === workspaceId))
}

const unreadable = (path: string, why: string, cause?: unknown): SandboxError =>
  new SandboxError({
    message: `${path} ${why}. Nothing was changed: repair it, or name another file.`,
    reason: "DataUnreadable",
    cause
  })

/** The state in a file; undefined where there is no file. */
export const read = Effect.fnUntraced(function*(
  path: string
): Effect.fn.Return<Snapshot | undefined, SandboxError> {
  const text = yield* Effect.tryPromise({
    try: () =>
      fs.readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined
        throw error
      }),
    catch: (cause) => unreadable(path, "cannot be read", cause)
  })
  if (text === undefined) return undefined
  const value = yield* Effect.try({
    try: (): unknown => JSON.parse(text),
    catch: (cause) => unreadable(path, "is no JSON", cause)
  })
  return isSnapshot(value) ? value : yield* unreadable(path, "is not the state of a sandbox")
})

/** Writes what changed since the last time, once for all who wait meanwhile. */
export const makeSave = (state: State, path: string): Effect.Effect<void, SandboxError> => {
  const semaphore = Semaphore.makeUnsafe(1)
  let written = -1
  return semaphore.withPermit(Effect.suspend(() => {
    const version = state.version()
    if (version === written) return Effect.void
    return Effect.tryPromise({
      try: () => PrivateFile.write(path, JSON.stringify({ format, ...state.dump() })),
      catch: (cause) => new SandboxError({ message: `${path} cannot be written.`, reason: "DataUnwritable", cause })
    }).pipe(Effect.andThen(Effect.sync(() => {
      written = version
    })))
  }))
}
