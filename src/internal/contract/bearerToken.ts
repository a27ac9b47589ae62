/**
 * What may stand in the `Authorization` header as a bearer token (RFC 6750 section 2.1: b64token).
 */
export const isBearerToken = (token: string): boolean => /^[A-Za-z0-9\-._~+/]+=*$/.test(token)
