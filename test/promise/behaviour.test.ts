/**
 * The Promise entry beside the published SDK: the same programs against the same server. Where they differ, both sides are held
 * and the reason is said, so that a change of either is noticed.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { behaviours as answers } from "./behaviour/answers.ts"
import { behaviours as authorization } from "./behaviour/authorization.ts"
import { behaviours as callback } from "./behaviour/callback.ts"
import { behaviours as cancellation } from "./behaviour/cancellation.ts"
import { behaviours as login } from "./behaviour/login.ts"
import { behaviours as middleware } from "./behaviour/middleware.ts"
import { behaviours as refresh } from "./behaviour/refresh.ts"
import { behaviours as requests } from "./behaviour/requests.ts"
import { behaviours as tokenEndpoint } from "./behaviour/tokenEndpoint.ts"
import { sdks } from "./support/sdks.ts"
import { type Behaviour, makeWorld } from "./support/world.ts"

const groups: { readonly [group: string]: ReadonlyArray<Behaviour> } = {
  requests,
  answers,
  middleware,
  authorization,
  refresh,
  tokenEndpoint,
  login,
  callback,
  cancellation
}

describe.each(Object.entries(groups))("%s", (group, behaviours) => {
  describe.each(["published", "ours"] as const)("%s", (name) => {
    for (const behaviour of behaviours) {
      it.live(`${behaviour.name} (the ${name} SDK)`, () =>
        Effect.gen(function*() {
          const world = yield* makeWorld(sdks[name])
          const expected = "both" in behaviour ? behaviour.both : behaviour[name]
          assert.deepStrictEqual(yield* Effect.promise(() => behaviour.run(world)), expected)
        }))
    }
  })

  it(`behaviours of ${group} name a reason for each difference between the SDKs, and only for differences`, () => {
    for (const { because, name, ours, published, ...behaviour } of behaviours) {
      if ("both" in behaviour) assert.isUndefined(because, name)
      else assert.isAbove(because?.length ?? 0, 20, name)
      if (!("both" in behaviour)) assert.notDeepEqual(ours, published, name)
    }
  })
})
