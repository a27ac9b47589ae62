/** How databases and roles of a sandbox are known: by a comment on them. What has none is never touched. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

const Marker = Schema.Struct({
  sandbox: Schema.String,
  /** Whether the sandbox comes back for it: it keeps its state in a file. */
  isKept: Schema.Boolean,
  /** Where the sandbox runs. */
  machine: Schema.String,
  process: Schema.Number,
  /** What it is. */
  is: Schema.Literals(["database", "owner", "login"])
})

export interface Marker extends Schema.Schema.Type<typeof Marker> {}

const prefix = "prisma-management-sandbox "

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Marker))

export const toComment = (marker: Marker): string => prefix + JSON.stringify(marker)

export const ofComment = (comment: unknown): Marker | undefined =>
  typeof comment === "string" && comment.startsWith(prefix)
    ? Option.getOrUndefined(decode(comment.slice(prefix.length)))
    : undefined

/** Names and texts as SQL has them. */
export const name = (text: string): string => `"${text.replaceAll("\"", "\"\"")}"`
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
