/**
 * How the client introduces itself.
 */
import { isBrowser } from "../config/platform.ts"
import { version } from "./version.ts"

/**
 * The header of RFC 9110 section 10.1.5. The API's CDN may refuse a request without one. Browsers send their own, and asking for another
 * one costs every call a CORS preflight.
 */
export const userAgent: { readonly [name: string]: string } = isBrowser
  ? {}
  : { "user-agent": `effect-prisma-management/${version}` }
