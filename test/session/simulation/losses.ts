/**
 * Why a login was lost: the server ended it because a refresh token came back. Some losses no client can prevent; those are named and
 * counted. A loss without such a reason is a violation.
 */
import { limits, mostWrites } from "../../../src/internal/session/machine.ts"
import type { Process } from "./process.ts"
import type { Sending } from "./server.ts"
import { grace, type RefreshToken } from "./server.ts"

/** A refresh that somebody waits for, or that runs ahead of need. */
export interface Flight {
  readonly process: Process
  readonly token: RefreshToken
  readonly start: number
  end: number
  /** Its refresh token rested, and was not sent: that must not cost a login that it could have saved. */
  sentAway: boolean
}

/** What a holder that died or stood may cost the next one: the length of its lease, as `docs/session.md` has it. */
export const longestLease = 3_000

/** How long an answer is waited for at least: the minute of `docs/session.md`, which begins a moment before the request is on the wire. */
const longestAnswer = 59_900

/** From a free lock to a refresh token on the wire, on a healthy machine: a pause between two tries, and a few operations. */
const reaction = 2_000

const stoodSince = ({ process, stops }: Sending): boolean => process.stops !== stops

/** The engine had the new tokens, and the old refresh token was sent even so. */
const withAnswer = (gained: Sending, last: Sending, lockTrouble: ReadonlyArray<number>): string | undefined => {
  const { failedWrites, process, storage } = gained
  if (!process.alive) return "the process died between the answer and the storage"
  if (stoodSince(gained)) return "the process stood between the answer and the storage"
  if (storage.failedWrites - failedWrites >= mostWrites) return "the storage did not take the answer, however often"
  if (storage !== last.storage) {
    return last.at - gained.toldAt! > limits.shared ? "the new cookie never reached the browser" : undefined
  }
  return lockTrouble.some((at) => at >= gained.at - longestLease && at <= last.at)
    ? "the lease ran out while the storage failed"
    : undefined
}

/** Whether somebody undisturbed wanted a refresh, with the lock free, early enough to be forgiven. */
const couldAsk = (
  flights: ReadonlyArray<Flight>,
  { process, toldAt, token }: Sending,
  free: number,
  end: number
): boolean =>
  flights.some((flight) => {
    const from = Math.max(flight.start, free) + reaction
    // Who is sent away by the process that knows of the loss could have asked.
    const couldWait = flight.sentAway && flight.process === process && flight.start >= (toldAt ?? Infinity)
    const until = couldWait ? flight.start + limits.caller : flight.end
    const isWell = !flight.process.isDisturbedBetween(flight.start, Math.min(end, until))
    return flight.token === token && isWell && from < end && until > from
  })

/** One answer was lost, and the refresh token was not sent again while the server would have forgiven it. */
const withoutRepetition = (
  lost: Sending,
  flights: ReadonlyArray<Flight>,
  processes: ReadonlyArray<Process>,
  storageTrouble: ReadonlyArray<number>
): string | undefined => {
  const { process, toldAt } = lost
  const end = lost.processedAt! + grace
  const isTroubled = storageTrouble.some((at) => at >= lost.at - longestLease && at <= end)
  if (isTroubled) return "the storage was slow or failed meanwhile"
  // Of its own process, what came after it was told: another session of it may hold the lock by then.
  const busy = processes.some((other) =>
    other.isDisturbedBetween(other === process ? toldAt ?? Infinity : lost.at - longestLease, end)
  )
  if (busy) return "the next one in line stood or died too"
  const askedAfter = (free: number): boolean => couldAsk(flights, lost, free, end)
  if (toldAt === undefined && !process.alive) {
    return askedAfter(process.disturbedAt + longestLease)
      ? undefined
      : "the process died, and nobody asked within the grace"
  }
  if (stoodSince(lost) && process.isDisturbedBetween(lost.at, toldAt ?? Infinity)) {
    // While it stands its lease runs out; when it goes on, it gives the lock back once it is told.
    const free = toldAt ?? (process.isStopped ? process.disturbedAt + longestLease : Infinity)
    return askedAfter(free)
      ? undefined
      : "the process stood while the answer was under way, and nobody asked within the grace"
  }
  if (toldAt === undefined) return undefined
  if (lost.fate.startsWith("late") && toldAt - lost.at < longestAnswer) return undefined
  const again = lost.token.sendings.some((other) =>
    other.exchange === lost.exchange && other.at < lost.at && other.fate !== "unsent"
  )
  const repeats = lost.fate.startsWith("cut") && toldAt - lost.at <= limits.resend && !again
  if (repeats && !process.isDisturbedBetween(lost.at, toldAt + reaction)) return undefined
  if (askedAfter(toldAt + lost.retryAfter)) return undefined
  return lost.retryAfter > 0
    ? "processed, and told when to come again, and nobody could ask within the grace"
    : "noticed too late to repeat, and nobody asked within the grace"
}

/** `last` ended the login. The answer is `undefined` where a client could have saved it. */
export const whyLost = (
  last: Sending,
  flights: ReadonlyArray<Flight>,
  processes: ReadonlyArray<Process>,
  trouble: { readonly storage: ReadonlyArray<number>; readonly lock: ReadonlyArray<number> }
): string | undefined => {
  const { sendings } = last.token
  if (sendings.some(({ stood }) => stood)) return "sent by a process that stood between the check and the sending"
  if (sendings.some(({ overtaken }) => overtaken)) {
    return "a request arrived after its connection was over, and after its repetition"
  }
  if (stoodSince(last)) return "the process stood while the answer was under way"
  const processed = sendings.filter((sending) => sending !== last && sending.processedAt !== undefined)
  const gained = processed.find(({ gained }) => gained)
  if (gained !== undefined) return withAnswer(gained, last, trouble.lock)
  if (processed.length > 1) return "two answers were lost"
  const [lost] = processed
  if (lost === undefined) return undefined
  const repeated = sendings.some((other) =>
    other !== lost && other.at >= lost.at && other.at <= lost.processedAt! + grace
  )
  return repeated
    ? "an answer was lost, and its repetition was lost or late on the way"
    : withoutRepetition(lost, flights, processes, trouble.storage)
}
