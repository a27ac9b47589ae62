/** The contract, and a page that shows it and calls this sandbox. Both are made when they are asked for. Needs Node. */
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import * as OpenApi from "effect/http-api/OpenApi"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Predicate from "effect/Predicate"
import { isOfThisMachine } from "../protocol/caller.ts"
import { printedOf } from "../state/printedToken.ts"
import { Store } from "../state/Store.ts"
import * as mended from "./docsMended.ts"

const contract = Effect.promise(() => import("./contract.ts").then(({ read }) => read()))

/** An operation by its id, which is short enough for a list. Its sentence goes before what else is told of it. */
const named = (operation: OpenApi.OpenAPISpecOperation): OpenApi.OpenAPISpecOperation => {
  const { description, operationId, summary } = operation
  return { ...operation, summary: operationId, description: [summary, description].filter(Boolean).join("\n\n") }
}

const isOperation = (value: unknown): value is OpenApi.OpenAPISpecOperation =>
  Predicate.hasProperty(value, "operationId") && Predicate.hasProperty(value, "responses")

/** A schema that is one of several, and has no type of its own. */
const isChoice = (value: unknown): value is object =>
  (Predicate.hasProperty(value, "anyOf") || Predicate.hasProperty(value, "oneOf")) &&
  !Predicate.hasProperty(value, "type")

/** The contract with this server in the places of the two real ones, so that the page calls it. */
const ofHere = (text: string): OpenApi.OpenAPISpec =>
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === "string") return value.replace(/^https:\/\/(api|auth)\.prisma\.io\/?/, "/")
    // The page takes a choice without this mark of its own for a mistake, and says so in the console.
    if (isChoice(value)) return { ...value, __scalar_: "" }
    return isOperation(value) ? named(value) : value
  })

const lookOf = (token: string | undefined) => ({
  // Its fonts would come from elsewhere.
  withDefaultFonts: false,
  // Its tools for sharing and generating, and its usage reports, are services of its maker.
  showDeveloperTools: "never",
  hideClientButton: true,
  telemetry: false,
  customCss: mended.css,
  authentication: {
    preferredSecurityScheme: "Bearer",
    ...token === undefined ? undefined : { securitySchemes: { Bearer: { token } } }
  }
})

// Scalar's script is three megabytes. It comes with Effect.
const page = Effect.fnUntraced(function*(token: string | undefined) {
  const document = ofHere(yield* contract)
  const HttpApiScalar = yield* Effect.promise(() => import("effect/http-api/HttpApiScalar"))
  // Instead of what Effect would derive from the `HttpApi`: the contract has the summaries.
  const shown = HttpApi.make("Documentation").annotate(OpenApi.Transform, () => document)
  return yield* HttpRouter.toHttpEffect(HttpApiScalar.layer(shown, { scalar: lookOf(token) }))
}, Effect.provideServiceEffect(Layer.CurrentMemoMap, Layer.makeMemoMap))

const headers = {
  // Whatever the script would ask another server for, it does without. No other page may lay itself over this one, whose buttons call.
  "content-security-policy":
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'none'; base-uri 'none'",
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store"
}

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [
    HttpRouter.route(
      "GET",
      "/openapi.json",
      Effect.map(contract, (text) => HttpServerResponse.text(text, { contentType: "application/json" }))
    ),
    HttpRouter.route("GET", "/docs", (request) =>
      // Whoever is at this machine may have it: it is on the terminal.
      page(isOfThisMachine(request) ? printedOf(state)?.value : undefined).pipe(
        Effect.flatten,
        Effect.map(mended.page),
        Effect.map(HttpServerResponse.setHeaders(headers)),
        Effect.orDie
      )),
    // Browsers ask for one, and say in their console that there is none.
    HttpRouter.route("GET", "/favicon.ico", Effect.succeed(HttpServerResponse.empty()))
  ]
}))
