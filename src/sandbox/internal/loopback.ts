/** Which addresses are this machine's own (RFC 8252 section 7.3). */
const name = "(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])"

export const isLoopbackName = (hostname: string): boolean => new RegExp(`^${name}$`, "i").test(hostname)

/** A `Host` header. */
export const isLoopbackHost = (host: string): boolean => new RegExp(`^${name}(:\\d{1,5})?$`, "i").test(host)

/** The `Origin` header of a page. */
export const isLoopbackOrigin = (origin: string): boolean =>
  new RegExp(`^https?://${name}(:\\d{1,5})?$`, "i").test(origin)

/** An address of a socket. */
export const isLoopbackAddress = (address: string): boolean => /^((::ffff:)?127(\.\d{1,3}){3}|::1)$/i.test(address)
