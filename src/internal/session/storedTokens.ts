/**
 * Tokens as storages give them back. A database changes types: a number comes back as bigint, as text or as `Date`, and what is not there as null.
 */
import * as Tokens from "../../Tokens.ts"
import { instant } from "../failure/instant.ts"
import { unknownWorkspace } from "./merge.ts"

/** Milliseconds from 1970 to 1973; as seconds, the years from 2001 to 5138: no access token ends in the former. */
const isSeconds = (expiry: number): boolean => expiry >= 1e9 && expiry < 1e11

const numeric = /^[+-]?\d+(\.\d+)?(e\+?\d+)?$/i

/** With its time zone: `toISOString`, RFC 3339, and what PostgreSQL writes (`2026-11-26 02:10:00+00`). Without, it is anybody's guess. */
const isoText = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)$/i

const millisOfText = (text: string): number => {
  if (numeric.test(text)) return millisOf(Number(text))
  const [, day, time, zone] = isoText.exec(text) ?? []
  if (zone === undefined) return Number.NaN
  const offset = /z/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`
  return Date.parse(`${day}T${time}${offset}`)
}

const millisOf = (expiry: number): number => isSeconds(expiry) ? expiry * 1000 : expiry

/**
 * When an access token ends, in milliseconds since the epoch, from what a storage gives back for it: a number or bigint of milliseconds or
 * seconds, that as text, ISO 8601 text with a time zone, a `Date`. Undefined, as not stored, where it is anything else.
 */
export const expiryOf = (stored: unknown): number | undefined => {
  if (typeof stored === "number" || typeof stored === "bigint") return instant(millisOf(Number(stored)))
  if (typeof stored === "string") return instant(millisOfText(stored.trim()))
  return Object.prototype.toString.call(stored) === "[object Date]"
    ? instant((stored as Date).getTime())
    : undefined
}

/** Tokens from their fields as a storage gives them back. */
export const tokensOf = (fields: {
  readonly workspaceId: string | null
  readonly accessToken: string
  readonly refreshToken?: unknown
  readonly expiresAt?: unknown
}): Tokens.Tokens => {
  const { accessToken, refreshToken } = fields
  return Tokens.make({
    workspaceId: fields.workspaceId ?? Tokens.claims(accessToken).workspaceId ?? unknownWorkspace,
    accessToken,
    refreshToken: typeof refreshToken === "string" && refreshToken !== "" ? refreshToken : undefined,
    expiresAt: expiryOf(fields.expiresAt)
  })
}
