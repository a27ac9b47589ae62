/** The storages of this package for programs without Effect: opened when needed, closed at the end, and as lawful as they are in Effect. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import { AuthError } from "../../src/promise/index.ts"
import { openTokenStorages } from "../../src/promise/tokenStorages.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as TokenStorageKeyValue from "../../src/TokenStorageKeyValue.ts"
import * as TokenStorages from "../../src/TokenStorages.ts"
import { obeysLaws } from "../support/obeysLaws.ts"

const tokens = { workspaceId: "wksp_1", accessToken: "access-1", refreshToken: "refresh-1" }

/** A layer that counts how often it was built and closed, and fails as often as it is told. */
const counted = (failures = 0, failure: unknown = new Error("connect ECONNREFUSED access-1")) => {
  const count = { built: 0, closed: 0 }
  const layer = Layer.effectContext(
    Effect.acquireRelease(
      Effect.suspend(() => ++count.built <= failures ? Effect.fail(failure) : Effect.context<never>()),
      () => Effect.sync(() => count.closed++)
    )
  ).pipe(Layer.flatMap(() => TokenStorages.layerMemory()))
  return { count, layer }
}

describe("openTokenStorages", () => {
  obeysLaws(
    "a storage of openTokenStorages",
    Effect.map(
      Effect.acquireRelease(
        Effect.sync(() => openTokenStorages(TokenStorages.layerMemory())),
        ({ dispose }) => Effect.promise(dispose)
      ),
      ({ of }) => TokenStorage.fromPromise(of("alice"))
    )
  )

  it("openTokenStorages builds its layer once, when a storage is first asked, and closes it with dispose", async () => {
    const { count, layer } = counted()
    const storages = openTokenStorages(layer)
    const alice = storages.of("alice")
    assert.strictEqual(count.built, 0)

    assert.deepStrictEqual(await Promise.all([alice.getTokens(), storages.of("bob").getTokens()]), [null, null])
    await alice.setTokens(tokens)
    assert.deepStrictEqual(await storages.of("alice").getTokens(), tokens)
    assert.deepStrictEqual(await storages.keys(), ["alice"])
    assert.deepStrictEqual(count, { built: 1, closed: 0 })

    await storages.dispose()
    await storages.dispose()
    assert.deepStrictEqual(count, { built: 1, closed: 1 })
  })

  it("openTokenStorages closes what is being opened when it is disposed of", async () => {
    const { count, layer } = counted()
    const storages = openTokenStorages(layer)
    const asked = storages.of("alice").getTokens()
    await storages.dispose()
    await asked
    assert.deepStrictEqual(count, { built: 1, closed: 1 })
  })

  it("a storage of openTokenStorages rejects after dispose, also one that was used before", async () => {
    const storages = openTokenStorages(counted().layer)
    const alice = storages.of("alice")
    await alice.setTokens(tokens)
    await storages.dispose()
    const asked = [
      alice.getTokens(),
      alice.setTokens(tokens),
      storages.of("bob").getTokens(),
      storages.keys()
    ]
    for (const outcome of await Promise.allSettled<unknown>(asked)) {
      assert.strictEqual(outcome.status, "rejected")
      const { reason } = outcome as PromiseRejectedResult
      assert.instanceOf(reason, AuthError)
      assert.strictEqual(reason.reason._tag, "StorageFailed")
    }
  })

  it("openTokenStorages tries again after its layer could not be built, and tells no secret of the failure", async () => {
    const { layer } = counted(1)
    const storages = openTokenStorages(layer)
    const error = await storages.of("alice").getTokens().then(() => undefined, (error: unknown) => error)
    assert.instanceOf(error, AuthError)
    assert.strictEqual((error as AuthError).reason._tag, "StorageFailed")
    assert.notInclude(`${JSON.stringify(error)} ${String(error)}`, "access-1")
    assert.isNull(await storages.of("alice").getTokens())
    await storages.dispose()
  })

  it("openTokenStorages rejects with the AuthError of its layer as it is", async () => {
    const storages = openTokenStorages(
      TokenStorageKeyValue.layerKeyed({
        sealing: Effect.fail(
          new AuthError({
            message: "There is no key",
            reason: { _tag: "ConfigurationInvalid", field: "keys" },
            refreshTokenInvalid: false
          })
        )
      }).pipe(Layer.provide(KeyValueStore.layerMemory))
    )
    const error = await storages.keys().then(() => undefined, (error: unknown) => error)
    assert.deepStrictEqual((error as AuthError).reason, { _tag: "ConfigurationInvalid", field: "keys" })
    await storages.dispose()
  })
})
