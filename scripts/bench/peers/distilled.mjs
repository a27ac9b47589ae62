/** `@distilled.cloud/prisma`, as its users call it. It is JavaScript: its types are of another effect. */
import * as management from "@distilled.cloud/prisma/management"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"

const transports = {
  fetch: async () => (await import("effect/unstable/http/FetchHttpClient")).layer,
  undici: async () => (await import("@effect/platform-node/NodeHttpClient")).layerUndici
}

export const make = async (transport, apiBaseUrl, apiToken) => {
  const { fromApiToken } = await import("@distilled.cloud/prisma/Credentials")
  const runtime = ManagedRuntime.make(
    Layer.merge(fromApiToken({ apiToken, apiBaseUrl }), await transports[transport]())
  )
  return {
    getProject: () => runtime.runPromise(management.getProject({ id: "proj_abc123" })),
    listProjects: () => runtime.runPromise(management.getProjects({ limit: 100 }))
  }
}
