/** The name of the authorization server, which a client compares with the URL that it was given (RFC 8414 section 3.3, RFC 9207). */
import { inProcess } from "../state/origin.ts"
import type { Store } from "../state/Store.ts"

/**
 * What the request called: `localhost`, `127.0.0.1` and the name of a container are the same server, each to those who use it. In process it is any host, such
 * as the real one. Where the sandbox has a public URL, that is its name for all.
 */
export const issuerOf = (state: Store["Service"]): string => inProcess() ?? state.url("")
