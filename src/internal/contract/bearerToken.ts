/**
 * What is sent as a bearer token: visible ASCII characters (RFC 6749 appendix A.12, without the space). RFC 6750 section 2.1 allows fewer
 * (b64token), but servers issue others (`17|x7c`, a signed cookie with `==--` in it) and take them back. Everything else ends the header, is
 * split by servers, or is refused by the platform, which quotes it. For whoever gives a token, gets one from a login, reads one from a
 * storage, or accepts one.
 */
export const isBearerToken = (token: string): boolean => /^[\x21-\x7e]+$/.test(token)

/** What to say of one that is not. */
export const notBearer =
  "is not a bearer token: set it to the token alone, without spaces, line breaks and characters beyond ASCII."
