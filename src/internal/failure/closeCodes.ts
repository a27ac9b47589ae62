/**
 * Why a WebSocket was closed (RFC 6455 section 7.4.1, and the registry that it founds).
 */
const names: { readonly [code: number]: string } = {
  1000: "normal closure",
  1001: "going away",
  1002: "protocol error",
  1003: "unsupported data",
  1005: "no status received",
  1006: "abnormal closure",
  1007: "invalid text",
  1008: "policy violation",
  1009: "message too big",
  1011: "internal error",
  1012: "service restart",
  1013: "try again later",
  1014: "bad gateway",
  1015: "TLS handshake failed"
}

/** A code as the `code` of a failed transport: with its name, where it has one. */
export const closeCode = (code: number): string =>
  code in names ? `WebSocket ${code} (${names[code]})` : `WebSocket ${code}`

/** A record came in one piece that is longer than a connection takes. */
export const messageTooBig = closeCode(1009)
