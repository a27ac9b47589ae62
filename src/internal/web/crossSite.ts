/**
 * Whether a request that changes something was made by a page of another site: what Fetch Metadata says, else the `Origin`.
 */

/** A `Sec-Fetch-Site` of a person's own doing, or of a page of the same origin (W3C Fetch Metadata). */
const own = new Set(["same-origin", "none"])

/**
 * Browsers send at least one of both with every POST. A request with neither is of no browser, and nobody's cookies are in it but its maker's.
 */
export const isCrossSite = (
  headers: { readonly [name: string]: string | undefined },
  ownOrigin: string
): boolean => {
  const site = headers["sec-fetch-site"]
  if (site !== undefined) return !own.has(site)
  const origin = headers["origin"]
  return origin !== undefined && origin !== ownOrigin
}
