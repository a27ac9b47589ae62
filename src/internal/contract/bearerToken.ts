/**
 * What may stand in the `Authorization` header as a bearer token (RFC 6750 section 2.1: b64token): for whoever gives one, gets one from a
 * login, reads one from a storage, or accepts one.
 */
export const isBearerToken = (token: string): boolean => /^[A-Za-z0-9\-._~+/]+=*$/.test(token)

/** What to say of one that is not. */
export const notBearer = "is not a bearer token: it has characters that RFC 6750 does not allow."
