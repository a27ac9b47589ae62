/** Tests of this package's entry alone: a world each, and what its promises are rejected with. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { AuthError } from "../../../src/AuthError.ts"
import { FetchError } from "../../../src/FetchError.ts"
import type * as ours from "../../../src/promise/index.ts"
import { sdks } from "./sdks.ts"
import { makeWorld, type World } from "./world.ts"

export const test = (name: string, run: (world: World) => Promise<void>) =>
  it.live(name, () => Effect.flatMap(makeWorld(sdks.ours), (world) => Effect.promise(() => run(world))))

export const sdkOf = (world: World, config: Partial<ours.ManagementApiClientConfig> = {}) =>
  world.full(config) as unknown as ours.ManagementApiSdk

export const clientOf = (world: World, options: ours.ManagementApiClientOptions = {}) =>
  world.client(options) as unknown as ours.ManagementApiClient

export const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(() => assert.fail("it did not reject"), (error) => error)

export const authError = async (promise: Promise<unknown>): Promise<AuthError> => {
  const error = await caught(promise)
  assert(error instanceof AuthError, String(error))
  return error
}

export const fetchError = async (promise: Promise<unknown>): Promise<FetchError> => {
  const error = await caught(promise)
  assert(error instanceof FetchError, String(error))
  return error
}
