/** Storages that break a law on purpose. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import type * as TokenStorageLaws from "../../src/TokenStorageLaws.ts"

export type Storage = TokenStorage.TokenStorage["Service"]

export interface Box {
  tokens: Tokens.Tokens | undefined
}

/** Fields in memory, with what a test replaces; nothing keeps its callers apart but what is given. */
export const plain = (replace: (box: Box, good: Storage) => Partial<Storage>): Storage => {
  const box: Box = { tokens: undefined }
  const good = TokenStorage.make({
    get: Effect.sync(() => box.tokens),
    set: (tokens) =>
      Effect.sync(() => {
        box.tokens = tokens
      }),
    clear: Effect.sync(() => {
      box.tokens = undefined
    })
  })
  return { ...good, ...replace(box, good) }
}

/** A comparison that looks first and changes later. */
export const inTwoSteps = (
  box: Box,
  current: Tokens.Tokens,
  next: Tokens.Tokens | undefined
): Effect.Effect<boolean> =>
  Effect.gen(function*() {
    const held = box.tokens
    yield* Effect.yieldNow
    if (held === undefined || !Tokens.same(held, current)) return false
    box.tokens = next
    return true
  })

/** Those of the laws that such a storage breaks, and what each says of it. */
export const brokenBy = <Subject>(laws: ReadonlyArray<TokenStorageLaws.Law<Subject>>, make: () => Subject) =>
  Effect.map(
    Effect.forEach(
      laws,
      (law) =>
        Effect.map(
          Effect.result(law.check(make())),
          (result) => result._tag === "Failure" && result.failure._tag === "LawBroken" ? [result.failure] : []
        )
    ),
    (failures) => failures.flat()
  )

const nobodys = Tokens.make({ workspaceId: "wksp_1", accessToken: "nobody's" })

/** Makes storages that lie once, together: in the answer at this place, of all that they give. */
export const makeLiar = (at: number) => {
  let answers = 0
  const lies = Effect.sync(() => answers++ === at)
  const answer = <E>(isSo: Effect.Effect<boolean, E>): Effect.Effect<boolean, E> =>
    Effect.flatMap(isSo, (isSo) => Effect.map(lies, (lie) => lie !== isSo))
  return (storage: Storage): Storage => ({
    ...storage,
    get: Effect.flatMap(lies, (lie) => lie ? Effect.succeed(nobodys) : storage.get),
    setIfCurrent: (current, next) => answer(storage.setIfCurrent(current, next)),
    clearIfCurrent: (current) => answer(storage.clearIfCurrent(current)),
    withRefreshLock: (effect) =>
      storage.withRefreshLock(
        Effect.flatMap(
          TokenStorage.RefreshLease,
          ({ confirm }) => Effect.provideService(effect, TokenStorage.RefreshLease, { confirm: answer(confirm) })
        )
      )
  })
}

/** No law takes more answers. */
const mostAnswers = 80

/** What a law says of storages that lie, each in another answer; the same words once. */
export const saidOfLies = Effect.fnUntraced(function*<Subject>(
  law: TokenStorageLaws.Law<Subject>,
  lying: (at: number) => Subject
) {
  const said = new Set<string>()
  for (let at = 0; at < mostAnswers; at++) {
    for (const { message } of yield* brokenBy([law], () => lying(at))) said.add(message)
  }
  return Array.from(said)
})

/** A refresh lock that changes what comes of a refresh. */
export const lock = (
  change: (effect: Effect.Effect<unknown, unknown>) => Effect.Effect<unknown, unknown>
): Pick<Storage, "withRefreshLock"> => ({
  withRefreshLock: change as unknown as Storage["withRefreshLock"]
})

/** Lets others run, so many times. */
export const turns = (count: number): Effect.Effect<void> =>
  Effect.forEach(Array.from({ length: count }), () => Effect.yieldNow, { discard: true })

/** What makes a storage slow, and leaves it right: its changes wait for their turn, and of several that wait the last comes first. */
export const slow = (good: Storage): Pick<Storage, "set" | "setIfCurrent"> => {
  const waiting: Array<Deferred.Deferred<void>> = []
  let isBusy = false
  const inTurn = <A, E>(change: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.acquireUseRelease(
      Effect.gen(function*() {
        const turn = yield* Deferred.make<void>()
        waiting.push(turn)
        yield* turns(1)
        if (!isBusy) {
          isBusy = true
          yield* Deferred.succeed(waiting.pop()!, undefined)
        }
        yield* Deferred.await(turn)
      }),
      () => change,
      () =>
        Effect.suspend(() => {
          const next = waiting.pop()
          isBusy = next !== undefined
          return next === undefined ? Effect.void : Effect.asVoid(Deferred.succeed(next, undefined))
        })
    )
  return {
    set: (tokens) => inTurn(good.set(tokens)),
    setIfCurrent: (current, next) => inTurn(good.setIfCurrent(current, next))
  }
}
