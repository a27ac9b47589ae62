/** Bodies that may have no other fields than those of the contract: `additionalProperties: false` in `openapi.json`. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as ApiError from "../../../ApiError.ts"
import * as answer from "./answer.ts"

/** Refuses a body that was decoded, and had another field than these: decoding drops it. */
export const check = <Input>(
  request: HttpServerRequest.HttpServerRequest,
  fields: ReadonlyArray<keyof Input & string>
): Effect.Effect<void, ApiError.UnprocessableEntity> =>
  Effect.flatMap(Effect.orDie(request.json), (body) => {
    const other = Object.keys(body ?? {}).find((name) => !fields.some((field) => field === name))
    return other === undefined ? Effect.void : Effect.fail(answer.invalid({
      message: `Invalid body: ${other}: Unexpected field`,
      hint: `There ${fields.length === 1 ? "is" : "are"} ${fields.join(", ")}.`
    }))
  })
