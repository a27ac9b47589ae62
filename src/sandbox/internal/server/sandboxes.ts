/**
 * All sandboxes on one server: the first, which was started, and isolated ones that tests make beside it. Each is one of its own in all, and `belonging.ts`
 * says which of them answers a request.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as Struct from "effect/Struct"
import { type Made, type Sandboxes, SandboxesProblem } from "../control/Sandboxes.ts"
import * as clients from "../oauth/clients.ts"
import * as page from "../oauth/page.ts"
import * as refusal from "../oauth/refusal.ts"
import * as answer from "../protocol/answer.ts"
import { pathOf } from "../protocol/paths.ts"
import type { Options } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import * as belonging from "./belonging.ts"
import type { Respond } from "./inProcess.ts"
import * as checked from "./options.ts"
import { SandboxError } from "../state/SandboxError.ts"
import * as one from "./start.ts"

type State = Store["Service"]

/** What an isolated sandbox shares with the first one. */
const ofServer = ["control", "controlToken", "publicUrl", "allowHosts", "allowOrigins", "trustProxy"] as const

/** The options of an isolated sandbox: `Options` without those of its server. */
export type SandboxOptions = Omit<Options, (typeof ofServer)[number]>

/** How many there may be beside the first: each takes about a megabyte. */
const usualMost = 1_000

const full = (most: number) =>
  new SandboxesProblem({
    kind: "Full",
    message: `This server already has ${most === 1 ? "1 sandbox" : `${most} sandboxes`}.`,
    hint: "End the ones no longer in use: `DELETE /__sandbox/sandboxes/{id}`, or `close()`."
  })

const unknown = (id: string) =>
  new SandboxesProblem({
    kind: "Unknown",
    message: `There is no sandbox ${JSON.stringify(id.slice(0, 80))} that this request can end.`,
    hint:
      "`GET /__sandbox/sandboxes` lists the sandboxes. The token of one ends that one only. The first one ends with the server."
  })

const invalid = (message: string) =>
  new SandboxesProblem({ kind: "Invalid", message, hint: "See `Options` of effect-prisma-management/sandbox." })

const over = "Its sandbox has ended, or is on another server: make a new one for this test."

/** The answer for what is nobody's. */
const refuse = (
  why: belonging.Nobody,
  { headers, method, url }: HttpServerRequest.HttpServerRequest,
  first: State
): HttpServerResponse.HttpServerResponse => {
  const path = pathOf(url)
  if (why === "unknownToken") {
    return answer.respond(answer.unauthorized({
      message: "The token belongs to no sandbox on this server.",
      hint: `${over} Without a token, control requests act on the first sandbox.`
    }))
  }
  if (method === "GET" && (path === "/authorize" || path === "/device")) return page.problem(first, over)
  return /^\/(token|revoke|device_authorization)$/.test(path)
    ? refusal.respond(
      new refusal.Refusal({
        error: "invalid_client",
        description: over,
        challenge: headers["authorization"] !== undefined
      })
    )
    : answer.respond(answer.notFound({ message: over, hint: "`POST /__sandbox/sandboxes` makes one." }))
}

/** Those of one server, while they are there. */
const makeMembers = () => {
  let members: ReadonlyArray<one.Started> = []
  return {
    all: () => members,
    add: (member: one.Started): void => {
      members = [...members, member]
    },
    remove: (member: one.Started): void => {
      members = members.filter((other) => other !== member)
    }
  }
}

