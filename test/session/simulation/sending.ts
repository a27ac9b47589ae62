/**
 * One request that brought a refresh token, as the invariants remember it. Times are of the virtual clock.
 */
import type { Process } from "./process.ts"
import type { RefreshToken } from "./server.ts"
import type { Storage } from "./storage.ts"

export interface Sending {
  readonly token: RefreshToken
  readonly process: Process
  readonly storage: Storage
  /** Which exchange it belongs to: one may send more than once. */
  readonly exchange: number
  /** When it was on the wire. */
  at: number
  /** How often its process had been stopped by then. */
  stops: number
  /** Its process was stopped after the last check and before `at`. */
  stood: boolean
  /** The answer may still come: the connection stands, and its process listens. */
  open: boolean
  processedAt: number | undefined
  /** The connection was over before the server processed it, and another sending of the same token came before it. */
  overtaken: boolean
  /** When the engine was told how it ended, and whether it has new tokens. */
  toldAt: number | undefined
  gained: boolean
  /** How many writes its storage had not taken before. */
  readonly failedWrites: number
  readonly fate: string
}
