/** All that a sandbox remembers, and what it received, by HTTP. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { type ControlRoute, done } from "./route.ts"

const reset: ControlRoute = {
  method: "POST",
  path: "/__sandbox/reset",
  what: "Restores the initial state: resources, faults, clock, registered applications and recorded requests.",
  respond: ({ control }) => Effect.as(control.reset, done)
}

const requests: ControlRoute = {
  method: "GET",
  path: "/__sandbox/requests",
  what: "Lists the last 500 requests with their answers, oldest first. Secrets are redacted.",
  answer: {
    data: [{
      number: 1,
      at: 1767323045678,
      method: "POST",
      url: "/v1/projects",
      operation: "projects.create",
      headers: { "authorization": "<redacted>", "content-type": "application/json" },
      body: { name: "shop" },
      status: 503,
      faultId: "fault_1",
      duration: 12,
      answer: {
        headers: { "content-type": "application/json" },
        body: { error: { code: "service-unavailable", message: "This answer was injected by a fault." } }
      }
    }]
  },
  respond: ({ control }) => Effect.sync(() => HttpServerResponse.jsonUnsafe({ data: control.received.list() }))
}

export const routesOfState: ReadonlyArray<ControlRoute> = [reset, requests]
