/**
 * Writes `newer.json`: what JavaScript and the web platform have that a browser of `minimum.ts` may not have, by MDN's compatibility data.
 * Run by `npm run browsers`, after the minimum or the data changed.
 */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { type Browser, minimum } from "./minimum.ts"
import type { Newer } from "./newer.ts"

interface Support {
  readonly version_added: string | boolean | null
  readonly version_removed?: string
  readonly flags?: unknown
  readonly partial_implementation?: boolean
}

interface Feature {
  readonly __compat?: {
    readonly support: { readonly [browser in Browser]?: Support | ReadonlyArray<Support> }
    readonly status?: { readonly standard_track: boolean }
  }
  readonly [name: string]: unknown
}

const isBefore = (version: string, limit: string): boolean => {
  const [of = "0", to = "0"] = [version, limit]
  const [a, b] = [of, to].map((text) => text.replace("≤", "").split(".").map(Number)) as [Array<number>, Array<number>]
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) < (b[at] ?? 0)
  }
  return false
}

const hasIt = (feature: Feature, browser: Browser): boolean => {
  const support = feature.__compat?.support[browser]
  return [support ?? []].flat().some(({ flags, version_added: added, version_removed: removed }) =>
    flags === undefined && (removed === undefined || isBefore(minimum[browser], removed))
    && (added === true || typeof added === "string" && added !== "preview" && !isBefore(minimum[browser], added))
  )
}

const browsers = Object.keys(minimum) as ReadonlyArray<Browser>

const isNewer = (feature: Feature): boolean => browsers.some((browser) => !hasIt(feature, browser))

const featuresOf = (of: Feature): ReadonlyArray<readonly [string, Feature]> =>
  Object.entries(of).filter((entry): entry is [string, Feature] =>
    (entry[1] as Feature | undefined)?.__compat !== undefined
  )

/** What programs without a page of their own use: fetch, streams, crypto, storage, locks. */
const ofEverybody =
  /^(Abort\w+|URL\w*|Headers|Request|Response|Readable\w+|Writable\w+|Transform\w+|Text(De|En)coder\w*|\w*CompressionStream|\w*Crypto\w*|Blob|FormData|IDB\w+|Lock\w*|BroadcastChannel|Event|EventTarget|Message\w+|WebSocket|DOMException|console)$/

/** MDN's data does not tell a function of `Promise` from one of a promise. */
const isStatic = (name: string, member: string): boolean => {
  const owner = (globalThis as { readonly [name: string]: unknown })[name]
  return typeof owner === "function" && member in owner && !(member in Object(owner.prototype))
}

const derive = (interfaces: ReadonlyArray<readonly [string, Feature]>): Newer => {
  const globals: Array<string> = []
  const statics: Array<string> = []
  const members = new Map<string, boolean>()
  for (const [name, feature] of interfaces) {
    if (isNewer(feature)) {
      globals.push(name)
      continue
    }
    for (const [member, one] of featuresOf(feature)) {
      // What is not the name of a member is a detail of one.
      if (!/^[a-zA-Z]+(_static)?$/.test(member) || member === name) continue
      if (member.endsWith("_static") || isStatic(name, member)) {
        if (isNewer(one)) statics.push(`${name}.${member.replace(/_static$/, "")}`)
        continue
      }
      members.set(member, (members.get(member) ?? true) && isNewer(one))
    }
  }
  return {
    globals: globals.sort(),
    statics: statics.sort(),
    // A name that something else has since long says nothing.
    members: Array.from(members).flatMap(([member, isNew]) => isNew ? [member] : []).sort()
  }
}

execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: import.meta.dirname, stdio: "inherit" })
const data = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, "node_modules/@mdn/browser-compat-data/data.json"), "utf8")
) as { readonly javascript: { readonly builtins: Feature }; readonly api: Feature }
const newer = derive([
  ...featuresOf(data.javascript.builtins),
  ...featuresOf(data.api).filter(([name]) => ofEverybody.test(name))
])
fs.writeFileSync(path.join(import.meta.dirname, "newer.json"), `${JSON.stringify(newer, undefined, 2)}\n`)
