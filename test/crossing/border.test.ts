/** What does not cross as it is: other copies' errors, values that are none, causes, secrets. */
import { assert, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { build } from "esbuild"
import * as ApiError from "../../src/ApiError.ts"
import { ProjectsGroup, TransferProjectInput } from "../../src/api/projects.ts"
import { CreatedProject } from "../../src/api/schemas.ts"
import * as AuthError from "../../src/AuthError.ts"
import * as Failures from "../../src/Failures.ts"
import { storageFailed } from "../../src/internal/failure/authErrors.ts"
import * as Operation from "../../src/Operation.ts"
import * as Secrets from "../../src/Secrets.ts"
import * as TokenSealing from "../../src/TokenSealing.ts"
import { operations, responsesOf, root } from "../support/contract.ts"
import { others } from "../support/failures.ts"
import { makeValue, random } from "../support/values.ts"

const Failure = Operation.failure(ProjectsGroup, "get")

const messageOf = (schema: Schema.Codec<any, any>, value: unknown): string => {
  const exit = Effect.runSyncExit(Schema.encodeUnknownEffect(schema)(value))
  assert.strictEqual(exit._tag, "Failure")
  return exit._tag === "Failure" ? Cause.pretty(exit.cause) : ""
}

const fieldsOf = (details: { readonly [name: string]: unknown }): ApiError.ApiErrorFields => ({
  message: "gone",
  code: "resource-not-found",
  hint: undefined,
  retryAfter: undefined,
  requestId: undefined,
  body: "",
  details
})

const notFound = (details: { readonly [name: string]: unknown }) => new ApiError.NotFound(fieldsOf(details))

it("an error with a function or a stream in its details fails to be encoded, with the place of it", () => {
  for (const value of [() => 1, Stream.make(1), NaN, 1n, Symbol("s")]) {
    assert.match(
      messageOf(Failure, notFound({ existingAppId: value })),
      /Expected JSON value\s+at \["details"\]\["existingAppId"\]/
    )
  }
})

it("a stream, a function and an error of others fail to be encoded as a failure or as an answer", () => {
  const Project = Operation.success(ProjectsGroup, "get")
  for (const value of [Stream.make(1), () => 1, new Error("other"), { _tag: "NotFound" }]) {
    assert.match(messageOf(Failure, value), /Expected .*NotFound/)
    assert.match(messageOf(Project, value), /Expected object|Missing key/)
  }
})

it("an error that the operation does not declare is not taken for another of its classes", () => {
  const conflict = new ApiError.Conflict({ ...notFound({}), message: "exists" })
  assert.match(messageOf(Failure, conflict), /Expected/)
})

it("the messages of causes, which may quote a secret, stay on their side", () => {
  const cause = Object.assign(new TypeError("Bearer s3cret", { cause: new Error("s3cret") }), { code: "s_code" })
  for (const error of [storageFailed("read", cause), AuthError.make({ _tag: "NotLoggedIn" }, "no", cause)]) {
    const text = JSON.stringify(Schema.encodeSync(Failures.AuthError)(error))
    assert.notInclude(text, "s3cret")
    assert.include(text, "s_code")
  }
})

it("a cause that is its own cause is encoded", () => {
  const cause: Error & { cause?: unknown } = new Error("round")
  cause.cause = cause
  assert.isDefined(Schema.encodeSync(Failures.AuthError)(AuthError.make({ _tag: "StateMismatch" }, "no", cause)))
})

it("errors of another copy of the package cross, and are of this copy's classes on the other side", async () => {
  const copyOf = (module: string) => import(/* @vite-ignore */ `../../src/${module}.ts?copy`)
  const copy: { ApiError: typeof ApiError; AuthError: typeof AuthError } = {
    ApiError: await copyOf("ApiError"),
    AuthError: await copyOf("AuthError")
  }
  const theirs = new copy.ApiError.NotFound(fieldsOf({}))
  assert.notInstanceOf(theirs, ApiError.NotFound)
  const ours = Schema.decodeUnknownSync(Failure)(Schema.encodeUnknownSync(Failure)(theirs))
  assert.instanceOf(ours, ApiError.NotFound)
  assert.strictEqual(ours.message, "gone")
  const auth = copy.AuthError.make({ _tag: "NotLoggedIn" }, "no")
  assert.instanceOf(
    Schema.decodeUnknownSync(Failures.AuthError)(Schema.encodeUnknownSync(Failure)(auth)),
    AuthError.AuthError
  )
})

it("a bundler that renames the classes does not rename what is written", async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { byTag } from "./src/Failures.ts"`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node"
  })
  const bundle: { readonly byTag: object } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString("base64")}`
  )
  assert.deepStrictEqual(Object.keys(bundle.byTag), Object.keys(Failures.byTag))
})

