/**
 * The connection string of an answer, as plain text: what the answers of this entry are made of.
 */
import {
  ConnectionStringError,
  type Kind,
  type Options,
  pickFrom,
  type Source
} from "../../internal/answer/connectionStrings.ts"

/**
 * A connection string, and its kind.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionString {
  readonly kind: Kind
  readonly value: string
}

/** What the API answers about a connection, a database or a new project: the whole answer, or the `data` in it. */
type Answer = Source<string> | { readonly data: Source<string> }

export const connectionString = (answer: Answer, options?: Options): ConnectionString => {
  // What is none is told as an answer without one.
  const { data = answer } = Object(answer) as { readonly data?: unknown }
  const picked = pickFrom<string>(Object(data), options)
  if (picked instanceof ConnectionStringError) throw picked
  return picked
}
