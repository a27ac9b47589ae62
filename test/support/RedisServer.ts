/** A real Redis: the one that `REDIS_URL` names. Without it, tests that need it are skipped by name. */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { it } from "@effect/vitest"
import type * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type { Redis, RedisError } from "effect/persistence/Redis"
import { randomUUID } from "node:crypto"

export const url = process.env["REDIS_URL"]

export const isThere = url !== undefined

const toGetIt = "needs Redis: set REDIS_URL (apt-get install redis-server)"

/** The title of a test, and how to have it run where it is skipped. */
export const titled = (title: string): string => isThere ? title : `${title} (${toGetIt})`

/** A client of its own, as another process has one. */
export const layer = (): Layer.Layer<NodeRedis.NodeRedis | Redis, RedisError> => NodeRedis.layer({ url: url! })

/** A prefix that nobody else uses. */
export const freshPrefix = (): string => `${randomUUID()}:`

/** A test by the clock of the machine, for Redis has no other. */
export const live = <A, E>(title: string, self: () => Effect.Effect<A, E>): void =>
  (isThere ? it.live : it.live.skip)(titled(title), self)
