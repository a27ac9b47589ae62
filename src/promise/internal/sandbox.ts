/** A sandbox that a program without Effect has: open until it closes it. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { isLoopbackName } from "../../internal/config/loopback.ts"
import { parseUrl } from "../../internal/failure/urls.ts"
import type { Fetch } from "../../sandbox/internal/server/inProcessFetch.ts"
import { SandboxError } from "../../sandbox/internal/state/SandboxError.ts"
import type { Running } from "../../sandbox/Sandbox.ts"
import { asyncDisposable } from "./asyncDisposable.ts"
import { type Promised, promised } from "./promised.ts"

/**
 * A running sandbox: its URL, its token, its `fetch`, and everything a test can do to it.
 *
 * A function rejects with a `SandboxError` if its argument is invalid (`ControlInvalid`), and after `close` (`Closed`).
 */
export interface Sandbox extends Promised<Running> {
  /**
   * Calls the sandbox. Give it to clients as their `fetch`.
   *
   * It sends every request to the sandbox, whatever host the URL names, also the default hosts of a client. In process it needs no port. For a sandbox on a
   * server it uses the platform's `fetch`, and requests to hosts of this machine go where their URL says.
   */
  readonly fetch: Fetch
  /** Ends the sandbox. Waiting calls reject. Closing it twice is fine. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const isClosed = () =>
  new SandboxError({
    message: "The sandbox was closed: make a new one with `createSandbox()`.",
    reason: "Closed",
    cause: undefined
  })

/** What `open` opened. */
export interface Opened<A> {
  readonly running: A
  readonly sandbox: Sandbox & Promised<A>
}

/** Gives to a program what runs in a scope, which `close` closes. `make` has an effect that fails from then on. */
export const open = async <A extends Running>(
  make: (closed: Effect.Effect<never, unknown>) => Effect.Effect<
    { readonly running: A; readonly fetch: Fetch },
    SandboxError,
    Scope.Scope
  >
): Promise<Opened<A>> => {
  const scope = Scope.makeUnsafe()
  const closed = Deferred.makeUnsafe<never, unknown>()
  const isOpen = () => !Deferred.isDoneUnsafe(closed)
  const { fetch, running } = await Effect.runPromise(
    make(Deferred.await(closed)).pipe(
      Scope.provide(scope),
      Effect.onError((cause) => Scope.close(scope, Exit.failCause(cause)))
    )
  )
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    Deferred.doneUnsafe(closed, Exit.fail(new TypeError("fetch failed", { cause: isClosed() })))
    return closing ??= Effect.runPromise(Scope.close(scope, Exit.void))
  }
  const call: Fetch = (input, init) => isOpen() ? fetch(input, init) : Effect.runPromise(Deferred.await(closed))
  const sandbox = {
    ...promised(running, (effect) => isOpen() ? Effect.runPromise(effect) : Promise.reject(isClosed())),
    fetch: call,
    close,
    ...asyncDisposable(close)
  }
  return { running, sandbox }
}

/** Calls of hosts that are not of this machine, such as the default ones of a client, go to the sandbox: a test calls nobody else by mistake. */
const leadingTo = (url: string): Fetch => async (input, init) => {
  const asked = parseUrl(input instanceof Request ? input.url : String(input))
  if (asked === null || isLoopbackName(asked.hostname) || asked.origin === url) {
    return globalThis.fetch(input, init as RequestInit)
  }
  const here = url + asked.pathname + asked.search
  return globalThis.fetch(input instanceof Request ? new Request(here, input) : here, init as RequestInit)
}

/** A sandbox that is elsewhere. */
export const served = <A extends Running>(running: A) => ({ running, fetch: leadingTo(running.url) })
