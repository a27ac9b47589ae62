/** A service with deployments: made, uploaded, running, stopped, live. */
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { gzipSync } from "node:zlib"
import { Sandbox } from "../../../src/sandbox/index.ts"
import * as Wire from "./wire.ts"

/** A deployment as its service answers when it is created. */
export interface Made {
  readonly id: string
  readonly uploadUrl: string
}

export const upload = ({ uploadUrl }: Made, body: Uint8Array<ArrayBuffer> = gzipSync("app")) =>
  Effect.promise(() => fetch(uploadUrl, { method: "PUT", body }))

/** A service of a project in Paris, and the life of its deployments. */
export const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const wire = Wire.make(sandbox)
  const { ok } = wire
  const { data: project } = yield* ok("projects.create", { body: { name: "shop", region: "eu-west-3" } })
  const { data: service } = yield* ok("services.create", { body: { projectId: project.id, displayName: "web" } })
  const params = { serviceId: service.id as string }
  const at = ({ id }: Made) => ({ deploymentId: id })
  const status = (made: Made) =>
    Effect.map(ok("deployments.get", { params: at(made) }), ({ data }): string => data.status)
  const create = (body: object = {}) =>
    Effect.map(ok("services.createDeployment", { params, body }), ({ data }): Made => data)
  const uploaded = Effect.tap(create(), (made) => upload(made))
  const run = (made: Made) =>
    Effect.andThen(ok("deployments.start", { params: at(made) }), TestClock.adjust("4 seconds"))
  const stop = (made: Made) =>
    Effect.andThen(ok("deployments.stop", { params: at(made) }), TestClock.adjust("2 seconds"))
  const promote = (made: Made) => ok("services.promote", { params, body: at(made) })
  return {
    ...wire,
    sandbox,
    project: project as { readonly id: string; readonly database: { readonly branchId: string } },
    service: params,
    at,
    create,
    status,
    run,
    stop,
    promote,
    uploaded,
    running: Effect.tap(uploaded, run),
    live: Effect.map(ok("services.get", { params }), ({ data }): string | null => data.latestDeploymentId),
    rollback: (made: Made) => wire.call("services.rollback", { params, body: at(made) })
  }
})
