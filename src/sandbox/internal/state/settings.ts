/** How a sandbox was set up, for what serves it. */
import * as Context from "effect/Context"
import * as Redacted from "effect/Redacted"
import type { Seed } from "./Seed.ts"
import type { Snapshot } from "./Snapshot.ts"
import type { User } from "./User.ts"

/**
 * A registered OAuth application.
 *
 * @since 0.1.0
 * @category models
 */
export interface Client {
  readonly id: string
  /** The client secret. Omit it for a public client, which needs PKCE. */
  readonly secret?: string | Redacted.Redacted<string> | undefined
  /** The redirect URIs, compared exactly; on a loopback address the port may differ. `"loopback"`, or omitted: any loopback URL. */
  readonly redirectUris?: ReadonlyArray<string> | "loopback" | undefined
}

export type { User }

/**
 * The options of a sandbox.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The API token; generated if omitted. A JWT also sets the workspace id, by its claim `workspace_id` or `sub`. */
  readonly token?: string | undefined
  /** The id of the initial workspace, with or without `wksp_`; generated if omitted. */
  readonly workspace?: string | undefined
  /** The lifetime of access tokens of logins, in seconds; 3600 if omitted. */
  readonly tokenTtl?: number | undefined
  /** The lifetime of refresh tokens, in seconds; 90 days if omitted. */
  readonly refreshTokenTtl?: number | undefined
  /**
   * How many seconds the clock that issues tokens is ahead of the clock of the API; negative for behind. It sets `iat` and `exp`. The API still accepts
   * an access token for its whole lifetime.
   */
  readonly tokenSkew?: number | undefined
  /** Users besides the first one, each with a workspace of their own. */
  readonly users?: ReadonlyArray<User> | undefined
  /** Approves every login without the consent page: for the user of its `login_hint` and its `workspace`, or else the first ones. */
  readonly autoApprove?: boolean | undefined
  /**
   * Registered applications, besides the public client `sandbox`. They must use their secret and redirect URIs. Any other client id may log in as a public
   * client with a loopback redirect.
   */
  readonly clients?: ReadonlyArray<Client> | undefined
  /** Refuses applications that are not registered, as the real server does. `@prisma/cli` is registered. */
  readonly strictClients?: boolean | undefined
  /** The initial resources. If the API would refuse one, the start fails, and the message says where it is. */
  readonly seed?: Seed | undefined
  /**
   * A snapshot to start from. The token and the workspace are those of the snapshot, unless `token` is given. It excludes `seed`.
   */
  readonly import?: Snapshot | undefined
  /**
   * Generates the same ids in every run that makes the same requests; random ids if omitted. An id depends on how many of its kind were created before, so
   * `reset` and `restore` rewind it. Tokens, codes, passwords and keys stay random.
   */
  readonly idSeed?: string | undefined
  /**
   * Serves the control routes of `/__sandbox` to programs on this machine. `GET /__sandbox` lists them.
   */
  readonly control?: boolean | undefined
  /** The bearer token that every control request must send, also from this machine. It turns `control` on, for other machines too. */
  readonly controlToken?: string | Redacted.Redacted<string> | undefined
  /**
   * The URL that clients use, for example `https://sandbox.example.com`. The issuer and all links use it. If omitted, they use the host of each request.
   */
  readonly publicUrl?: string | undefined
  /**
   * Host names to accept besides loopback ones; `*.example.com` is every subdomain, `*` any name. If omitted, a sandbox that listens for other machines
   * also accepts addresses, and names without a dot, such as a container's.
   */
  readonly allowHosts?: ReadonlyArray<string> | undefined
  /** Origins to allow (CORS) besides localhost, for example `https://app.example.com`; `*` is any. */
  readonly allowOrigins?: ReadonlyArray<string> | undefined
  /** Trusts the headers `Forwarded` and `X-Forwarded-Proto`, `-Host` and `-Port` of a proxy. */
  readonly trustProxy?: boolean | undefined
}

export interface SettingsFields {
  readonly clients: ReadonlyArray<Client>
  readonly strictClients: boolean
  readonly tokenTtl: number
  readonly refreshTokenTtl: number
  readonly tokenSkew: number
  readonly autoApprove: boolean
  readonly control: boolean
  readonly controlToken: string | undefined
  /** An origin. */
  readonly publicUrl: string | undefined
  readonly allowHosts: ReadonlyArray<string>
  readonly allowOrigins: ReadonlyArray<string>
  readonly trustProxy: boolean
  /** Whether it listens on a loopback address, where nobody has another name for it. */
  readonly loopbackOnly: boolean
}

export class Settings extends Context.Service<Settings, SettingsFields>()(
  "effect-prisma-management/sandbox/Settings"
) {}

/** Seconds: a year. */
export const longestLifetime = 86_400 * 365

export const isLifetime = (seconds: number): boolean =>
  Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= longestLifetime

/** What counts where an option is omitted: seconds. */
export const usual = { tokenTtl: 3600, refreshTokenTtl: 90 * 86_400, tokenSkew: 0 }

const textOf = (secret: string | Redacted.Redacted<string>): string =>
  Redacted.isRedacted(secret) ? Redacted.value(secret) : secret

const originOf = (url: string): string => new URL(url).origin

/** Of options that were checked. */
export const make = (options: Options, loopbackOnly: boolean): SettingsFields => ({
  clients: options.clients ?? [],
  strictClients: options.strictClients ?? false,
  tokenTtl: options.tokenTtl ?? usual.tokenTtl,
  refreshTokenTtl: options.refreshTokenTtl ?? usual.refreshTokenTtl,
  tokenSkew: options.tokenSkew ?? usual.tokenSkew,
  autoApprove: options.autoApprove ?? false,
  control: options.control ?? options.controlToken !== undefined,
  controlToken: options.controlToken === undefined ? undefined : textOf(options.controlToken),
  publicUrl: options.publicUrl === undefined ? undefined : originOf(options.publicUrl),
  allowHosts: (options.allowHosts ?? []).map((name) => name.toLowerCase()),
  allowOrigins: (options.allowOrigins ?? []).map((origin) => origin === "*" ? origin : originOf(origin)),
  trustProxy: options.trustProxy ?? false,
  loopbackOnly
})
