/**
 * The world that the programs of the documents are written for, with a sandbox in it: `https://api.prisma.io` and `https://auth.prisma.io` answer,
 * the environment has a service token, and an application is registered. So a document shows its programs as a reader runs them.
 */
import { serveSandbox } from "../../src/promise/sandboxServer.ts"

const hosts = ["api.prisma.io", "auth.prisma.io"]

const clientId = "your-oauth-client-id"

/** Leads the real hosts' requests to the sandbox, as a proxy in front of it does, and leaves others alone. */
const ledTo = (url: string, fetch: typeof globalThis.fetch): typeof globalThis.fetch => async (input, init) => {
  const request = new Request(input, init)
  const { host, pathname, search } = new URL(request.url)
  if (!hosts.includes(host)) return fetch(request)
  const led = new Request(url + pathname + search, request)
  led.headers.set("x-forwarded-host", host)
  led.headers.set("x-forwarded-proto", "https")
  return fetch(led)
}

export interface RealWorld {
  /** Makes it as it was at the start. */
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

export const makeRealWorld = async (): Promise<RealWorld> => {
  const sandbox = await serveSandbox({
    control: true,
    autoApprove: true,
    trustProxy: true,
    allowHosts: hosts,
    clients: [{
      id: clientId,
      redirectUris: ["https://your-app.com/auth/callback", "https://your-app.com/callback", "http://127.0.0.1/callback"]
    }],
    seed: {
      projects: [{ id: "proj_abc123", name: "blog", databases: [{ id: "db_abc123", name: "main", status: "ready" }] }]
    }
  })
  const { fetch } = globalThis
  globalThis.fetch = ledTo(sandbox.url, fetch)
  Object.assign(process.env, {
    PRISMA_SERVICE_TOKEN: sandbox.token,
    PRISMA_API_TOKEN: sandbox.token,
    PRISMA_API_URL: sandbox.url,
    PRISMA_AUTH_URL: sandbox.url,
    PRISMA_CLIENT_ID: clientId
  })
  return { reset: sandbox.reset, close: sandbox.close }
}
