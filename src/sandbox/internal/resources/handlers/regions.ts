import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import { regions as known } from "../regions.ts"
import { ManagementApi } from "../../../../ManagementApi.ts"

const postgres = known.map((region) => ({ ...region, type: "region", status: "available" }))

const accelerate = known.map((region) => ({ ...region, type: "region" }))

export const regions = HttpApiBuilder.group(ManagementApi, "regions", (handlers) =>
  handlers.handleAll({
    list: ({ query }) =>
      Effect.succeed([
        ...query.product === "accelerate" ? [] : postgres.map((region) => ({ ...region, product: "postgres" })),
        ...query.product === "postgres" ? [] : accelerate.map((region) => ({ ...region, product: "accelerate" }))
      ]),
    listPostgres: () => Effect.succeed(postgres),
    listAccelerate: () => Effect.succeed(accelerate)
  }))
