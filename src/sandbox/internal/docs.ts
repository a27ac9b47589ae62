/** The contract, and a page that shows it. Both are made when they are asked for. Needs Node. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as fs from "node:fs/promises"
import { ManagementApi } from "../../ManagementApi.ts"

const contract = new URL("../../../openapi.json", import.meta.url)

// Scalar's script is three megabytes. It comes with Effect; its fonts would come from elsewhere.
const page = Effect.promise(() => import("effect/http-api/HttpApiScalar")).pipe(
  Effect.flatMap((HttpApiScalar) =>
    HttpRouter.toHttpEffect(HttpApiScalar.layer(ManagementApi, { scalar: { withDefaultFonts: false } }))
  ),
  Effect.provideServiceEffect(Layer.CurrentMemoMap, Layer.makeMemoMap)
)

// Whatever the script would ask another server for, it does without.
const nothingElsewhere = [
  "content-security-policy",
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:"
] as const

export const layer = HttpRouter.addAll([
  HttpRouter.route(
    "GET",
    "/openapi.json",
    Effect.map(
      Effect.promise(() => fs.readFile(contract, "utf8")),
      (text) => HttpServerResponse.text(text, { contentType: "application/json" })
    )
  ),
  HttpRouter.route(
    "GET",
    "/docs",
    Effect.orDie(Effect.map(Effect.flatten(page), HttpServerResponse.setHeader(...nothingElsewhere)))
  )
])
