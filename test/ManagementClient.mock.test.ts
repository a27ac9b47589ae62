/** A client for a test that says itself what each operation answers. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Stream from "effect/Stream"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Pagination from "../src/Pagination.ts"

const token = { id: "itgr_1", type: "service-token", name: "ci", createdAt: null } as never

const client = (operations: Parameters<typeof ManagementClient.mock>[0]) =>
  Effect.provide(ManagementClient.ManagementClient, ManagementClient.mock(operations))

const whyDied = (exit: Exit.Exit<unknown, unknown>): string =>
  Exit.isFailure(exit) ? String(Cause.squash(exit.cause)) : "it did not die"

describe("ManagementClient.mock", () => {
  it.effect("what is given answers, by whatever reads it", () =>
    Effect.gen(function*() {
      const { projects, serviceTokens } = yield* client({
        serviceTokens: {
          list: (request) =>
            Effect.succeed({
              data: [token],
              pagination: {
                nextCursor: request?.query?.cursor === undefined ? "2" : null,
                hasMore: request?.query?.cursor === undefined
              }
            })
        },
        projects: { delete: () => Effect.void }
      })
      yield* projects.delete({ params: { id: "proj_1" } })
      assert.lengthOf(
        yield* Stream.runCollect(
          Pagination.items((request: Parameters<typeof serviceTokens.list>[0]) => serviceTokens.list(request), {
            params: { workspaceId: "wksp_1" }
          })
        ),
        2
      )
    }))

  it.effect("what is not given dies, and says which operation it was: one that answers once, and one that streams", () =>
    Effect.gen(function*() {
      const { builds, projects } = yield* client({ projects: { delete: () => Effect.void } })
      const died = yield* Effect.exit(projects.list())
      assert.match(whyDied(died), /calls projects\.list, which its ManagementClient\.mock does not have/)
      const streamed = yield* Effect.exit(Stream.runDrain(builds.logs({ params: { buildId: "bld_1" } })))
      assert.match(whyDied(streamed), /builds\.logs/)
    }))

  it.effect("a name that is none of the contract's is told", () =>
    Effect.gen(function*() {
      const wrong = yield* Effect.exit(client({ projcts: {} } as never))
      assert.match(whyDied(wrong), /there is no group projcts/)
      const other = yield* Effect.exit(client({ projects: { lsit: () => Effect.void } } as never))
      assert.match(whyDied(other), /there is no operation projects\.lsit/)
    }))

  it.effect("two of them in a program know nothing of each other", () =>
    Effect.gen(function*() {
      const one = yield* client({ projects: { delete: () => Effect.void } })
      const other = yield* client({})
      yield* one.projects.delete({ params: { id: "proj_1" } })
      assert.match(whyDied(yield* Effect.exit(other.projects.delete({ params: { id: "proj_1" } }))), /projects\.delete/)
    }))
})
