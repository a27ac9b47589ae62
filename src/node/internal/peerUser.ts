/**
 * Which user of this machine is at the other end of a connection. Only Linux says it to everybody.
 */
import { readFileSync } from "node:fs"
import type { Socket } from "node:net"

const linesOf = (table: string): ReadonlyArray<string> => {
  try {
    return readFileSync(table, "latin1").split("\n")
  } catch {
    return []
  }
}

const portOf = (address: string | undefined): number => parseInt(address?.split(":")[1] ?? "", 16)

// proc_net_tcp(5): after the number come the addresses of both ends (1, 2) and, among others, the user (7).
const usersOf = (localPort: number | undefined, remotePort: number | undefined): ReadonlyArray<number> =>
  ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap(linesOf)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => portOf(fields[1]) === localPort && portOf(fields[2]) === remotePort)
    .map((fields) => Number(fields[7]))

/** Whether the connection certainly comes from another user. Root can read everything of ours anyway. */
export const isOfAnotherUser = ({ localPort, remotePort }: Socket): boolean =>
  usersOf(remotePort, localPort).some((user) => user !== 0 && user !== process.getuid?.())
