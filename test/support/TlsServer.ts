/**
 * A TLS server with a certificate that nobody trusts: its own, for `localhost`. What a test wants it to do, it does with the TCP sockets below.
 */
import * as Effect from "effect/Effect"
import type * as net from "node:net"
import * as tls from "node:tls"
import * as LoopbackServer from "./LoopbackServer.ts"

/** Good until 2126, and for nothing but this. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfR/gl5W5fQiy1ccZ
XcQLQ5O1p9jJnT68OMRxWsSRioShRANCAAS6OOH6KB050qkUfQE8IEX+lW0BTu7U
a0b2Y69TUxKW8nJh4tYkKJTpGtt5trwpslwUGr/6pz4NjeD63tPO3L6J
-----END PRIVATE KEY-----`

/** For whoever trusts it on purpose. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUJbCM17j+RL4/yzZOUN+utHGRHNMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjA0MjUwMFoYDzIxMjYxMTAy
MDQyNTAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS6OOH6KB050qkUfQE8IEX+lW0BTu7Ua0b2Y69TUxKW8nJh4tYkKJTp
Gtt5trwpslwUGr/6pz4NjeD63tPO3L6Jo28wbTAdBgNVHQ4EFgQUEwOAAZS39e8g
5PtbN2ouwBPhdPUwHwYDVR0jBBgwFoAUEwOAAZS39e8g5PtbN2ouwBPhdPUwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgfWDnNeAhdY9rYIgmcr8zEpBnNMW3K+TvLPdxfEAUTvcCIQDm
bzi7WOJLti/nVlNXKrgB0Ycov4LIZB3pLSUVmWPLQg==
-----END CERTIFICATE-----`

/** Called for each piece of a request, with the socket below TLS. */
export const make = Effect.fnUntraced(function*(onRequest: (socket: net.Socket) => void) {
  const sockets = new Map<number, net.Socket>()
  const server = tls.createServer({ key, cert: certificate, ALPNProtocols: ["http/1.1"] }, (secure) => {
    secure.on("error", () => {})
    secure.on("data", () => onRequest(sockets.get(secure.remotePort!)!))
  })
  server.on("connection", (socket) => sockets.set(socket.remotePort!, socket))
  const listening = yield* LoopbackServer.listen(server)
  return { ...listening, url: listening.url.replace("http:", "https:") }
})
