/** A Management API and its authorization server, as `check:live` asks them: raw requests, whose answers are read and never trusted. */
import { setTimeout } from "node:timers/promises"

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed body; its text where it is no JSON. */
  readonly body: unknown
  readonly request: string
}

export interface Call {
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly text?: string
  readonly headers?: { readonly [name: string]: string }
  /** That of the server when omitted; `null` sends none. */
  readonly token?: string | null
}

export interface Addresses {
  readonly apiUrl: string
  readonly authUrl: string
  readonly token: string
}

export interface Server extends Addresses {
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>
  /** Sends a form to the authorization server (RFC 6749 appendix B). */
  readonly form: (
    path: string,
    fields: { readonly [name: string]: string },
    headers?: { readonly [name: string]: string }
  ) => Promise<Answer>
  /** Lets time go by: seconds. */
  readonly pass: (seconds: number) => Promise<void>
}

/** Somebody pressed Ctrl+C. */
export class Stopped extends Error {
  override readonly name = "Stopped"
}

/** A server did not answer, or not what a question needs to go on. */
export class Unusable extends Error {
  override readonly name = "Unusable"
}

/** How long an answer may take, and how often a request that came too often is sent again. */
const patience = 60_000
const mostAttempts = 4

/** What is at a place of a body; undefined where there is nothing. */
export const at = (body: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>(
    (value, name) => typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined,
    body
  )

/** What is told of an answer: its status, and the code of a refusal. Never its texts, which may name what is of one account. */
export const told = ({ body, status }: Answer): string => {
  const code = at(body, "error.code") ?? at(body, "error")
  return typeof code === "string" && /^[\w:.-]{1,60}$/.test(code) ? `${status} ${code}` : String(status)
}

/** The text at a place of an answer, without which a question cannot go on. */
export const textAt = (answer: Answer, path: string): string => {
  const value = at(answer.body, path)
  if (typeof value !== "string") throw new Unusable(`${answer.request} answered ${told(answer)}`)
  return value
}

/** The entries of a list. */
export const entriesAt = (answer: Answer, path = "data"): ReadonlyArray<unknown> => {
  const value = at(answer.body, path)
  if (!Array.isArray(value)) throw new Unusable(`${answer.request} answered ${told(answer)}`)
  return value
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The seconds after which a request that came too often may come again; undefined for another refusal, quotas among them. */
const pauseAfter = ({ body, headers, status }: Answer): number | undefined => {
  if (status !== 429 || at(body, "error.code") !== "rate-limit-exceeded") return undefined
  const seconds = Number(headers.get("retry-after") ?? Number.NaN)
  return seconds <= 60 ? seconds : undefined
}

/** `signal` ends it between two requests: what a request began is known when it is over. */
export const makeServer = (
  addresses: Addresses,
  signal: AbortSignal,
  pass: (seconds: number) => Promise<void>
): Server => {
  const once = async (request: string, url: string, init: RequestInit): Promise<Answer> => {
    if (signal.aborted) throw new Stopped()
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patience), ...init }).catch(
      (error: unknown) => {
        throw new Unusable(`${request} was not answered: ${error instanceof Error ? error.message : String(error)}`)
      }
    )
    return { status: response.status, headers: response.headers, body: parsed(await response.text()), request }
  }
  const send = async (request: string, url: string, init: RequestInit): Promise<Answer> => {
    for (let attempt = 1;; attempt++) {
      const answer = await once(request, url, init)
      const pause = pauseAfter(answer)
      if (pause === undefined || attempt === mostAttempts) return answer
      await pass(pause)
    }
  }
  return {
    ...addresses,
    pass: async (seconds) => {
      if (signal.aborted) throw new Stopped()
      await pass(seconds)
    },
    call: (method, path, { body, headers, text = JSON.stringify(body), token = addresses.token } = {}) =>
      send(`${method} ${path.replaceAll(/\w+_[\w-]{6,}/g, "{id}")}`, addresses.apiUrl + path, {
        method,
        headers: {
          "user-agent": "effect-prisma-management-check-live",
          ...(token === null ? undefined : { authorization: `Bearer ${token}` }),
          ...(text === undefined ? undefined : { "content-type": "application/json" }),
          ...headers
        },
        ...(text === undefined ? undefined : { body: text })
      }),
    form: (path, fields, headers) =>
      send(`POST ${path}`, addresses.authUrl + path, {
        method: "POST",
        headers: { "user-agent": "effect-prisma-management-check-live", ...headers },
        body: new URLSearchParams(fields)
      })
  }
}

/** Time as it is. */
export const realTime = (signal: AbortSignal) => (seconds: number): Promise<void> =>
  setTimeout(seconds * 1000, undefined, { signal }).catch(() => {
    throw new Stopped()
  })

/** Time of a sandbox on this machine that is controlled; undefined where there is none. */
export const movedTime = async (apiUrl: string): Promise<((seconds: number) => Promise<void>) | undefined> => {
  const move = async (milliseconds: number) => {
    const { status } = await fetch(`${apiUrl}/__sandbox/clock`, {
      method: "POST",
      body: JSON.stringify({ advance: milliseconds })
    })
    return status === 200
  }
  return await move(0).catch(() => false) ? async (seconds) => void await move(seconds * 1000) : undefined
}

/** Asks until it is so, for two seconds of the server at a time. */
export const until = async <A>(
  server: Server,
  what: string,
  look: () => Promise<A | undefined>,
  mostSeconds = 300
): Promise<A> => {
  for (let waited = 0; waited <= mostSeconds; waited += 2) {
    const found = await look()
    if (found !== undefined) return found
    await server.pass(2)
  }
  throw new Unusable(`${what} took more than ${mostSeconds} seconds`)
}
