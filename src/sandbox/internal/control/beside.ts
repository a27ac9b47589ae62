/** What can be read at `/__sandbox` without `control` too, told of beside the routes of control. Who serves one takes its path from here. */
import type { ControlRoute } from "./route.ts"

type Told = Omit<ControlRoute, "respond">

export const state = {
  method: "GET",
  path: "/__sandbox/state",
  what:
    "Shows the resources, the clock and the faults, as the console does, without secrets. Needs no `--control`: it answers requests from the sandbox's machine, or with the token that the sandbox printed.",
  answer: {
    now: "2026-01-02T03:04:05.678Z",
    frozen: false,
    control: true,
    faults: [],
    nextChangeAt: null,
    counts: { users: 1, workspaces: 1, projects: 0 },
    newest: { projects: [] }
  }
} as const satisfies Told

export const events = {
  method: "GET",
  path: "/__sandbox/events",
  what:
    "Streams server-sent events: `request` (one was received or answered), `changed` (the state changed), `cleared` (recorded requests were removed). `Last-Event-ID` resumes the stream. The same access as `/__sandbox/state`.",
  answer: "id: 1a2b3c4d-1\nevent: changed\ndata: {\"changes\":7}\n\n"
} as const satisfies Told

export const request = {
  method: "GET",
  path: "/__sandbox/requests/:number",
  what:
    "Shows one request with its answer, by its `number`. Secrets are redacted. The same access as `/__sandbox/state`.",
  answer: {
    number: 1,
    at: 1767323045678,
    method: "GET",
    url: "/v1/me",
    operation: "me.get",
    headers: { authorization: "<redacted>" },
    status: 200,
    duration: 12,
    answer: { headers: { "content-type": "application/json" }, body: { data: { user: { name: "Ada" } } } }
  }
} as const satisfies Told

export const health = {
  method: "GET",
  path: "/__sandbox/health",
  what:
    "Says that the sandbox is ready, with its version, the date of its contract and its URL. Needs no `--control` and no token.",
  answer: { status: "ok", version: "0.2.0", contract: "2026-01-02", url: "http://localhost:4010" }
} as const satisfies Told

export const all: ReadonlyArray<Told> = [state, events, request, health]