it("there is a schema for each class, and each takes its own errors only", () => {
  assert.sameMembers(Object.keys(Failures.byTag), [
    ...Object.values(ApiError.byStatus).map(({ name }) => name),
    "UnexpectedStatus"
  ])
  const all = { ...Failures.byTag, AuthError: Failures.AuthError, FetchError: Failures.FetchError }
  for (const error of others) {
    for (const [tag, schema] of Object.entries(all)) {
      assert.strictEqual(Schema.is(schema as Schema.Schema<unknown>)(error), tag === error._tag)
    }
  }
})

it("an operation that is not in the group is named", () => {
  // @ts-expect-error: the compiler says so too.
  assert.throws(() => Operation.failure(ProjectsGroup, "fly"), /projects has no operation "fly"/)
})

const created = operations.find(({ id }) => id === "projects.create")!

const secretsOf = (value: unknown): ReadonlyArray<string> => {
  if (Redacted.isRedacted(value)) return [String(Redacted.value(value))]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(secretsOf) : []
}

const project = Array.from(
  Array(20).keys(),
  (seed) =>
    Schema.decodeUnknownSync(Operation.success(ProjectsGroup, "create"))(
      makeValue(responsesOf(created).find(({ status }) => status === 201)!.schema!, random(seed))
    )
).find((project) => secretsOf(project).length > 0)!

const makeSealing = TokenSealing.make({
  keys: { a: Redacted.make("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=") },
  current: "a"
})

it("a codec that refuses secrets says where one is, and takes values without", () => {
  assert.isNotEmpty(secretsOf(project))
  const message = messageOf(Secrets.refused(CreatedProject), project)
  assert.match(message, /A secret must not be stored as plain text.*\s+at \["database"\]/)
  for (const secret of secretsOf(project)) assert.notInclude(message, secret)
  const Name = Secrets.refused(Schema.Struct({ name: Schema.String }))
  assert.deepStrictEqual(Schema.encodeSync(Name)({ name: "a" }), { name: "a" })
})

it("a codec that refuses secrets refuses the plain text of a secret input too", () => {
  const message = messageOf(Secrets.refused(TransferProjectInput), { recipientAccessToken: "s3cret" })
  assert.match(message, /A secret must not be stored as plain text/)
  assert.notInclude(message, "s3cret")
})

it.effect("a codec that seals hides all of a value, and opens for its own place only", () =>
  Effect.gen(function*() {
    const sealing = yield* makeSealing
    const Step = Secrets.sealed(CreatedProject, { sealing, key: "step-1" })
    const text = yield* Schema.encodeEffect(Step)(project)
    for (const secret of [...secretsOf(project), project.id]) assert.notInclude(text, secret)
    assert.deepStrictEqual(yield* Schema.decodeEffect(Step)(text), project)
    const elsewhere = yield* Effect.exit(
      Schema.decodeEffect(Secrets.sealed(CreatedProject, { sealing, key: "step-2" }))(text)
    )
    assert.include(elsewhere._tag === "Failure" ? Cause.pretty(elsewhere.cause) : "", "sealed for another key")
  }))
