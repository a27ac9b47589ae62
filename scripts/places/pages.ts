/** Pages: the program as each bundler makes it, in a browser. */
import { build as buildByEsbuild } from "esbuild"
import * as fs from "node:fs"
import { once } from "node:events"
import * as http from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import * as path from "node:path"
import { build as buildByVite } from "vite"
import { type Browser, ofChromium, ofFirefox, ofWebKit } from "./browsers.ts"
import { install } from "./commands.ts"
import type { Place } from "./place.ts"
import type { Project } from "./project.ts"
import type { Settings } from "./programs/steps.ts"

/** Writes the program as `page.js`, with whatever else it loads, into a folder. */
type Bundle = (project: Project, folder: string) => Promise<unknown>

const byEsbuild: Bundle = (project, outdir) =>
  buildByEsbuild({
    entryPoints: [project.program("page")],
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    logLevel: "warning"
  })

const byVite: Bundle = (project, outDir) =>
  buildByVite({
    configFile: false,
    logLevel: "warn",
    root: project.directory,
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: project.program("page"), output: { entryFileNames: "page.js" } }
    }
  })

const ofBundlers = (name: string): unknown => createRequire(path.join(install("bundlers"), "here.js"))(name)

interface Rollup {
  readonly rollup: (options: object) => Promise<{
    readonly write: (options: { readonly dir: string; readonly format: "es" }) => Promise<unknown>
    readonly close: () => Promise<void>
  }>
}

interface NodeResolve {
  readonly nodeResolve: (options: { readonly browser: boolean }) => unknown
}

const byRollup: Bundle = async (project, dir) => {
  const { rollup } = ofBundlers("rollup") as Rollup
  const { nodeResolve } = ofBundlers("@rollup/plugin-node-resolve") as NodeResolve
  const bundle = await rollup({ input: project.program("page"), plugins: [nodeResolve({ browser: true })] })
  await bundle.write({ dir, format: "es" })
  await bundle.close()
}

interface Webpack {
  (options: object, done: (error: Error | null, stats?: { readonly hasErrors: () => boolean }) => void): unknown
}

const byWebpack: Bundle = (project, folder) =>
  new Promise<void>((resolve, reject) => {
    const webpack = ofBundlers("webpack") as Webpack
    webpack({
      mode: "production",
      target: "web",
      context: project.directory,
      entry: { page: project.program("page") },
      output: { path: folder, publicPath: "/" }
    }, (error, stats) =>
      error === null && stats?.hasErrors() === false ? resolve() : reject(error ?? new Error(String(stats))))
  })

const html =
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>`

/** Serves a folder, and the page for every path that is no file. */
const serve = async (folder: string, settings: () => Settings | undefined) => {
  const server = http.createServer(({ url }, response) => {
    const { pathname } = new URL(url!, "http://localhost")
    if (pathname === "/settings.json") {
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(settings()))
    }
    const file = path.join(folder, path.normalize(pathname))
    if (!pathname.endsWith(".js")) return void response.writeHead(200, { "content-type": "text/html" }).end(html)
    if (!fs.existsSync(file)) return void response.writeHead(404).end()
    response.writeHead(200, { "content-type": "text/javascript" }).end(fs.readFileSync(file))
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}

/** What a page reports, or an error where it does not in two minutes. */
export const inTime = (reported: Promise<string>): Promise<string> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error("The page reported nothing within two minutes")), 120_000)
  return Promise.race([reported, promise]).finally(() => clearTimeout(timer))
}

const page = (browser: Browser, bundler: string, bundle: Bundle, isInCi = true): Place => ({
  name: browser.name,
  how: bundler,
  isInCi,
  start: async (project) => {
    const version = await browser.version()
    const folder = path.join(project.directory, "pages", `${browser.name}-${bundler}`)
    await bundle(project, folder)
    let settings: Settings | undefined
    const { close, url } = await serve(folder, () => settings)
    return {
      version,
      run: async (entry, world) => {
        settings = world.settings
        await using _page = await browser.open(`${url}/?entry=${entry}`)
        return JSON.parse(await inTime(world.reported))
      },
      [Symbol.asyncDispose]: async () => close()
    }
  }
})

export const pages: ReadonlyArray<Place> = [
  page(ofChromium, "esbuild", byEsbuild),
  page(ofChromium, "rollup", byRollup),
  page(ofChromium, "webpack", byWebpack),
  page(ofChromium, "vite", byVite),
  page(ofFirefox, "esbuild", byEsbuild),
  page(ofWebKit, "esbuild", byEsbuild, false)
]
