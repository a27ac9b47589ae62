/**
 * A browser for `$BROWSER`: follows redirects with its cookies, from the URL of its last argument. Into the file of its first argument it
 * writes its own command line, as `ps` shows it, and the page it ends at. Like Chromium it keeps a connection that it does not use.
 */
import { appendFileSync, readFileSync } from "node:fs"
import { connect } from "node:net"

const [file, start] = process.argv.slice(2)

const say = (said: object) => appendFileSync(file!, `${JSON.stringify(said)}\n`)

say({ commandLine: readFileSync("/proc/self/cmdline", "utf8").split("\0") })

const { hostname, port } = new URL(start!)
connect(Number(port), hostname).on("error", () => {}).on("connect", async () => {
  const cookies = new Map<string, string>()
  let url = start!
  while (true) {
    const { host } = new URL(url)
    const response = await fetch(url, { redirect: "manual", headers: { cookie: cookies.get(host) ?? "" } })
    for (const cookie of response.headers.getSetCookie()) cookies.set(host, cookie.split(";")[0]!)
    const location = response.headers.get("location")
    if (location === null) {
      say({ status: response.status, page: await response.text() })
      break
    }
    url = location
  }
})
