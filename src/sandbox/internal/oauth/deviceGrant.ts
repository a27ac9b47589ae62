/** Device codes and user codes (RFC 8628): what a device is answered while a person decides, and once they have. */
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import { makeRoomForPending } from "../state/ended.ts"
import type * as rows from "../state/rows.ts"
import type { Client } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { denied, type Outcome, told } from "./decisions.ts"
import * as grants from "./grants.ts"
import { type ErrorCode, type Refusal, refusal } from "./refusal.ts"

type State = Store["Service"]

export const grantType = "urn:ietf:params:oauth:grant-type:device_code"

/** Milliseconds. */
export const lifetime = 10 * 60_000
const slowDown = 5_000

// RFC 8628 section 6.1: no vowels, so no words; and nothing that looks like something else.
const letters = "BCDFGHJKLMNPQRSTVWXZ"

const newUserCode = (): string =>
  Array.from(SecureRandom.randomBytesUnsafe(8), (byte) => letters[byte % letters.length]).join("")

/** As a person reads it. */
export const shownCode = ({ userCode }: rows.DeviceAuthorization): string =>
  `${userCode.slice(0, 4)}-${userCode.slice(4)}`

/** `interval`: milliseconds between two questions of the device. */
export const add = (
  state: State,
  client: Client,
  asked: Pick<rows.DeviceAuthorization, "scopes" | "interval" | "loginHint" | "workspace">
): rows.DeviceAuthorization => {
  makeRoomForPending(state)
  return state.deviceAuthorizations.put({
    ...state.row(""),
    id: `device_${state.secret(43)}`,
    ...asked,
    clientId: client.id,
    userCode: newUserCode(),
    expiresAt: state.now() + lifetime,
    askedAt: null,
    used: false
  })
}

/** What a person entered, where it still waits for a decision: letters of either case, with or without hyphen. */
export const findPending = (state: State, entered: string): rows.DeviceAuthorization | undefined => {
  const code = entered.toUpperCase().replace(/[^A-Z]/g, "")
  return state.deviceAuthorizations.find(({ expiresAt, grantId, userCode }) =>
    userCode === code && grantId === undefined && expiresAt > state.now()
  )
}

/** It was decided, by a person or without one. */
export const decide = (
  state: State,
  request: rows.DeviceAuthorization,
  { refusal, workspace }: Outcome
): rows.DeviceAuthorization =>
  state.deviceAuthorizations.change(
    request,
    workspace === undefined ? { grantId: null, refusal } : { grantId: grants.add(state, request, workspace).id }
  )

/** A test may decide a login after the device has begun it, as a person does. */
const decideAsTold = (state: State, request: rows.DeviceAuthorization | undefined, { id }: Client) => {
  const waits = request?.grantId === undefined && request?.clientId === id && request.expiresAt > state.now()
  if (request === undefined || !waits) return request
  const wanted = { user: request.loginHint, workspace: request.workspace }
  const outcome = told(state, { flow: "device", clientId: id, wanted })
  return outcome === undefined ? request : decide(state, request, outcome)
}

/** Whether the device did not wait for the interval. By a clock that stands still, or was set back since, nobody knows. */
const comesEarly = (state: State, { askedAt, interval }: rows.DeviceAuthorization): boolean => {
  if (askedAt === null || state.isFrozen()) return false
  const since = state.now() - askedAt
  return since >= 0 && since < interval
}

/** RFC 8628 section 3.5. A device code is good for one grant. */
export const useDeviceCode = Effect.fnUntraced(function*(
  state: State,
  client: Client,
  deviceCode: string,
  refreshTokenTtl?: number
): Effect.fn.Return<grants.Issued, Refusal> {
  const all = state.deviceAuthorizations
  const request = decideAsTold(state, all.get(deviceCode), client)
  if (request === undefined || request.clientId !== client.id || request.used) {
    return yield* refusal("invalid_grant", "The device code is unknown, used, or belongs to another client.")
  }
  if (request.expiresAt <= state.now()) return yield* refusal("expired_token", "Nobody entered the code in time.")
  if (request.grantId === null) {
    const { description, error } = request.refusal ?? denied.refusal
    return yield* refusal(error as ErrorCode, description)
  }
  if (request.grantId === undefined) {
    const isEarly = comesEarly(state, request)
    all.change(request, {
      askedAt: state.isFrozen() ? null : state.now(),
      interval: request.interval + (isEarly ? slowDown : 0)
    })
    return yield* isEarly
      ? refusal("slow_down", "Wait five seconds longer between two requests.")
      : refusal("authorization_pending", "The user has not decided yet.")
  }
  const grant = state.grants.get(request.grantId)
  // It stays, as a code does: what nothing points to is forgotten.
  all.change(request, { used: true })
  if (grant === undefined) return yield* refusal("invalid_grant", "The login was revoked.")
  return { grant, scopes: grant.scopes, refreshToken: grants.addRefreshToken(state, grant, refreshTokenTtl) }
})
