/** Where a sandbox listens, and how that is called. Needs Node. */
import * as Effect from "effect/Effect"
import * as NetAddress from "effect/net/NetAddress"
import { isLoopbackAddress, isLoopbackName } from "../../../internal/config/loopback.ts"
import * as net from "node:net"
import { isUnspecified } from "../protocol/called.ts"
import { shown } from "../protocol/unknownField.ts"
import { SandboxError } from "../state/SandboxError.ts"
import type { Options } from "../state/settings.ts"

export const inUrl = NetAddress.formatUrlHostString

/** The address or the name to listen on, without the brackets that an IPv6 address has in a URL. */
export const read = (host: string): Effect.Effect<string, SandboxError> => {
  const plain = host.replace(/^\[(.*)\]$/, "$1")
  // One with a zone cannot stand in a URL.
  return (net.isIP(plain) !== 0 && !plain.includes("%")) || /^[\w-]+(\.[\w-]+)*$/.test(plain) ?
    Effect.succeed(plain) :
    Effect.fail(
      new SandboxError({
        message: `The host ${
          shown(host)
        } must be an address or a host name of this machine, without a port: \`127.0.0.1\`, or \`0.0.0.0\` to accept other machines.`,
        reason: "OptionsInvalid",
        cause: undefined
      })
    )
}

export const isLoopback = (host: string): boolean => isLoopbackName(host) || isLoopbackAddress(host)

/** A name that it listens by is one that it is called by. */
export const withHost = (options: Options, host: string): Options =>
  net.isIP(host) !== 0 ? options : { ...options, allowHosts: [host, ...options.allowHosts ?? []] }

export const originOf = (publicUrl: string | undefined): string | undefined =>
  publicUrl === undefined ? undefined : new URL(publicUrl).origin

/** Nobody can be called by the address of all addresses: this machine calls itself by a loopback one. */
const reachable: { readonly [hostname: string]: string } = { "0.0.0.0": "127.0.0.1", "[::]": "localhost" }

/** By which URL this machine calls it. */
export const urlOf = (address: NetAddress.SocketAddress, scheme: "http" | "https"): string => {
  const url = new URL(NetAddress.formatUrlUnsafe(address, scheme))
  if (isUnspecified(url.hostname)) url.hostname = reachable[url.hostname] ?? "localhost"
  return url.origin
}

/** The names that its certificate is for, beside those of loopback addresses. */
export const namesOf = ({ allowHosts = [], publicUrl }: Options, host: string): ReadonlyArray<string> =>
  Array.from(
    new Set([
      ...publicUrl === undefined ? [] : [new URL(publicUrl).hostname],
      ...net.isIP(host) === 0 ? [] : [inUrl(host)],
      ...allowHosts.map((name) => name.toLowerCase())
    ])
  ).filter((name) => name !== "*" && !isUnspecified(name))
