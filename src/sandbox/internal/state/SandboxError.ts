/**
 * How starting or controlling a sandbox fails.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"

/**
 * A sandbox cannot start, or refuses what a test asks of it. `reason` tells which, for programs.
 *
 * **Details**
 *
 * - `AddressInUse`: another program already listens on the port.
 * - `ListenFailed`: the address cannot be listened on.
 * - `DataInUse`: another sandbox keeps its state in the same file.
 * - `DataUnreadable`: the state file cannot be read, or is not the state of a sandbox.
 * - `DataUnwritable`: the state file cannot be written.
 * - `SnapshotInvalid`: the value to restore or import is not a snapshot of a sandbox.
 * - `SeedInvalid`: the API refuses a part of the seed. The message says where.
 * - `OptionsInvalid`: an option is invalid, or contradicts another option or the saved state.
 * - `ControlInvalid`: a fault, a login decision, a token request, an application, or a time for the clock is invalid.
 * - `DatabaseServerFailed`: the PostgreSQL of `databaseUrl` cannot be used.
 * - `CertificateInvalid`: the certificate of `tls` or its key cannot be used.
 * - `CertificateUnwritable`: the certificate to trust cannot be written to the directory for temporary files.
 * - `ServerUnusable`: the server for an isolated sandbox cannot be reached, or was started without `control`.
 * - `TooMany`: the server has as many sandboxes as it can have.
 * - `Closed`: the sandbox was closed.
 *
 * @since 0.1.0
 * @category errors
 */
export class SandboxError extends Data.TaggedError("SandboxError")<{
  readonly message: string
  readonly reason:
    | "AddressInUse"
    | "ListenFailed"
    | "DataInUse"
    | "DataUnreadable"
    | "DataUnwritable"
    | "SnapshotInvalid"
    | "SeedInvalid"
    | "OptionsInvalid"
    | "ControlInvalid"
    | "DatabaseServerFailed"
    | "CertificateInvalid"
    | "CertificateUnwritable"
    | "ServerUnusable"
    | "TooMany"
    | "Closed"
  readonly cause: unknown
}> {}

/** The error for what a test asks of a sandbox, and gets wrong. */
export const controlInvalid = (message: string): SandboxError =>
  new SandboxError({ message, reason: "ControlInvalid", cause: undefined })
