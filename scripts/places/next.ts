/** Next: the program in each place of an application, and `examples/next` in a browser, built by both of its bundlers. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"
import { ofChromium } from "./browsers.ts"
import { outputOf, runIn } from "./commands.ts"
import { type Place } from "./place.ts"
import type { Answers } from "./programs/steps.ts"
import { type Project, root } from "./project.ts"
import { inTime } from "./pages.ts"

const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" } as const

/** A folder with Next and the packed package, in which applications are built. */
const makeFolder = async ({ directory, tarball }: Project): Promise<string> => {
  // Not in the other one: Next looks for the outermost lock file.
  const folder = `${directory}-next`
  const own = path.join(import.meta.dirname, "next")
  fs.mkdirSync(folder)
  for (const file of ["package.json", "package-lock.json"]) {
    fs.copyFileSync(path.join(own, file), path.join(folder, file))
  }
  runIn(folder, "npm", "ci", "--no-audit", "--no-fund")
  const effect = JSON.parse(fs.readFileSync(path.join(root, "node_modules/effect/package.json"), "utf8")).version
  runIn(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", tarball, `effect@${effect}`)
  return folder
}

const folders = new WeakMap<Project, Promise<string>>()

/** That of the project, made when first asked for. */
export const folderOf = (project: Project): Promise<string> => {
  const folder = folders.get(project) ?? makeFolder(project)
  folders.set(project, folder)
  return folder
}

const next = (folder: string): string => path.join(folder, "node_modules/next/dist/bin/next")

/** Builds an application of the folder, as a user does. */
export const build = (folder: string, application: string, ...args: ReadonlyArray<string>): Promise<string> =>
  outputOf(process.execPath, [next(folder), "build", ...args], {
    cwd: path.join(folder, application),
    env: environment,
    timeout: 600_000
  })

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const ended = once(child, "exit")
  child.kill()
  await ended
}

/** Serves what was built, until it is disposed of. */
export const serve = async (folder: string, application: string, env: Record<string, string> = {}, port = 0) => {
  const child = spawn(process.execPath, [next(folder), "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: path.join(folder, application),
    env: { ...environment, ...env },
    stdio: ["ignore", "pipe", "inherit"]
  })
  let said = ""
  for await (const text of child.stdout.setEncoding("utf8")) {
    said += text
    if (/Ready in/.test(said)) break
  }
  // It is read on, or the server would wait for that.
  child.stdout.resume()
  return {
    url: /http:\/\/[\w.]+:\d+/.exec(said)![0],
    [Symbol.asyncDispose]: () => stop(child)
  }
}

/** The application with a place for each kind of module that Next has. */
const makeApplication = async (project: Project): Promise<string> => {
  const folder = await folderOf(project)
  const application = path.join(folder, "places")
  if (fs.existsSync(application)) return folder
  fs.cpSync(path.join(import.meta.dirname, "next"), application, {
    recursive: true,
    filter: (file) => !/package(-lock)?\.json$|node_modules/.test(file)
  })
  for (const file of ["effect", "entries", "promise", "steps"]) {
    fs.mkdirSync(path.join(application, "programs"), { recursive: true })
    fs.copyFileSync(project.program(file), path.join(application, "programs", `${file}.js`))
  }
  await build(folder, "places")
  return folder
}

const textOf = (html: string): string =>
  /<pre id="answers">([^<]*)/.exec(html)![1]!.replaceAll("&quot;", "\"").replaceAll("&gt;", ">").replaceAll("&lt;", "<")
    .replaceAll("&#x27;", "'").replaceAll("&amp;", "&")

const asJson = async (response: Response): Promise<Answers> => JSON.parse(await response.text())

interface Kind {
  readonly how: string
  readonly path: string
  readonly read: (response: Response) => Promise<Answers>
}

const kinds: ReadonlyArray<Kind> = [
  { how: "server component", path: "server", read: async (response) => JSON.parse(textOf(await response.text())) },
  { how: "route handler", path: "route", read: asJson },
  { how: "proxy", path: "proxy", read: asJson },
  { how: "edge route", path: "edge", read: asJson }
]

export const nextVersion = (folder: string): string =>
  JSON.parse(fs.readFileSync(path.join(folder, "node_modules/next/package.json"), "utf8")).version

const query = (entry: string, settings: unknown): string =>
  new URLSearchParams({ entry, settings: JSON.stringify(settings) }).toString()

const ofServer = ({ how, path, read }: Kind): Place => ({
  name: "Next",
  how,
  isInCi: false,
  start: async (project) => {
    const folder = await makeApplication(project)
    const server = await serve(folder, "places")
    return {
      version: nextVersion(folder),
      run: async (entry, { settings }) => read(await fetch(`${server.url}/${path}?${query(entry, settings)}`)),
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
    }
  }
})

const clientComponent: Place = {
  name: "Next",
  how: "client component, Chromium",
  isInCi: false,
  start: async (project) => {
    const folder = await makeApplication(project)
    const server = await serve(folder, "places")
    return {
      version: nextVersion(folder),
      run: async (entry, { reported, settings }) => {
        await using _page = await ofChromium.open(`${server.url}/client?${query(entry, settings)}`)
        return JSON.parse(await inTime(reported))
      },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
    }
  }
}

export const nexts: ReadonlyArray<Place> = [...kinds.map(ofServer), clientComponent]
