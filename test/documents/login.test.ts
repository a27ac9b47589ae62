/** The commands of docs/login.md as a user runs them, each in a process of its own, at a sandbox on loopback. */
import { assert, describe, it } from "@effect/vitest"
import * as Base64Url from "effect/encoding/Base64Url"
import * as fs from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import * as path from "node:path"
import { serveSandbox } from "../../src/promise/sandboxServer.ts"
import { root } from "../support/contract.ts"
import { programOf } from "../support/documents.ts"
import { entries, run, useGuide } from "../support/guides.ts"

const guide = useGuide("docs/login.md")

const seed = { projects: [{ name: "shop" }] }

const environmentOf = (url: string, name: string) => ({
  PRISMA_CLIENT_ID: "sandbox",
  PRISMA_AUTH_URL: url,
  PRISMA_API_URL: url,
  XDG_STATE_HOME: path.join(guide.directory(), name)
})

/** Nobody is at this machine: what is started as a browser does nothing. */
const noBrowser = "true %s"

it("docs/login.md has the command of docs/storages.md, whose test runs it", () => {
  const [login, storages] = ["login", "storages"].map((name) =>
    fs.readFileSync(path.join(root, `docs/${name}.md`), "utf8")
  )
  for (const entry of entries) {
    assert.strictEqual(programOf(login!, "On the command line", entry), programOf(storages!, "Node.js CLI", entry))
  }
})

/** The browser that docs/login.md gives to a command under test. */
const browserOfGuide = /^export BROWSER="([^"]+)"/m.exec(fs.readFileSync(path.join(root, "docs/login.md"), "utf8"))![1]!

for (const entry of entries) {
  describe(`with ${entry}`, () => {
    it.skipIf(process.platform === "win32")(
      `the command of docs/login.md (${entry}) logs in with the browser without a window that the guide names`,
      async () => {
        await using server = await serveSandbox({ autoApprove: true, seed })
        const command = await guide.command("On the command line", entry)
        const environment = { ...environmentOf(server.url, `browser-${entry}`), BROWSER: browserOfGuide }
        assert.deepStrictEqual(await run(command, environment), ["shop"])
      }
    )

    it(`the command of docs/login.md (${entry}) logs in with a code on another machine`, async () => {
      await using server = await serveSandbox({ autoApprove: true, seed })
      const command = await guide.command("Without a browser on the machine", entry)
      const lines: Array<string> = []
      const listed = await run(command, environmentOf(server.url, `code-${entry}`), (line) => void lines.push(line))
      assert.deepStrictEqual(listed, ["shop"])
      assert.match(lines.join("\n"), /^Open http:\S+\/device and enter [B-Z]{4}-[B-Z]{4}$/)
    })

    it(`the command of docs/login.md (${entry}) takes a pasted URL where the server announces no device logins`, async () => {
      await using server = await serveSandbox({ autoApprove: true, seed })
      await server.faults.add({ operation: "oauth.metadata", status: 404 })
      const command = await guide.command("Without a browser on the machine", entry)
      let login: string | undefined
      let asked = 0
      const listed = await run(
        command,
        { ...environmentOf(server.url, `pasted-${entry}`), BROWSER: noBrowser },
        async (line) => {
          login ??= /(http:\S+\/authorize\?\S+)/.exec(line)?.[1]
          if (line.includes("paste the URL")) asked++
          if (login === undefined || asked === 0) return undefined
          const { headers } = await fetch(login, { redirect: "manual" })
          return ` <${headers.get("location")}> `
        }
      )
      assert.deepStrictEqual(listed, ["shop"])
    })

    it(`the command of docs/login.md (${entry}) exchanges the token of a GitHub Actions runner`, async () => {
      await using server = await serveSandbox({ seed })
      const encoded = (part: object) => Base64Url.encode(JSON.stringify(part))
      const claims = { aud: "prisma-cloud", sub: "repo:acme/shop:ref:refs/heads/main", exp: Date.now() / 1000 + 300 }
      const runner = createServer((request, response) => {
        const isAsked = request.headers.authorization === "Bearer a-runner-token" &&
          request.url!.includes("audience=prisma-cloud")
        response.statusCode = isAsked ? 200 : 401
        response.end(JSON.stringify({ value: [encoded({ alg: "none" }), encoded(claims), "c2lnbmF0dXJl"].join(".") }))
      })
      await new Promise<void>((resolve) => runner.listen(0, "127.0.0.1", resolve))
      try {
        const { port } = runner.address() as AddressInfo
        const listed = await run(await guide.command("In GitHub Actions", entry), {
          PRISMA_API_URL: server.url,
          ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?api-version=2.0`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: "a-runner-token"
        })
        assert.deepStrictEqual(listed, ["shop"])
      } finally {
        runner.close()
      }
    })
  })
}
