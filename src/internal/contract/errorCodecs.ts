/**
 * The schemas between the bodies of errors and the classes of `ApiError`, by status: what the errors of generated endpoints are.
 */
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { type ApiErrorFields, byStatus, type DeclaredStatus } from "../../ApiError.ts"
import { fieldsOf } from "../answer/errorBody.ts"

type ErrorOf<Status extends DeclaredStatus> = InstanceType<(typeof byStatus)[Status]>

type ErrorCodec<Status extends DeclaredStatus> = Schema.Codec<ErrorOf<Status>, unknown>

const errorCodec = <Status extends DeclaredStatus>(
  status: Status,
  body: Schema.Codec<unknown, unknown>,
  encode: (error: ApiErrorFields) => unknown
): ErrorCodec<Status> => {
  const Class = byStatus[status] as unknown as new(fields: ApiErrorFields) => ErrorOf<Status>
  return body.pipe(
    Schema.decodeTo(
      Schema.instanceOf(Class),
      SchemaTransformation.transform({
        decode: (body: unknown) =>
          new Class({ ...fieldsOf(body), retryAfter: undefined, requestId: undefined, body: "" }),
        encode: (error: ErrorOf<Status>) => encode(error)
      })
    ),
    HttpApiSchema.status(status)
  )
}

const toNested = ({ code, details, hint, message }: ApiErrorFields): unknown => ({
  error: { code, message, ...(hint === undefined ? undefined : { hint }), ...details }
})

const toFlat = ({ code, details, message }: ApiErrorFields): unknown => ({
  error: code,
  errorDescription: message,
  ...details
})

/** The error of a status whose error object has more members than the usual ones. */
export const nested = <Status extends DeclaredStatus>(
  status: Status,
  body: Schema.Codec<unknown, unknown>
): ErrorCodec<Status> => errorCodec(status, body, toNested)

/** The error of a status whose body is `{ error: code, errorDescription }`, as OAuth's errors are. */
export const flat = <Status extends DeclaredStatus>(
  status: Status,
  body: Schema.Codec<unknown, unknown>
): ErrorCodec<Status> => errorCodec(status, body, toFlat)

const usualBody = Schema.Struct({
  error: Schema.Struct({ code: Schema.String, message: Schema.String, hint: Schema.optionalKey(Schema.String) })
})

// Nearly all operations declare the same few: each is made when the first of them needs it.
const made = new Map<DeclaredStatus, Schema.Codec<unknown, unknown>>()

/** The error of a status with the usual body, `{ error: { code, message, hint? } }`. */
export const usual = <Status extends DeclaredStatus>(status: Status): ErrorCodec<Status> => {
  const codec = made.get(status) ?? nested(status, usualBody)
  made.set(status, codec)
  return codec as ErrorCodec<Status>
}
