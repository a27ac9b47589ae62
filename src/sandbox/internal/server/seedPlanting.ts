/** Creates what a seed says of one kind, and what is in it, by the API of the sandbox: what that refuses is wrong in the seed. */
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Schema from "effect/Schema"
import { anyOf, type Place } from "../protocol/places.ts"
import { endpoints } from "../protocol/operations.ts"
import * as scm from "../resources/scm.ts"
import type { Store } from "../state/Store.ts"
import { inProcess, type Respond } from "./inProcess.ts"
import type { SandboxError } from "../state/SandboxError.ts"
import {
  createdAtOf,
  type Fields,
  fieldsAt,
  idAt,
  itemsAt,
  oneOf,
  onlyKnown,
  onlyKnownWithin,
  textAt,
  under,
  wrong
} from "./seedFields.ts"
import { type Above, companionIn, type Kind } from "./seedKinds.ts"

type State = Store["Service"]

const isRefusal = Schema.is(Schema.Struct({ error: Schema.Struct({ message: Schema.String }) }))

const isCreated = Schema.is(Schema.Struct({ data: Schema.Struct({ id: Schema.String }) }))

const isLease = Schema.is(Schema.Struct({ data: Schema.Struct({ leaseId: Schema.String }) }))

/** Where something is, and since when. */
export interface Spot {
  readonly above: Above
  readonly where: string
  readonly createdAt: number | undefined
}

