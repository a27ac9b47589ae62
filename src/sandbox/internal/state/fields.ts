/** What fields of rows are. */
import * as Schema from "effect/Schema"

/** Milliseconds since the epoch, in years that RFC 3339 can write: what is still to be added to one stays within them. */
export const Instant = Schema.Int.check(
  Schema.isBetween({ minimum: 0, maximum: Date.UTC(9000, 0) }, {
    expected: "milliseconds since the epoch, before the year 9000"
  })
)

export const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** The fields of every row (`Row`). */
export const row = { id: Schema.String.check(Schema.isNonEmpty()), seq: Count, createdAt: Instant }

const part = /[a-z0-9!#$%&'*+/=?^_`{|}~-]+/.source
const label = /[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/.source

/** As the contract's format `email` has it, which an answer has to have. */
export const EmailAddress = Schema.String.check(
  Schema.isMaxLength(254),
  Schema.isPattern(new RegExp(`^${part}(?:\\.${part})*@(?:${label}\\.)+${label}$`, "i"), {
    expected: "an email address, such as ada@example.com"
  })
)
