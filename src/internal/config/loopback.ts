/**
 * Which addresses are this machine's own (RFC 8252 section 7.3, RFC 6761 section 6.3).
 */
const name = "(([\\w-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1\\])"

const port = "(:\\d{1,5})?"

const loopbackName = new RegExp(`^${name}$`, "i")
const loopbackHost = new RegExp(`^${name}${port}$`, "i")
const loopbackOrigin = new RegExp(`^https?://${name}${port}$`, "i")

/** The host name of a URL. */
export const isLoopbackName = (hostname: string): boolean => loopbackName.test(hostname)

/** The host name of a URL that something secret is sent to: browsers know what is under `localhost`, a resolver may ask the network for it. */
export const isLoopbackServer = (hostname: string): boolean =>
  isLoopbackName(hostname) && !/.\.localhost$/i.test(hostname)

/** A `Host` header. */
export const isLoopbackHost = (host: string): boolean => loopbackHost.test(host)

/** The `Origin` header of a page. */
export const isLoopbackOrigin = (origin: string): boolean => loopbackOrigin.test(origin)

/** An address of a socket. */
export const isLoopbackAddress = (address: string): boolean => /^((::ffff:)?127(\.\d{1,3}){3}|::1)$/i.test(address)
