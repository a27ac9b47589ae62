/**
 * The `fetch` that a client was made with, for what is sent beside its calls: an upload has no token and runs no middleware.
 */
import type { ManagementApiClient } from "./types.ts"

/** As `openapi-fetch` calls it. */
type ClientFetch = (request: Request) => Promise<Response>

const fetches = new WeakMap<ManagementApiClient, ClientFetch>()

/** Keeps the `fetch` of a client for as long as the client. */
export const rememberFetch = (client: ManagementApiClient, fetch: ClientFetch | undefined): void => {
  if (fetch !== undefined) fetches.set(client, fetch)
}

/** It takes a request only, as its client gives it one. `undefined`: the client has none, or is not ours. */
export const fetchOf = (client: ManagementApiClient): typeof globalThis.fetch | undefined => {
  const fetch = fetches.get(client)
  return fetch && ((input, init) => fetch(new Request(input, init)))
}
