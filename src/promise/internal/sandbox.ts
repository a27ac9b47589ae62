/** A sandbox that a program without Effect has: open until it closes it. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { isLoopbackName } from "../../internal/config/loopback.ts"
import { parseUrl } from "../../internal/failure/urls.ts"
import type { Fetch } from "../../sandbox/internal/server/inProcessFetch.ts"
import { SandboxError } from "../../sandbox/internal/server/SandboxError.ts"
import type { Running } from "../../sandbox/Sandbox.ts"
import { asyncDisposable } from "./asyncDisposable.ts"
import { type Promised, promised } from "./promised.ts"

/**
 * A sandbox, with everything that a test does to it. A function rejects with an error that says so when what it is given makes no sense, and after `close`.
 */
export interface Sandbox extends Promised<Running> {
  /**
   * Calls the sandbox: give it to clients as their `fetch`.
   *
   * It leads into the sandbox whichever host a URL names, the default ones of a client too. In process it needs no port. That of one that is served
   * is the platform's, and leaves the hosts of this machine as they are.
   */
  readonly fetch: Fetch
  /** Ends the sandbox and what it still answers. Calls that wait reject. A second time it does nothing. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const isClosed = () =>
  new SandboxError({
    message: "The sandbox was closed: make another one with `createSandbox()`.",
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
