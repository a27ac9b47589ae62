/**
 * A worker of somebody's test runner, which runs some test files at once, on a server that other workers use at the same time. It knows the control routes
 * only. It says `ready` once each file has its sandbox, goes on when it is told to, and ends with 0 where every file saw its own only.
 */
import * as assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { once } from "node:events"

const [server = "", ...names] = process.argv.slice(2)
const redirectUri = "http://127.0.0.1:51234/callback"

/** Makes the sandbox of a test file, and gives what that does in it. */
const testFile = async (name: string): Promise<() => Promise<void>> => {
  const made = await fetch(`${server}/__sandbox/sandboxes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ autoApprove: true })
  })
  assert.equal(made.status, 201)
  const { clientId, id, token, url, workspaceId } = await made.json() as Record<string, string>

  const ask = async (method: string, path: string, body?: unknown, bearer = token) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...body === undefined ? undefined : { "content-type": "application/json" }
      },
      ...body === undefined ? undefined : { body: JSON.stringify(body) }
    })
    const text = await response.text()
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
  }

  const form = async (fields: Record<string, string>) =>
    await (await fetch(`${url}/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: clientId!, ...fields })
    })).json() as Record<string, string>

  const projects = async (): Promise<ReadonlyArray<string>> =>
    (await ask("GET", "/v1/projects")).body.data.map((project: { readonly name: string }) => project.name)

  const logIn = async () => {
    const verifier = randomBytes(32).toString("base64url")
    const login = new URLSearchParams({
      response_type: "code",
      client_id: clientId!,
      redirect_uri: redirectUri,
      scope: "workspace:admin offline_access",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256"
    })
    const answer = await fetch(`${url}/authorize?${login}`, { redirect: "manual" })
    const code = new URL(answer.headers.get("location")!).searchParams.get("code")!
    return await form({ grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier })
  }

  return async () => {
    for (let round = 0; round < 2; round++) {
      // Faults
      await ask("POST", "/__sandbox/faults", { operation: "projects.create", count: 1, status: 500 })
      assert.equal((await ask("POST", "/v1/projects", { name })).status, 500)
      const { body } = await ask("POST", "/v1/projects", { name })
      assert.equal(body.data.workspace.id, workspaceId)
      assert.deepEqual(await projects(), [name])

      // The clock
      const before = Date.parse((await ask("POST", "/__sandbox/clock", { advance: 0 })).body.now)
      const after = Date.parse((await ask("POST", "/__sandbox/clock", { advance: "1 day" })).body.now)
      assert.ok(after - before >= 86_400_000 && after - before < 2 * 86_400_000)
      const database = await ask("GET", `/v1/databases/${body.data.database.id}`)
      assert.equal(database.body.data.status, "ready")

      // A login of its own, which only its own faults end
      const tokens = await logIn()
      const me = () => ask("GET", "/v1/me", undefined, tokens["access_token"])
      assert.equal((await me()).body.data.workspace.id, workspaceId)
      await ask("POST", "/__sandbox/faults", { tokens: "expired" })
      assert.equal((await me()).status, 401)
      const refreshed = await form({ grant_type: "refresh_token", refresh_token: tokens["refresh_token"]! })
      assert.equal((await ask("GET", "/v1/me", undefined, refreshed["access_token"])).status, 200)

      // What it received, and nothing else
      const requests = (await ask("GET", "/__sandbox/requests")).body.data as ReadonlyArray<
        { readonly operation: string }
      >
      assert.deepEqual(requests.map(({ operation }) => operation), [
        "projects.create",
        "projects.create",
        "projects.list",
        "databases.get",
        "oauth.authorize",
        "oauth.token",
        "me.get",
        "me.get",
        "oauth.token",
        "me.get"
      ])

      // A reset of its own
      assert.equal((await ask("POST", "/__sandbox/reset")).status, 204)
      assert.deepEqual(await projects(), [])
      assert.equal((await ask("GET", "/v1/me", undefined, refreshed["access_token"])).status, 401)
      assert.equal((await ask("POST", "/__sandbox/reset")).status, 204)
    }

    assert.equal((await ask("DELETE", `/__sandbox/sandboxes/${id}`)).status, 204)
    assert.equal((await ask("GET", "/v1/me")).status, 401)
  }
}

const files = await Promise.all(names.map(testFile))
process.stdout.write("ready\n")
await once(process.stdin, "data")

await Promise.all(files.map((run) => run()))
process.exit(0)
