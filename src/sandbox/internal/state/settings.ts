/** How a sandbox was set up, for what serves it. */
import * as Context from "effect/Context"
import * as Redacted from "effect/Redacted"
import type { Seed } from "./Seed.ts"
import type { Snapshot } from "./Snapshot.ts"
import type { User } from "./User.ts"

/**
 * An application that may log users in.
 *
 * @since 0.1.0
 * @category models
 */
export interface Client {
  readonly id: string
  /** A client with a secret is confidential; one without is public, and needs PKCE. */
  readonly secret?: string | Redacted.Redacted<string> | undefined
  /** Where users come back to: exactly these (on a loopback address with any port), or any URL on a loopback address, as when omitted. */
  readonly redirectUris?: ReadonlyArray<string> | "loopback" | undefined
}

export type { User }

/**
 * How a sandbox is set up.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The token that it accepts; generated when omitted. One that is a JWT names the workspace, by its claim `workspace_id` or `sub`. */
  readonly token?: string | undefined
  /** The id of the workspace that is there from the start, with `wksp_` or without; generated when omitted. */
  readonly workspace?: string | undefined
  /** The lifetime of access tokens, in seconds; 3600 when omitted. */
  readonly tokenTtl?: number | undefined
  /** The lifetime of refresh tokens, in seconds; 90 days when omitted. */
  readonly refreshTokenTtl?: number | undefined
  /**
   * By how many seconds the clock that issues tokens is ahead of that of the API, or behind it where it is negative: `iat` and `exp` are written by
   * it. The API takes an access token for its lifetime all the same.
   */
  readonly tokenSkew?: number | undefined
  /** Who there is beside the first user, each with a workspace of their own. */
  readonly users?: ReadonlyArray<User> | undefined
  /** Whether every login is approved at once, without a person: for the user of its `login_hint` and for its `workspace`, or for the first one. */
  readonly autoApprove?: boolean | undefined
  /**
   * The applications that are registered, and held to how they are, beside the public client `sandbox`. Every other client id is that of a public
   * client, whose redirect URI may be any loopback URL.
   */
  readonly clients?: ReadonlyArray<Client> | undefined
  /** Whether only registered applications may log users in, as with the real server, where `@prisma/cli` is one of them. */
  readonly strictClients?: boolean | undefined
  /**
   * What it starts with. What the API refuses of it is refused at the start, with its place.
   */
  readonly seed?: Seed | undefined
  /**
   * A snapshot to start with, of this sandbox or of another one; nothing is written back to where it came from. The token and the workspace are those of the
   * snapshot, unless `token` is given.
   */
  readonly import?: Snapshot | undefined
  /**
   * Makes the ids of all that is created the same in every run with the same requests. An id depends on how many of its kind were created before, so a
   * reset and `restore` rewind it. Tokens, codes, passwords and keys are as secret as without it. Ids are random when omitted.
   */
  readonly idSeed?: string | undefined
  /**
   * Whether there are the routes of `/__sandbox` (`GET /__sandbox` lists them), for programs in other processes, on this machine only.
   */
  readonly control?: boolean | undefined
  /** The bearer token that every control request has to carry, from wherever it comes. Where it is given, `control` is on. */
  readonly controlToken?: string | Redacted.Redacted<string> | undefined
  /**
   * The URL that everybody calls the sandbox by, for example `https://sandbox.example.com`: the issuer and all links have it. When omitted they have the
   * one that a request called.
   */
  readonly publicUrl?: string | undefined
  /**
   * The names that the sandbox is called by, beside those of loopback addresses; `*.example.com` is every name below it, `*` any. Without them, one that listens
   * for other machines is also called by an address, or by a name without a dot (a container's).
   */
  readonly allowHosts?: ReadonlyArray<string> | undefined
  /** The origins of web pages that may call it, beside those of loopback addresses, for example `https://app.example.com`; `*` is any. */
  readonly allowOrigins?: ReadonlyArray<string> | undefined
  /** Whether a proxy before it says how it was called, by `Forwarded` or `X-Forwarded-Proto`, `-Host` and `-Port`. These are ignored otherwise. */
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
