/** How a sandbox was set up, for what serves it. */
import * as Context from "effect/Context"
import type { Client, Options } from "../../Sandbox.ts"

export interface SettingsFields {
  readonly clients: ReadonlyArray<Client>
  readonly tokenTtl: number
  readonly autoApprove: boolean
  readonly control: boolean
  /** Whether it listens on a loopback address, where nobody has another name for it. */
  readonly loopbackOnly: boolean
}

export class Settings extends Context.Service<Settings, SettingsFields>()(
  "effect-prisma-management/sandbox/Settings"
) {}

export const make = (options: Options, loopbackOnly: boolean): SettingsFields => ({
  clients: options.clients ?? [{ id: "sandbox", redirectUris: "loopback" }],
  tokenTtl: options.tokenTtl ?? 3600,
  autoApprove: options.autoApprove ?? false,
  control: options.control ?? false,
  loopbackOnly
})
