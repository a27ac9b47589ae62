/** Many sandboxes on one server, by HTTP: a state of its own for each test. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as answer from "../protocol/answer.ts"
import { lastPartOf } from "../protocol/paths.ts"
import { instantText } from "../state/Store.ts"
import { bodyOf, type ControlRoute, done, invalid } from "./route.ts"
import type { SandboxesProblem } from "./Sandboxes.ts"

const path = "/__sandbox/sandboxes"

const refused = (problem: SandboxesProblem) => {
  switch (problem.kind) {
    case "Invalid":
      return invalid(problem.message, problem.hint)
    case "Full":
      return answer.respond(answer.conflict(problem))
    case "Unknown":
      return answer.respond(answer.notFound(problem))
  }
}

const hint = "Send `{}`, or the options of a sandbox, such as `{ \"autoApprove\": true }`."

const make: ControlRoute = {
  method: "POST",
  path,
  what:
    "Creates an isolated sandbox on this server, in memory. Requests with its token, its client id, or anything it issued reach it; so do control requests with its token.",
  body: { autoApprove: true, seed: { projects: [{ name: "shop" }] } },
  answer: {
    id: "sbx-x1",
    url: "http://127.0.0.1:4010",
    token: "ey...",
    clientId: "sbx-x1",
    workspaceId: "wksp_cx1"
  },
  respond: Effect.fnUntraced(function*({ sandboxes, state }, request) {
    const options = yield* bodyOf(request, hint)
    const { clientId, id, token, workspaceId } = yield* Effect.mapError(sandboxes.make(options), refused)
    return HttpServerResponse.jsonUnsafe(
      { id, url: state.url(""), token, clientId, workspaceId },
      { status: 201 }
    )
  })
}

const list: ControlRoute = {
  method: "GET",
  path,
  what: "Lists the isolated sandboxes, without their tokens. With the token of one, only that one.",
  answer: {
    data: [{ id: "sbx-x1", clientId: "sbx-x1", workspaceId: "wksp_cx1", createdAt: "2026-01-02T03:04:05.678Z" }]
  },
  respond: ({ sandboxes }) =>
    Effect.map(sandboxes.list, (all) =>
      HttpServerResponse.jsonUnsafe({
        data: all.map((sandbox) => ({ ...sandbox, createdAt: instantText(sandbox.createdAt) }))
      }))
}

const end: ControlRoute = {
  method: "DELETE",
  path: `${path}/:id`,
  what: "Ends an isolated sandbox. Without this, it ends with the server.",
  respond: ({ sandboxes }, { url }) => Effect.as(Effect.mapError(sandboxes.end(lastPartOf(url)), refused), done)
}

export const routesOfSandboxes: ReadonlyArray<ControlRoute> = [make, list, end]
