/** What the page asks its sandbox, and how the sandbox says no. */

/** A refusal in the words of the sandbox. */
export class Refusal extends Error {
  readonly status: number
  readonly hint: string
  constructor(status: number, message: string, hint: string) {
    super(message)
    this.status = status
    this.hint = hint
  }
  /** Whether another token, or one at all, may help. */
  get isAboutToken(): boolean {
    return this.status === 401 || this.status === 403
  }
}

/** It stays in this page, and is gone with it. */
let token = ""

export const useToken = (given: string): void => {
  token = given
}

const headersOf = (headers: { readonly [name: string]: string }): Record<string, string> => ({
  ...headers,
  ...token === "" ? undefined : { authorization: `Bearer ${token}` }
})

const refusalOf = async (response: Response): Promise<Refusal> => {
  const body: unknown = await response.json().catch(() => undefined)
  const { error } = (body ?? {}) as { readonly error?: { readonly message?: unknown; readonly hint?: unknown } }
  return new Refusal(
    response.status,
    String(error?.message ?? `The sandbox answered ${response.status}.`),
    String(error?.hint ?? "")
  )
}

/** Asks, and rejects with a `Refusal` where the sandbox says no. */
export const ask = async (
  path: string,
  { headers = {}, ...options }: { headers?: { readonly [name: string]: string } } & Omit<RequestInit, "headers"> = {}
): Promise<Response> => {
  const response = await fetch(path, { cache: "no-store", ...options, headers: headersOf(headers) })
  if (!response.ok) throw await refusalOf(response)
  return response
}

export const read = async <A>(path: string): Promise<A> => (await ask(path)).json() as Promise<A>

/** Sends JSON; without a body nothing is sent. */
export const send = (method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Response> =>
  ask(
    path,
    body === undefined
      ? { method }
      : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
  )
