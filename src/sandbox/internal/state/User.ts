/** A person, as a sandbox is given one. */

/**
 * A user of a sandbox, with a workspace of their own.
 *
 * @since 0.1.0
 * @category models
 */
export interface User {
  /** The id, with or without `usr_`; generated if omitted. */
  readonly id?: string | undefined
  readonly email: string
  /** The name that `GET /v1/me` answers. */
  readonly name?: string | null | undefined
}
