/** A port of this machine where nobody listens. Another program may take it before it is used. */
import { once } from "node:events"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"

export const freePort = async (): Promise<number> => {
  const server = createServer()
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  await once(server.close(), "close")
  return port
}
