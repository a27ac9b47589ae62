/** What is wrong with how a sandbox is to be called, and from where. */
import * as Redacted from "effect/Redacted"
import { isUnusual } from "../../../internal/config/serverUrl.ts"
import { isBearerToken } from "../../../internal/contract/bearerToken.ts"
import { parseUrl } from "../../../internal/failure/urls.ts"
import { isUnspecified } from "../protocol/called.ts"
import { shown } from "../protocol/unknownField.ts"
import type { Options } from "../state/settings.ts"

/** Whether it is an origin as people write it: with a slash at its end or without. */
const isOrigin = (text: string): boolean => {
  const url = parseUrl(text)
  return url !== null && ["http:", "https:"].includes(url.protocol) && url.host !== "" && !isUnusual(text) &&
    !isUnspecified(url.hostname) && url.href === `${url.origin}/`
}

const publicUrlProblem = (url: string): string | undefined =>
  isOrigin(url)
    ? undefined
    : `The public URL (publicUrl) ${
      shown(url)
    } must be an http or https URL without a path, a query or a user, for example \`https://sandbox.example.com\`.`

const isName = (name: string): boolean => {
  const rest = name.replace(/^\*\./, "")
  // What a URL makes of it: `[::1]` stays, and so do `sandbox` and `sandbox.example.com`.
  return name === "*" ||
    (!/[:/\s*]/.test(rest.replace(/^\[.*\]$/, "")) && parseUrl(`http://${rest}`)?.hostname === rest)
}

const hostProblem = (name: string): string | undefined =>
  isName(name.toLowerCase())
    ? undefined
    : `The host ${
      shown(name)
    } of allowHosts must be a name without a scheme, a port or a path: \`sandbox.example.com\`, \`*.example.com\` for every subdomain, or \`*\` for any.`

const originProblem = (origin: string): string | undefined =>
  origin === "*" || isOrigin(origin)
    ? undefined
    : `The origin ${
      shown(origin)
    } of allowOrigins must be a scheme and a host, with an optional port: \`https://app.example.com\`, or \`*\` for any.`

const tokenProblem = (token: string | Redacted.Redacted<string>): string | undefined =>
  isBearerToken(Redacted.isRedacted(token) ? Redacted.value(token) : token)
    ? undefined
    : "The control token (controlToken) must be ASCII letters, digits and punctuation, without spaces."

/** What is wrong first; undefined where nothing is. */
export const problemOf = ({ allowHosts, allowOrigins, controlToken, publicUrl }: Options): string | undefined =>
  [
    publicUrl === undefined ? undefined : publicUrlProblem(publicUrl),
    ...(allowHosts ?? []).map(hostProblem),
    ...(allowOrigins ?? []).map(originProblem),
    controlToken === undefined ? undefined : tokenProblem(controlToken)
  ].find((problem) => problem !== undefined)
