/** The contract, and a page that shows it. Both are made when they are asked for. Needs Node. */
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import * as OpenApi from "effect/http-api/OpenApi"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as fs from "node:fs/promises"

const contract = Effect.promise(() => fs.readFile(new URL("../../../../openapi.json", import.meta.url), "utf8"))

/** The contract with this server in the places of the two real ones, so that the page calls it. */
const ofHere = (text: string): OpenApi.OpenAPISpec =>
  JSON.parse(
    text,
    (_, value: unknown) =>
      typeof value === "string" ? value.replace(/^https:\/\/(api|auth)\.prisma\.io\/?/, "/") : value
  )

const look = {
  // Its fonts would come from elsewhere.
  withDefaultFonts: false,
  // Its tools for sharing and generating, and its usage reports, are services of its maker.
  showDeveloperTools: "never",
  hideClientButton: true,
  telemetry: false,
  // The link to its maker leads off the machine.
  customCss: "a[href*=\"scalar.com\"] { display: none !important }",
  authentication: { preferredSecurityScheme: "Bearer" }
}

// Scalar's script is three megabytes. It comes with Effect.
const page = Effect.gen(function*() {
  const document = ofHere(yield* contract)
  const HttpApiScalar = yield* Effect.promise(() => import("effect/http-api/HttpApiScalar"))
  // Instead of what Effect would derive from the `HttpApi`: the contract has the summaries.
  const shown = HttpApi.make("Documentation").annotate(OpenApi.Transform, () => document)
  return yield* HttpRouter.toHttpEffect(HttpApiScalar.layer(shown, { scalar: look }))
}).pipe(Effect.provideServiceEffect(Layer.CurrentMemoMap, Layer.makeMemoMap))

// Whatever the script would ask another server for, it does without.
const nothingElsewhere = [
  "content-security-policy",
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:"
] as const

export const layer = HttpRouter.addAll([
  HttpRouter.route(
    "GET",
    "/openapi.json",
    Effect.map(contract, (text) => HttpServerResponse.text(text, { contentType: "application/json" }))
  ),
  HttpRouter.route(
    "GET",
    "/docs",
    Effect.orDie(Effect.map(Effect.flatten(page), HttpServerResponse.setHeader(...nothingElsewhere)))
  )
])