/** Starts the first sandbox, with room for others beside it. */
export const start = Effect.fnUntraced(function*<E = never, R = never>(
  options: Options = {},
  { most = usualMost, ...within }: Omit<one.Within<E, R>, "among"> & { readonly most?: number } = {}
) {
  const scope = yield* Effect.scope
  const context = yield* Effect.context<never>()
  /** As the first one was started, with nothing of the request that asks for another. */
  const asStarted: (current: Context.Context<never>) => Context.Context<never> = () => context
  const turn = Semaphore.makeUnsafe(1)
  const members = makeMembers()
  const scopes = new Map<string, Scope.Closeable>()

  const others = (id: string | undefined) => members.all().filter((member) => member.id !== id)

  const problemOf = (asked: SandboxOptions): SandboxesProblem | undefined => {
    if (scopes.size >= most) return full(most)
    if (asked.token !== undefined && belonging.isTokenOf(members.all(), asked.token)) {
      return invalid("Another sandbox on this server has this token: omit it to generate one.")
    }
    const taken = asked.clients?.find(({ id }) => belonging.isClientOf(members.all(), id))
    return taken && invalid(clients.takenElsewhere(taken.id))
  }

  const make = Effect.fnUntraced(
    function*(asked: unknown) {
      if (!checked.isOptions(asked, ofServer)) return yield* invalid(checked.problemOf(asked, ofServer)!)
      const problem = problemOf(asked)
      if (problem !== undefined) return yield* problem
      const id = belonging.prefix + first.state.secret(24)
      const own = yield* Scope.fork(scope)
      const made = yield* one.start(
        { ...asked, ...Struct.pick(options, ofServer), clients: [...asked.clients ?? [], { id }] },
        { beside: within.beside, loopbackOnly: within.loopbackOnly, among: among(id) }
      ).pipe(
        Scope.provide(own),
        Effect.mapError(({ message }) => invalid(message)),
        Effect.tap(({ state }) =>
          belonging.sharesToken(members.all(), state)
            ? Effect.fail(
              invalid(
                "The seed has a service token of another sandbox on this server: give it another `value`."
              )
            )
            : Effect.void
        ),
        Effect.onError((cause) => Scope.close(own, Exit.failCause(cause)))
      )
      made.state.servedAt(`${first.state.protocol()}//localhost`, first.state.url(""))
      scopes.set(id, own)
      members.add(made)
      return { id, made }
    },
    Effect.updateContext(asStarted),
    turn.withPermits(1)
  )

  const end = Effect.fnUntraced(function*(id: string) {
    const own = scopes.get(id)
    const member = members.all().find((member) => member.id === id)
    if (own === undefined || member === undefined) return
    scopes.delete(id)
    members.remove(member)
    // Logs that are followed end with it.
    yield* member.running.reset
    yield* Scope.close(own, Exit.void)
  })

  /** The sandboxes as `viewer` sees them. */
  const seenBy = (viewer: string | undefined): Sandboxes["Service"] => {
    const isSeen = (id: string): boolean => viewer === undefined || viewer === id
    return {
      make: (asked) =>
        Effect.map(make(asked), ({ id, made: { running } }): Made => ({
          id,
          token: Redacted.value(running.token),
          clientId: running.clientId,
          workspaceId: running.workspaceId
        })),
      end: (id) => isSeen(id) && scopes.has(id) ? end(id) : Effect.fail(unknown(id)),
      list: Effect.sync(() =>
        members.all().flatMap(({ createdAt, id, running: { clientId, workspaceId } }) =>
          id === undefined || !isSeen(id) ? [] : [{ id, clientId, workspaceId, createdAt }]
        )
      ),
      disown: (state) => belonging.disown(state, others(viewer)),
      isTaken: (clientId) => belonging.isClientOf(others(viewer), clientId)
    }
  }

  const among = (id: string | undefined): one.Among => ({
    id,
    sandboxes: seenBy(id),
    states: () => members.all().map(({ state }) => state)
  })

  const first = yield* one.start(options, { ...within, among: among(undefined) })
  members.add(first)

  const respond: Respond = Effect.flatMap(
    HttpServerRequest.HttpServerRequest,
    (request) =>
      Effect.flatMap(
        belonging.find(members.all(), request),
        (found) =>
          Predicate.isString(found) ? Effect.succeed(refuse(found, request, first.state)) : (found ?? first).respond
      )
  )

  return {
    ...first,
    respond,
    /** Makes one beside it, until the scope closes. */
    makeSandbox: (asked: SandboxOptions = {}) =>
      Effect.map(
        Effect.acquireRelease(make(asked), ({ id }) => end(id)),
        ({ made: { running } }) => running
      ).pipe(
        Effect.mapError(({ hint, kind, message }) =>
          new SandboxError({
            message: `${message} ${hint}`,
            reason: kind === "Full" ? "TooMany" : "OptionsInvalid",
            cause: undefined
          })
        )
      )
  }
})