export const make = (state: State, respond: Respond, token: string) => {
  const client = inProcess(respond)
  const contract = endpoints()

  const bodyOf = (operation: string): Place =>
    anyOf(
      Array.from(contract.get(operation)!.payload.values()).flatMap(({ schemas }) => schemas.map(({ ast }) => ast))
    )

  /** Sends a request; what is refused is wrong at `where`. */
  const send = Effect.fnUntraced(
    function*(
      method: "POST" | "PUT" | "PATCH" | "DELETE",
      path: string,
      body: unknown,
      where: string,
      headers: { readonly [name: string]: string } = {}
    ) {
      const request = HttpClientRequest.make(method)(`http://localhost/v1/${path}`).pipe(
        HttpClientRequest.bearerToken(token),
        HttpClientRequest.setHeaders(headers),
        body === undefined ? (request) => request : HttpClientRequest.bodyJsonUnsafe(body)
      )
      const response = yield* client.execute(request)
      if (response.status === 204) return undefined
      const answer = yield* response.json
      return isRefusal(answer) ? yield* wrong(where, answer.error.message) : answer
    },
    Effect.catchTag("HttpClientError", Effect.die)
  )

  /** The same, as if it was sent at a time, and with ids for what comes of it. */
  const sendAt = (
    at: number | undefined,
    ids: ReadonlyArray<readonly [prefix: string, id: string]>,
    ...request: Parameters<typeof send>
  ) =>
    Effect.suspend(() => {
      state.standAt(at)
      state.giveIds(ids)
      return Effect.ensuring(
        send(...request),
        Effect.sync(() => {
          state.standAt(undefined)
          state.giveIds([])
        })
      )
    })

  /** A repository is named as people do; the API knows it by the number that GitHub gave it. */
  const repositoryOf = Effect.fnUntraced(function*({ above, where }: Spot, value: unknown) {
    const name = yield* textAt(value, under(where, "repository"))
    const seen = scm.installationsOf(state, above.workspaceId!).flatMap(({ repositories }) => repositories)
    const found = seen.find(({ fullName }) => name !== undefined && scm.isSameName(fullName, name))
    return found === undefined
      ? yield* wrong(
        under(where, "repository"),
        `expected one that the GitHub App sees: ${seen.map(({ fullName }) => fullName).join(", ")}.`
      )
      : { provider: "github", providerRepositoryId: found.id }
  })

  const plantAlchemyState = Effect.fnUntraced(function*(value: unknown, { above, where }: Spot) {
    const base = `projects/${above.projectId}/branches/${above.branchId}/alchemy-state`
    for (const [item, at] of yield* itemsAt(value, under(where, "alchemyState"))) {
      const fields = yield* fieldsAt(item, at)
      yield* onlyKnown(fields, ["stack", "stage", "resources", "output"], at)
      const { output, resources = {}, stack, stage } = fields
      const values = yield* fieldsAt(resources, under(at, "resources"))
      const lease = yield* send("POST", `${base}/lease`, { stack, stage }, at)
      if (!isLease(lease)) return yield* Effect.die(new Error("A lease has no id"))
      const headers = { "alchemy-state-lease-id": lease.data.leaseId }
      const path = [
        `${base}/state/stacks`,
        encodeURIComponent(String(stack)),
        "stages",
        encodeURIComponent(String(stage))
      ]
        .join("/")
      for (const [fqn, value] of Object.entries(values)) {
        yield* send("PUT", `${path}/resources/${encodeURIComponent(fqn)}`, value, under(at, "resources"), headers)
      }
      if (output !== undefined) yield* send("PUT", `${path}/output`, output, under(at, "output"), headers)
      yield* send("DELETE", `${base}/lease`, undefined, at, headers)
    }
  })

  /** What a kind takes beside its body, once it is there. */
  const finish = Effect.fnUntraced(function*(kind: Kind, id: string, fields: Fields, { above, where }: Spot) {
    if (fields["promoted"] === true) {
      yield* send("POST", `services/${above.serviceId}/promote`, { deploymentId: id }, under(where, "promoted"))
    }
    const spot = { above: { ...above, [kind.called ?? "id"]: id }, where, createdAt: undefined }
    if (fields["applicationTopology"] !== undefined) {
      const place = under(where, "applicationTopology")
      yield* onlyKnownWithin(bodyOf("applicationTopology.replace"), fields["applicationTopology"], place)
      const path = `projects/${above.projectId}/branches/${id}/application-topology`
      yield* send("PUT", path, fields["applicationTopology"], place)
    }
    yield* plantAlchemyState(fields["alchemyState"], spot)
  })

  /** The parts of something, in the order of its kind. */
  const plantParts = Effect.fnUntraced(function*(
    { companion, parts = {} }: Kind,
    id: string,
    fields: Fields,
    spot: Spot
  ): Effect.fn.Return<void, SandboxError> {
    for (const [name, kind] of Object.entries(parts)) {
      for (const [index, [item, where]] of (yield* itemsAt(fields[name], under(spot.where, name))).entries()) {
        const isThere = companion?.part === name && companionIn(companion, fields) === index
        const found = isThere ? companion.find(state, id) : undefined
        yield* plant(kind, item, { ...spot, where }, found)
      }
    }
  })

  /** The ids of what comes with something. */
  const companionIds = Effect.fnUntraced(function*({ companion, parts = {} }: Kind, fields: Fields, where: string) {
    const index = companionIn(companion, fields)
    if (companion === undefined || index < 0) return []
    const { prefix } = parts[companion.part]!
    const item = (fields[companion.part] as ReadonlyArray<Fields>)[index]!
    const id = yield* idAt(state, prefix, item["id"], under(under(under(where, companion.part), index), "id"))
    return id === undefined ? [] : [[prefix, id] as const]
  })

  /** Creates one, unless it is there as what came with another one; and all that is in it. */
  const plant = (
    kind: Kind,
    value: unknown,
    { above, createdAt: inherited, where }: Spot,
    there: string | undefined
  ): Effect.Effect<string, SandboxError> =>
    Effect.gen(function*() {
      const fields = yield* fieldsAt(value, where)
      const { beside = [], implied = [], parts = {}, update } = kind
      const said = implied.filter((name) => above[name] !== undefined)
      const ofCreate = bodyOf(kind.operation)
      const ofUpdate = update === undefined ? undefined : bodyOf(update.operation)
      const inBody = (place: Place | undefined) =>
        Array.from(place?.fields.keys() ?? []).filter((name) => !said.some((other) => other === name))
      const statuses = kind.settle?.statuses ?? []
      const own = there === undefined ? ["id", "createdAt", ...statuses.length === 0 ? [] : ["status"]] : ["id"]
      const known = [...own, ...inBody(ofCreate), ...inBody(ofUpdate), ...beside, ...Object.keys(parts)]
      yield* onlyKnown(fields, Array.from(new Set(known)), where)
      const bodyAt = (names: ReadonlyArray<string>): Fields =>
        Object.fromEntries(names.flatMap((name) => fields[name] === undefined ? [] : [[name, fields[name]]]))
      const body = bodyAt(inBody(ofCreate))
      yield* onlyKnownWithin(ofCreate, body, where)

      const status = yield* oneOf(fields["status"], statuses, under(where, "status"))
      const created = there === undefined
        ? yield* createdAtOf(state, fields["createdAt"], under(where, "createdAt"))
        : undefined
      const since = created ?? inherited

      const create = Effect.gen(function*() {
        const id = yield* idAt(state, kind.prefix, fields["id"], under(where, "id"))
        const ids = [
          ...id === undefined ? [] : [[kind.prefix, id] as const],
          ...yield* companionIds(kind, fields, where)
        ]
        const repository = beside.includes("repository")
          ? yield* repositoryOf({ above, where, createdAt: undefined }, fields["repository"])
          : undefined
        const whole = { ...body, ...repository, ...Object.fromEntries(said.map((name) => [name, above[name]])) }
        const answer = yield* sendAt(since, ids, "POST", kind.path(above), whole, where)
        return isCreated(answer) ? answer.data.id : yield* Effect.die(new Error(`${kind.operation} answers no id`))
      })
      const id = there ?? (yield* create)

      const more = bodyAt(inBody(ofUpdate).filter((name) => !ofCreate.fields.has(name)))
      if (update !== undefined && Object.keys(more).length > 0) {
        yield* sendAt(since, [], "PATCH", update.path(id), more, where)
      }
      if (status !== undefined) kind.settle?.apply(state, id, status)
      yield* finish(kind, id, fields, { above, where, createdAt: since })
      const inside = { above: { ...above, [kind.called ?? "itemId"]: id }, where, createdAt: since }
      yield* plantParts(kind, id, fields, inside)
      return id
    })

  return { plant }
}
