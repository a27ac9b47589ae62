/** The sources that the generator writes, compiled and run. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { errorClasses, generate } from "../../scripts/generate/main.ts"
import type { OpenApiDocument } from "../../scripts/contract/document.ts"
import { root } from "../support/contract.ts"
import { makeSourceCopy } from "./sourceCopy.ts"

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const groupFiles = fs.readdirSync(path.join(root, "src/api")).map((name) => `src/api/${name}`)

/** The contract with a 402 of `projects.create`. */
const withPaymentRequired = (): OpenApiDocument => {
  const document = JSON.parse(read("openapi.json"))
  const { responses } = document.paths["/v1/projects"].post
  responses["402"] = responses["409"]
  return document
}

const paymentRequired = `
/** 402: the plan has to be paid for. */
export class PaymentRequired extends RefusalError("PaymentRequired")<ApiErrorFields> {
  static readonly usualCode = "spendLimitReached"
  readonly status = 402
}

export const byStatus = {
  402: PaymentRequired,`

describe("generated codecs", () => {
  it("are inferred to be exactly what they are declared to be, and a difference names the operation", () => {
    using copy = makeSourceCopy()
    for (const file of groupFiles) {
      const inferred = read(file).replace(/^(export const \w+): Schema\.Codec<[^=]*> = /gm, "$1 = ")
      assert.notInclude(inferred, ": Schema.Codec<")
      copy.write(file, inferred)
    }
    assert.strictEqual(copy.compile("test/api.types.ts"), "")

    copy.edit("src/api/projects.ts", "  createDatabase: codecs.optional(Schema.Boolean),\n", "")
    assert.match(copy.compile("test/api.types.ts"), /projects.*create: the input differs/s)
  })
})

describe("a status without a class in ApiError", () => {
  it("is told with its operation, and what to do", async () => {
    const warnings: Array<string> = []
    const warn = (warning: string) => void warnings.push(warning)
    await generate(JSON.parse(read("openapi.json")), { warn })
    assert.deepStrictEqual(warnings, [])

    await generate(withPaymentRequired(), { warn })
    assert.deepStrictEqual(warnings, [
      "402 of projects.create has no error class: it reaches users as UnexpectedStatus. "
      + "Add a class to src/ApiError.ts, and to byStatus there."
    ])
  })

  it("has all that it needs with a class and an entry there: endpoint, codec, client and sandbox follow", async () => {
    const warnings: Array<string> = []
    const files = await generate(withPaymentRequired(), {
      errorClasses: { ...errorClasses, 402: "PaymentRequired" },
      warn: (warning) => void warnings.push(warning)
    })
    assert.deepStrictEqual(warnings, [])

    using copy = makeSourceCopy()
    copy.edit("src/ApiError.ts", "\nexport const byStatus = {", paymentRequired)
    copy.write("src/api/projects.ts", files.get("src/api/projects.ts")!)
    copy.write("program.ts", read("test/scripts/fixtures/paymentRequired.ts"))
    assert.strictEqual(copy.compile("src", "test/api.types.ts", "program.ts"), "")
    assert.strictEqual(copy.run("program.ts"), "PaymentRequired 402 spendLimitReached")
  })
})
