/**
 * Builds `dist`: TypeScript emits, then every call at module level is marked pure, so that bundlers drop what a program does not use.
 * What browsers load of it is held to the oldest of them.
 */
import { transformFileAsync } from "@babel/core"
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { checkBrowsers } from "./browsers/check.ts"
import { bundlePromise } from "./bundlePromise.ts"
import { bundleSandbox } from "./bundleSandbox.ts"
import { inlinePackages } from "./inlinePackages.ts"
import { pruneDeclarations } from "./pruneDeclarations.ts"

const root = path.resolve(import.meta.dirname, "..")
const dist = path.join(root, "dist")

fs.rmSync(dist, { recursive: true, force: true })
execFileSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit"
})

for (const file of fs.globSync("**/*.js", { cwd: dist })) {
  const target = path.join(dist, file)
  const result = await transformFileAsync(target, {
    babelrc: false,
    configFile: false,
    plugins: ["annotate-pure-calls"],
    inputSourceMap: JSON.parse(fs.readFileSync(`${target}.map`, "utf8")),
    sourceMaps: true
  })
  fs.writeFileSync(target, `${result!.code}\n//# sourceMappingURL=${path.basename(file)}.map\n`)
  fs.writeFileSync(`${target}.map`, JSON.stringify(result!.map))
}

const inlined = await inlinePackages(dist)
await bundlePromise(dist)
await bundleSandbox(dist, inlined)
pruneDeclarations(dist)
await checkBrowsers(dist)
