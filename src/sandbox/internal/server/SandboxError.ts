/**
 * Why a sandbox cannot be served, or cannot go on as it is told.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"

/**
 * The sandbox cannot be served, or cannot go on as it is told.
 *
 * - `AddressInUse`: something else listens on the port.
 * - `ListenFailed`: the address cannot be listened on.
 * - `DataInUse`: another sandbox keeps its state in the same file.
 * - `DataUnreadable`: the file with the state cannot be read, or is not the state of a sandbox.
 * - `DataUnwritable`: the file with the state cannot be written.
 * - `SnapshotInvalid`: what is to be restored, or to start with, is no snapshot of a sandbox.
 * - `SeedInvalid`: the API refuses something of the seed.
 * - `OptionsInvalid`: an option means nothing, or two of them contradict each other or the saved state.
 * - `DatabaseServerFailed`: the PostgreSQL of `databaseUrl` cannot be used.
 * - `CertificateInvalid`: the certificate of `tls` or its key cannot be used.
 * - `CertificateUnwritable`: the certificate to trust cannot be written into the directory for temporary files.
 * - `ServerUnusable`: the server that an isolated sandbox is to be on cannot be reached, or offers no control.
 * - `TooMany`: there are as many sandboxes on the server as there can be.
 * - `Closed`: the sandbox was closed before.
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
    | "DatabaseServerFailed"
    | "CertificateInvalid"
    | "CertificateUnwritable"
    | "ServerUnusable"
    | "TooMany"
    | "Closed"
  readonly cause: unknown
}> {}
