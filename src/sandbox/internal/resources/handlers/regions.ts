import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import { regions as known } from "../regions.ts"

const postgres = known.map((region) => ({ ...region, type: "region", status: "available" }))

const accelerate = known.map((region) => ({ ...region, type: "region" }))

export const regions = group("regions", (handlers) =>
  handlers.handleAll({
    list: ({ query }) =>
      Effect.succeed([
        ...query.product === "accelerate" ? [] : postgres.map((region) => ({ ...region, product: "postgres" })),
        ...query.product === "postgres" ? [] : accelerate.map((region) => ({ ...region, product: "accelerate" }))
      ]),
    listPostgres: () => Effect.succeed(postgres),
    listAccelerate: () => Effect.succeed(accelerate)
  }))
