/** The parameters of a request of OAuth, whose forms are refused as RFC 6749 says (section 5.2). */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as form from "../pages/form.ts"
import { type Refusal, refusal } from "./refusal.ts"

export { ofUrl, type Parameters } from "../pages/form.ts"

export const ofForm = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<form.Parameters, Refusal> =>
  Effect.mapError(form.ofForm(request), ({ description }) => refusal("invalid_request", description))
