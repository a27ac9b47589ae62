import * as fs from "node:fs"
import * as path from "node:path"
import { it } from "vitest"
import { root } from "./support/contract.ts"
import { inMarkdown } from "./support/documents.ts"
import { problemsOf } from "./support/shownValues.ts"
it("x", async () => {
  for (const file of process.env["DOCS"]!.split(" ")) {
    const dir = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    try {
      for (const e of inMarkdown(file, fs.readFileSync(path.join(root, file), "utf8"))) {
        const t = Date.now()
        console.log(await problemsOf([e], dir).catch((error) => error.message), e.origin, Date.now() - t)
      }
    } finally {
      fs.rmSync(dir, { recursive: true })
    }
  }
})
