/**
 * A client of the Promise entry whose requests a test answers in its own process, and a clock that only the test moves: for what is a matter of
 * time. Everything else is tested over real servers.
 */
import { assert, it, vi } from "@effect/vitest"
import * as ours from "../../../src/promise/index.ts"

// What a client loads when it first needs it comes in its own time.
await Promise.all([
  import("../../../src/promise/internal/apiErrors.ts"),
  import("../../../src/promise/internal/retries.ts")
])

/** A test on a clock of its own. */
export const onClock = (name: string, run: () => Promise<void>): void =>
  it(name, async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
    try {
      await run()
      assert.strictEqual(vi.getTimerCount(), 0, "a timer is left")
    } finally {
      vi.useRealTimers()
    }
  })

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Lets everything happen that needs no time. */
export const settle = async (turns = 20): Promise<void> => {
  while (turns-- > 0) await turn()
}

/** Lets time pass, from one timer to the next, until the promise is settled. */
export const passing = async <A>(promise: Promise<A>): Promise<A> => {
  let isSettled = false
  const settled = () => void (isSettled = true)
  promise.then(settled, settled)
  for (;;) {
    await settle()
    if (isSettled) return promise
    assert.isAbove(vi.getTimerCount(), 0, "it waits for nothing")
    await vi.advanceTimersToNextTimerAsync()
  }
}

interface Asked {
  /** Milliseconds since the client was made. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly query: { readonly [name: string]: string }
  readonly signal: AbortSignal
}

export type Answer = (request: Request, index: number) => Response | Promise<Response>

export const json = (body: unknown, init?: ResponseInit): Response => Response.json(body, init)

/** As the API refuses. */
export const refusal = (status: number, headers?: { readonly [name: string]: string }, code = "some-code"): Response =>
  Response.json({ error: { code, message: "No." } }, { status, ...(headers && { headers }) })

/** No answer, until the request is aborted. */
export const silent = ({ signal }: Request): Promise<Response> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }))

/** What Node's `fetch` rejects with where a connection breaks; with `ECONNREFUSED`, where none came to stand. */
export const lost = (code = "ECONNRESET"): Promise<Response> =>
  Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) }))

/** Gives the first answer first, and the last one for good. */
export const inOrder = (...answers: ReadonlyArray<Answer>): Answer => (request, index) =>
  (answers[index] ?? answers.at(-1)!)(request, index)

export const scripted = (answer: Answer, options: ours.ManagementApiClientOptions = {}) => {
  const start = performance.now()
  const asked: Array<Asked> = []
  const client = ours.createManagementApiClient({
    token: "a-token",
    baseUrl: "https://api.example",
    fetch: async (request) => {
      const { pathname, searchParams } = new URL(request.url)
      const { method, signal } = request
      const at = Math.round(performance.now() - start)
      asked.push({ at, method, path: pathname, query: Object.fromEntries(searchParams), signal })
      return answer(request, asked.length - 1)
    },
    ...options
  })
  return {
    client,
    asked,
    times: () => asked.map(({ at }) => at),
    pauses: () => asked.slice(1).map(({ at }, index) => at - asked[index]!.at)
  }
}
