/** The binary of the sandbox as a process: started as a person does, and held to what `docs/sandbox.md` says of it. */
import { type ChildProcess, spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { once } from "node:events"
import * as fs from "node:fs"
import type * as http from "node:http"
import * as https from "node:https"
import * as net from "node:net"
import { text } from "node:stream/consumers"

export interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly token: string
  readonly certificate: string | undefined
}

export const start = async (
  command: ReadonlyArray<string>,
  args: ReadonlyArray<string>,
  options: { readonly cwd?: string } = {}
): Promise<Started> => {
  const [binary, ...rest] = command
  const child = spawn(binary!, [...rest, "--auto-approve", ...args], {
    ...options,
    // A group of its own: a terminal signals all that a command has started, and `npx` starts more than one.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  })
  const complaints = text(child.stderr)
  let said = ""
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    said += part
  })
  const ended = once(child.stdout, "close")
  while (!said.includes("Ctrl+C") && child.stdout.readable) await Promise.race([once(child.stdout, "data"), ended])
  const find = (name: string): string | undefined => new RegExp(`^ +${name} +(\\S+)`, "m").exec(said)?.[1]
  const [url, token] = [find("API"), find("Token")]
  if (url === undefined || token === undefined) throw new Error(`${said}${await complaints}`)
  return { child, url, token, certificate: find("Certificate") }
}

const expect = (found: unknown, expected: unknown): void => {
  if (found !== expected) throw new Error(`${found} and not ${expected}`)
}

export const call = async ({ token, url }: Started): Promise<void> => {
  const response = await fetch(`${url}/v1/workspaces`, { headers: { authorization: `Bearer ${token}` } })
  expect(response.status, 200)
  const { data } = await response.json() as { readonly data: ReadonlyArray<{ readonly name: string }> }
  expect(data[0]?.name, "Sandbox")
}

/** The page is all in one: its script too. */
export const readDocs = async ({ url }: Started): Promise<void> => {
  const page = await (await fetch(`${url}/docs`)).text()
  expect(page.length > 3_000_000 && page.includes("/v1/workspaces"), true)
}

export const logIn = async (sandbox: Started): Promise<void> => {
  const { url } = sandbox
  const verifier = randomBytes(32).toString("base64url")
  const redirectUri = "http://127.0.0.1:51234/callback"
  const query = new URLSearchParams({
    response_type: "code",
    client_id: "sandbox",
    redirect_uri: redirectUri,
    scope: "workspace:admin",
    state: "state",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256"
  })
  const { headers } = await fetch(`${url}/authorize?${query}`, { redirect: "manual" })
  const response = await fetch(`${url}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "sandbox",
      redirect_uri: redirectUri,
      code: new URL(headers.get("location")!).searchParams.get("code")!,
      code_verifier: verifier
    })
  })
  const { access_token: token } = await response.json() as { readonly access_token: string }
  await call({ ...sandbox, token })
}

/** Its end, and that somebody else can listen there then. */
export const end = async ({ child, url }: Started, signal: NodeJS.Signals): Promise<void> => {
  // Its output ends with the last process of the group.
  const ended = once(child, "close")
  process.kill(-child.pid!, signal)
  await ended
  const server = net.createServer()
  await once(server.listen(Number(new URL(url).port), "127.0.0.1"), "listening")
  await once(server.close(), "close")
}

export const callSecurely = async (command: ReadonlyArray<string>): Promise<void> => {
  const sandbox = await start(command, ["--port", "0", "--tls"])
  try {
    const request = https.get(`${sandbox.url}/v1/workspaces`, {
      ca: fs.readFileSync(sandbox.certificate!),
      headers: { authorization: `Bearer ${sandbox.token}` }
    })
    const [response] = await once(request, "response") as [http.IncomingMessage]
    response.resume()
    expect(response.statusCode, 200)
  } finally {
    await end(sandbox, "SIGTERM")
  }
  expect(fs.existsSync(sandbox.certificate!), false)
}
