/** The server that clients are measured on, in a process of its own. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"

export const withServer = async <A>(use: (url: string) => A | Promise<A>): Promise<A> => {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, "server.ts")], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  try {
    const [url] = await once(server.stdout, "data") as [Buffer]
    return await use(url.toString().trim())
  } finally {
    server.kill()
  }
}
