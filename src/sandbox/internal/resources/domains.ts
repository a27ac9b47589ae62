/** Custom domains, on their way through the verification as the clock goes. Names under `.invalid` fail it: they never resolve. */
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import type * as ApiError from "../../../ApiError.ts"
import { Domain } from "../../../api/schemas.ts"
import * as wire from "../../../internal/contract/codecs.ts"
import * as answer from "../protocol/answer.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"
import { reached, statusAt } from "./timeline.ts"

type State = Store["Service"]

/** How long each step of the verification takes: milliseconds. */
const step = 3_000

const certificateLife = 90 * 24 * 60 * 60 * 1000

const verification = (hostname: string, now: number): rows.Timeline =>
  ["pending_dns", "verifying", ...hostname.endsWith(".invalid") ? ["failed"] : ["provisioning_tls", "active"]]
    .map((status, index) => ({ status, at: now + index * step }))

export const domainsOf = (state: State, service: rows.Service): Array<rows.Domain> =>
  state.domains.where("serviceId", service.id)

export const domainView = (state: State) => (row: rows.Domain): Domain => {
  const past = reached(row.timeline, state.now())
  const { at, status } = past.at(-1)!
  const failed = status === "failed"
  return {
    id: row.id,
    type: "custom-domain",
    url: state.url(`/v1/domains/${row.id}`),
    hostname: row.hostname,
    appId: row.serviceId,
    computeServiceId: row.serviceId,
    status,
    foundryStatus: status,
    failureReason: failed ? `${row.hostname} does not resolve.` : null,
    failureCategory: failed ? "dns" : null,
    certExpiresAt: status === "active" ? instant(at + certificateLife) : null,
    createdAt: instant(row.createdAt),
    updatedAt: instant(at),
    dnsRecords: [{
      type: "CNAME",
      name: row.hostname,
      value: `${row.serviceId.slice("cps_".length)}.domains.sandbox.invalid`,
      ttl: null
    }]
  }
}

/** How many domains a service can have. */
const quota = 3

const overQuota = answer.tooMany({
  code: "planLimitReached",
  message: `The service already has ${quota} domains, the most it can have.`,
  hint: "Delete one first: this is a quota, so waiting does not help."
})

/** A domain of a service, and whether it is new: one that another service has is refused, and one that is too many. */
export const add = (
  state: State,
  service: rows.Service,
  hostname: string
): Effect.Effect<
  { readonly row: rows.Domain; readonly isNew: boolean },
  ApiError.Conflict | ApiError.TooManyRequests
> =>
  Effect.suspend((): ReturnType<typeof add> => {
    const [existing] = state.domains.where("hostname", hostname)
    if (existing?.serviceId === service.id) return Effect.succeed({ row: existing, isNew: false })
    if (existing !== undefined) {
      return Effect.fail(
        answer.conflict({ message: `${hostname} belongs to another service.`, hint: "Remove it there first." })
      )
    }
    if (domainsOf(state, service).length >= quota) return Effect.fail(overQuota)
    const fields = state.row("dom_")
    const timeline = verification(hostname, fields.createdAt)
    return Effect.succeed({
      row: state.domains.put({ ...fields, serviceId: service.id, hostname, timeline }),
      isNew: true
    })
  })

const encode = Schema.encodeUnknownEffect(wire.data(Domain))

/** 201 for a domain that is new and 200 for one that was there: of two answers with the same body Effect would give the first. */
export const answerAdded = (state: State, { isNew, row }: { readonly isNew: boolean; readonly row: rows.Domain }) =>
  Effect.map(
    Effect.orDie(encode(domainView(state)(row))),
    (body) => HttpServerResponse.jsonUnsafe(body, { status: isNew ? 201 : 200 })
  )

/** A domain that failed, or waits for its DNS, can be tried again. */
const retryable = ["failed", "pending_dns"]

export const retry = (state: State, row: rows.Domain): Effect.Effect<rows.Domain, ApiError.Conflict> =>
  Effect.suspend(() => {
    const status = statusAt(row.timeline, state.now())
    return !retryable.includes(status)
      ? Effect.fail(answer.conflict({
        message: `The domain is ${status}: there is nothing to retry.`,
        hint: `It must be ${retryable.join(" or ")}.`
      }))
      : Effect.succeed(state.domains.change(row, { timeline: verification(row.hostname, state.now()) }))
  })
