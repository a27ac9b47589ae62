import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as accessTokens from "../../oauth/accessTokens.ts"
import * as answer from "../../protocol/answer.ts"
import { Settings } from "../../state/settings.ts"
import { instant, Store } from "../../state/Store.ts"
import { group } from "../group.ts"
import * as Workspaces from "../workspaces.ts"

const Claims = Schema.fromJsonString(Schema.Struct({
  aud: Schema.Union([Schema.String, Schema.Array(Schema.String)]),
  exp: Schema.optionalKey(Schema.Finite)
}))

const decodeClaims = Schema.decodeUnknownOption(Claims)

/** Whether it is an OIDC token for Prisma that has not run out. There is no GitHub here to ask whether the signature is its own. */
const isAccepted = (token: string, now: number): boolean => {
  const parts = token.split(".")
  if (parts.length !== 3) return false
  const payload = Base64Url.decodeString(parts[1]!)
  if (Result.isFailure(payload)) return false
  const claims = decodeClaims(payload.success)
  if (claims._tag === "None") return false
  const { aud, exp } = claims.value
  return [aud].flat().includes("prisma-cloud") && (exp === undefined || exp * 1000 > now)
}

const refused = answer.unauthorized({ code: "unauthorized", message: "The token was not accepted." })

export const githubActions = group(
  "githubActions",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const { tokenSkew: skew } = yield* Settings
    return handlers.handleAll({
      exchangeToken: Effect.fnUntraced(function*({ payload: { expiresInSeconds = 1800, token } }) {
        const presented = Redacted.isRedacted(token) ? Redacted.value(token) : token
        if (!isAccepted(presented, state.now())) return yield* Effect.fail(refused)
        const workspaceId = state.workspaces.all()[0]!.id
        const expiresAt = accessTokens.endOf(state, expiresInSeconds)
        const row = yield* Workspaces.addToken(state, workspaceId, {
          name: "GitHub Actions",
          type: "service_token",
          userId: null,
          skew,
          expiresAt
        })
        return {
          id: row.id,
          type: "serviceToken",
          value: Redacted.make(row.value),
          expiresAt: instant(expiresAt),
          workspaceId
        }
      })
    })
  })
)
