/** That no link of the site is dead: each leads to a file of it, and to something there that has the anchor. */
import * as fs from "node:fs"
import * as path from "node:path"

const unescaped = (text: string): string =>
  text.replaceAll("&quot;", "\"").replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll(
    "&amp;",
    "&"
  )

const attributes = (html: string, names: string): ReadonlyArray<string> =>
  Array.from(html.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, "g")), ([, value]) => unescaped(value!))

export interface HtmlPage {
  readonly anchors: ReadonlySet<string>
  readonly links: ReadonlyArray<string>
}

/** Scripts are left out: what they hold is text. */
export const read = (html: string): HtmlPage => {
  const markup = html.replaceAll(
    /<script\b[^>]*>[\s\S]*?<\/script>/g,
    (script) => script.slice(0, script.indexOf(">") + 1)
  )
  return { anchors: new Set(attributes(markup, "id|name")), links: [...new Set(attributes(markup, "href|src"))] }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The dead links of a folder of pages, with the page that each stands on. */
export const deadLinks = (folder: string): ReadonlyArray<string> => {
  const files = new Set(fs.globSync("**/*", { cwd: folder }))
  const pages = new Map(
    Array.from(files).filter((file) => file.endsWith(".html"))
      .map((file) => [file, read(fs.readFileSync(path.join(folder, file), "utf8"))] as const)
  )
  const problemOf = (from: string, link: string): string | undefined => {
    if (/^(?:https?|mailto|data):/.test(link)) return URL.canParse(link) ? undefined : "is not a URL"
    if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return "leads nowhere"
    const [encoded = "", anchor] = link.split("#")
    const named = encoded === "" ? from : path.posix.join(path.posix.dirname(from), decoded(encoded))
    // A folder is its first page, as servers have it: TypeDoc writes a link to the README so.
    const to = named.endsWith("/") ? path.posix.join(named, "index.html") : named
    if (!files.has(to)) return `${to} does not exist`
    if (anchor === undefined || anchor === "" || !pages.has(to)) return undefined
    return pages.get(to)!.anchors.has(decoded(anchor)) ? undefined : `${to} has no #${anchor}`
  }
  return Array.from(pages).flatMap(([file, { links }]) =>
    links.flatMap((link) => {
      const problem = problemOf(file, link)
      return problem === undefined ? [] : [`${file}: the link ${link} is dead: ${problem}`]
    })
  )
}
