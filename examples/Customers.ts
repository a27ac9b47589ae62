/** A service of an application: every customer has a project. `Customers.test.ts` shows how such a service is tested. */
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import * as Pagination from "effect-prisma-management/Pagination"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"

const make = Effect.gen(function*() {
  const client = yield* ManagementClient.ManagementClient
  return {
    /** Makes the project of a new customer, and gives its id. */
    open: Effect.fn("Customers.open")(function*(name: string) {
      const { id } = yield* client.projects.create({ payload: { name, createDatabase: false } })
      return id
    }),
    names: Pagination.items(client.projects.list).pipe(Stream.map(({ name }) => name), Stream.runCollect)
  }
})

export class Customers extends Context.Service<Customers, Effect.Success<typeof make>>()("examples/Customers") {
  static readonly layer = Layer.effect(Customers, make)
}
