/**
 * What each error is made of, as it crosses: all its fields. A field that comes later is optional, since what was stored before has none.
 */
import * as Schema from "effect/Schema"
import { Cause, TransportCause } from "./crossing.ts"

const optionalText = Schema.optional(Schema.String)

const ofCall = {
  message: Schema.String,
  operation: optionalText,
  attempts: Schema.optionalKey(Schema.Number),
  previousStatus: Schema.optional(Schema.Number),
  isIdempotent: Schema.optional(Schema.Boolean)
}

/** Of the errors that the API answers with. */
export const ofRefusals = {
  ...ofCall,
  code: Schema.String,
  hint: Schema.UndefinedOr(Schema.String),
  retryAfter: Schema.UndefinedOr(Schema.Duration),
  requestId: Schema.UndefinedOr(Schema.String),
  details: Schema.Record(Schema.String, Schema.Json),
  body: Schema.String
}

export const ofUnexpectedStatus = { ...ofRefusals, status: Schema.Number }

const Issues = Schema.Array(Schema.Struct({
  path: Schema.String,
  message: Schema.String,
  count: Schema.optional(Schema.Number)
}))

/** Of an answer that began. */
const ofBegun = { status: Schema.optionalKey(Schema.Number), requestId: optionalText }

export const ofFetchError = {
  ...ofCall,
  reason: Schema.Union([
    Schema.TaggedStruct("Transport", { sent: Schema.Boolean, code: optionalText, ...ofBegun }),
    Schema.TaggedStruct("Timeout", { sent: Schema.Boolean, duration: Schema.Duration, ...ofBegun }),
    Schema.TaggedStruct("InvalidResponse", { status: Schema.Number, issues: Issues, requestId: optionalText }),
    Schema.TaggedStruct("InvalidRequest", { issues: Issues })
  ]),
  request: Schema.Struct({ method: Schema.String, url: Schema.String }),
  cause: Schema.optionalKey(TransportCause)
}

const optionalStatus = Schema.optional(Schema.Number)

export const ofAuthError = {
  message: Schema.String,
  reason: Schema.Union([
    Schema.TaggedStruct("NotLoggedIn", {}),
    Schema.TaggedStruct("RefreshTokenMissing", {}),
    Schema.TaggedStruct("RefreshTokenInvalid", { description: optionalText }),
    Schema.TaggedStruct("TokenRejected", {
      error: Schema.String,
      description: optionalText,
      status: optionalStatus
    }),
    Schema.TaggedStruct("AuthServerUnavailable", {
      status: optionalStatus,
      sent: Schema.optional(Schema.Boolean),
      retryAfter: Schema.optional(Schema.Duration)
    }),
    Schema.TaggedStruct("CallbackInvalid", { parameter: optionalText }),
    Schema.TaggedStruct("CallbackDenied", { error: Schema.String, description: optionalText }),
    Schema.TaggedStruct("StateMismatch", {}),
    Schema.TaggedStruct("IssuerMismatch", {}),
    Schema.TaggedStruct("LoginTimeout", { duration: Schema.Duration }),
    Schema.TaggedStruct("DeviceLoginUnsupported", {}),
    Schema.TaggedStruct("TokenResponseInvalid", { field: optionalText }),
    Schema.TaggedStruct("WorkspaceMismatch", { expected: Schema.String, actual: Schema.String }),
    Schema.TaggedStruct("StorageFailed", { operation: Schema.Literals(["read", "write", "clear", "lock"]) }),
    Schema.TaggedStruct("ConfigurationInvalid", { field: Schema.String })
  ]),
  refreshTokenInvalid: Schema.Boolean,
  cause: Schema.optionalKey(Cause)
}
