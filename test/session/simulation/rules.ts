/**
 * Every rule of `docs/session.md`, and what its absence is.
 */
import type { Removal } from "./mutants.ts"

export interface Rule {
  readonly name: string
  readonly removals: ReadonlyArray<Removal>
  /** What breaks without it, by its short name. */
  readonly breaks: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7"
}

const compareOnWrite: Removal = {
  file: "storage.ts",
  text: `      if (!this.holds(over)) return false
      this.write(tokens, "refresh")`,
  by: `      void over
      this.write(tokens, "refresh")`
}

export const compareOnClear: Removal = {
  file: "storage.ts",
  text: `      if (!this.holds(tokens)) return false
      this.remove("refresh")`,
  by: `      void tokens
      this.remove("refresh")`
}

export const rereadAfterRefusal: Removal = {
  file: "machine.ts",
  text: `return { _tag: "Checking", stored: state.stored, refusal: event.error }`,
  by: `return { _tag: "Clearing", stored: state.stored, refusal: event.error }`
}

export const rules: ReadonlyArray<Rule> = [
  {
    name: "the storage is read again under the lock",
    removals: [{
      file: "machine.ts",
      text: "return onRead(failed, event.tokens, state.round)",
      by: "return onRead(failed, failed, state.round)"
    }],
    breaks: "I4"
  },
  {
    name: "the storage is read again directly before the sending",
    removals: [{
      file: "exchange.ts",
      text: `if (read === "failed" || !brings(token, read.tokens)) return`,
      by: `if (read === "failed") return`
    }],
    breaks: "I1"
  },
  {
    name: "a write compares",
    removals: [compareOnWrite],
    breaks: "I2"
  },
  {
    name: "a clear compares",
    removals: [compareOnClear],
    breaks: "I2"
  },
  {
    name: "the lock is confirmed before the sending",
    removals: [{
      file: "machine.ts",
      text: `firstExchange: Exchange = { _tag: "Confirming",`,
      by: `firstExchange: Exchange = { _tag: "Sending",`
    }],
    breaks: "I1"
  },
  {
    name: "nothing is sent when the clock jumped since the confirmation was asked for",
    removals: [{
      file: "machine.ts",
      text: `event.took > limits.jump ? ended({ _tag: "Withheld" }) : `,
      by: ""
    }],
    breaks: "I1"
  },
  {
    name: "a cut sending is repeated",
    removals: [{
      file: "machine.ts",
      text: "return state.sentAt === undefined && isEarly(event.at, event.now)",
      by: "return false"
    }],
    breaks: "I2"
  },
  {
    name: "a cut sending is repeated within five seconds only",
    removals: [{
      file: "machine.ts",
      text: "return state.sentAt === undefined && isEarly(event.at, event.now)",
      by: "return state.sentAt === undefined"
    }],
    breaks: "I6"
  },
  {
    name: "a cut sending is repeated once only",
    removals: [{
      file: "machine.ts",
      text: "return state.sentAt === undefined && isEarly(event.at, event.now)",
      by: "return isEarly(event.at, event.now)"
    }],
    breaks: "I6"
  },
  {
    name: "an unsent repetition is repeated within five seconds only",
    removals: [{ file: "machine.ts", text: " && isEarly(state.sentAt, event.now)", by: "" }],
    breaks: "I6"
  },
  {
    name: "silence is waited for",
    removals: [{
      file: "exchange.ts",
      text: `    process.after(limits.answer, () => {
      if (ended) return
      ended = true
      close()
      next({ _tag: "Unanswered", error: unavailable })`,
      by: `    process.after(3_000, () => {
      if (ended) return
      ended = true
      next({ _tag: "Cut", error: unavailable, at: 0, now: 3_000 })`
    }],
    breaks: "I1"
  },
  {
    name: "the wait for silence ends",
    removals: [{ file: "exchange.ts", text: "process.after(limits.answer, () => {", by: "void (() => {" }],
    breaks: "I4"
  },
  {
    name: "an answer is waited for up to a minute",
    removals: [{ file: "machine.ts", text: "answer: 60_000", by: "answer: 10_000" }],
    breaks: "I2"
  },
  {
    name: "a caller waits for ten seconds only",
    removals: [{
      file: "session.ts",
      text: "this.parts.process.after(limits.caller, () => once(outOfTime))",
      by: "void limits.caller"
    }],
    breaks: "I4"
  },
  {
    name: "logout takes the turn and the lock",
    removals: [{
      file: "session.ts",
      text: `    const { exchanges, process, server, storage } = this.parts
    this.locked((release) => {`,
      by: `    const { exchanges, process, server, storage } = this.parts
    void ((task: (release: () => void) => void, _: () => void) => task(() => {}))((release) => {`
    }],
    breaks: "I1"
  },
  {
    name: "login takes the turn and the lock",
    removals: [{
      file: "session.ts",
      text: `    const { process, storage } = this.parts
    this.locked((release) => {`,
      by: `    const { process, storage } = this.parts
    void ((task: (release: () => void) => void, _: () => void) => task(() => {}))((release) => {`
    }],
    breaks: "I1"
  },
  {
    name: "one at a time holds the lock",
    removals: [{
      file: "storage.ts",
      text: "      if (this.owner !== undefined && now < this.until) return false\n",
      by: ""
    }],
    breaks: "I1"
  },
  {
    name: "sessions of a process share an exchange",
    removals: [{
      file: "exchange.ts",
      text: "    if (shared.listeners !== undefined) return void shared.listeners.push(then)\n",
      by: ""
    }],
    breaks: "I1"
  },
  {
    name: "the result of an exchange is shared for thirty seconds",
    removals: [{
      file: "exchange.ts",
      text: `shared.kept = shared.refused || event._tag === "Answered" ?`,
      by: "shared.kept = shared.refused ?"
    }],
    breaks: "I2"
  },
  {
    name: "a refresh token is refused after its logout",
    removals: [{
      file: "exchange.ts",
      text: "    shared.kept = { event: refused, until: this.process.clocks.monotonic + limits.shared }",
      by: "    shared.kept = undefined"
    }],
    breaks: "I3"
  },
  {
    name: "an exchange under way at a logout is refused too",
    removals: [{
      file: "exchange.ts",
      text: "shared.refused = shared.listeners !== undefined",
      by: "shared.refused = false"
    }],
    breaks: "I3"
  },
  {
    name: "the lease is renewed while it is held",
    removals: [{
      file: "lock.ts",
      text: "        this.renewLater()\n        return then",
      by: "        return then"
    }],
    breaks: "I1"
  },
  {
    name: "the lock is a lease that runs out within seconds",
    removals: [{ file: "storage.ts", text: "const lease = 3_000", by: "const lease = 30_000" }],
    breaks: "I2"
  },
  {
    name: "a write that failed is tried again",
    removals: [{ file: "machine.ts", text: "return state.tries < mostWrites", by: "return false" }, {
      file: "session.ts",
      text: "this.owed = done.owed ??",
      by: "this.owed ="
    }],
    breaks: "I2"
  },
  {
    name: "a Retry-After that was told holds for every refresh of the process",
    removals: [{
      file: "exchange.ts",
      text: `    if (left(this.everybody) > 0) return then({ _tag: "Unanswered", error: resting })\n`,
      by: ""
    }, {
      file: "exchange.ts",
      text: "if (left(this.everybody) > 0) return next",
      by: "if (this.wire === undefined) return next"
    }],
    breaks: "I7"
  },
  {
    name: "nobody is sent away while a refresh token rests whose answer may be lost",
    removals: [{ file: "rest.ts", text: "before?.mayBeLost === true || !isRefusal(reason)", by: "false" }],
    breaks: "I2"
  },
  {
    name: "a storage that does not answer has failed after a while",
    removals: [{
      file: "storage.ts",
      text: `    scheduler.after(limits.storage, () => tell("failed"))\n`,
      by: ""
    }],
    breaks: "I4"
  }
]
