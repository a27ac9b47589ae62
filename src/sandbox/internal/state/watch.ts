/** Tells those who look at a sandbox while it runs that something of it is different. Costs nothing while nobody looks. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"

export const make = () => {
  let changes = 0
  let over = false
  let waiting: Deferred.Deferred<void> | undefined

  /** Something is worth a look, which is no change of what the sandbox is: a request came. */
  const wake = (): void => {
    const told = waiting
    waiting = undefined
    if (told !== undefined) Deferred.doneUnsafe(told, Exit.void)
  }

  return {
    /** How many changes there were. */
    changes: (): number => changes,
    /** Something is different: what is in the sandbox, its clock, its faults. */
    tell: (): void => {
      changes++
      wake()
    },
    wake,
    /** Done when there is something new. Ask before you look: then nothing is missed. */
    next: (): Effect.Effect<void> => over ? Effect.void : Deferred.await(waiting ??= Deferred.makeUnsafe()),
    /** Whether the sandbox ends: nobody may wait for it any more. */
    isOver: (): boolean => over,
    end: (): void => {
      over = true
      wake()
    }
  }
}
