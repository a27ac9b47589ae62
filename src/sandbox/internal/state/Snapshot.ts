/** What a program keeps of a sandbox. */

/**
 * The whole state of a sandbox, as JSON: its resources, its logins and its clock. It contains secrets.
 *
 * **Details**
 *
 * Its contents are private and may change between versions. Later versions restore the snapshots of earlier ones.
 *
 * @since 0.1.0
 * @category models
 */
export interface Snapshot {
  readonly format: number
}
