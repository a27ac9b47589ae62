import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import * as path from "node:path"
import * as RecordingServer from "../support/RecordingServer.ts"

const marker = "marker7secret"

const run = (url: string) =>
  Effect.callback<{ readonly failed: boolean; readonly output: string }>((resume) => {
    const program = path.resolve(import.meta.dirname, "../support/loudProgram.ts")
    const child = execFile(process.execPath, [program, url, marker], (error, stdout, stderr) =>
      resume(Effect.succeed({ failed: error !== null, output: stdout + stderr })))
    return Effect.sync(() =>
      child.kill()
    )
  })

const answers: ReadonlyArray<readonly [name: string, RecordingServer.Answer]> = [
  ["refuses the refresh token", RecordingServer.json(400, { error: "invalid_grant", error_description: "expired" })],
  ["refuses the client", RecordingServer.json(401, { error: "invalid_client" })],
  ["is down", { status: 503, headers: { "retry-after": "1" }, body: "<h1>down</h1>" }],
  ["answers with no token response", RecordingServer.json(200, { access_token: `new-${marker}`, token_type: "mac" })],
  [
    "answers with the tokens of another workspace",
    RecordingServer.json(200, {
      access_token: `e30.${Buffer.from(JSON.stringify({ workspace_id: "wksp_2" })).toString("base64url")}.${marker}`,
      refresh_token: `new-${marker}`,
      token_type: "Bearer"
    })
  ]
]

it.live.each(answers)(
  "a program prints no token, code, verifier or secret when the authorization server %s",
  ([, answer]) =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(({ url }) => url.pathname === "/token" ? answer : { status: 401 })
      const { failed, output } = yield* run(server.url)
      assert.isTrue(failed)
      assert.isTrue(server.requests.some(({ body }) => body.includes(marker)), "the secrets were sent")
      assert.include(output, "services")
      assert.include(output, "cause")
      assert.notInclude(output, marker)
    })
)
