/** What a program keeps of a sandbox. */

/**
 * All that a sandbox remembers, as plain JSON: its resources, its logins and its clock. There are secrets in it.
 *
 * What is in it is the sandbox's own matter, and may be other in the next version, which restores this one nevertheless.
 *
 * @since 0.1.0
 * @category models
 */
export interface Snapshot {
  readonly format: number
}
