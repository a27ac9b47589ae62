/** A person, as a sandbox is given one. */

/**
 * A person who has workspaces in a sandbox, and allows logins.
 *
 * @since 0.1.0
 * @category models
 */
export interface User {
  /** With `usr_` or without; generated when omitted. */
  readonly id?: string | undefined
  readonly email: string
  /** The name that `GET /v1/me` answers. */
  readonly name?: string | null | undefined
}
