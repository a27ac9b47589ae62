/** Links of documents to a line of our source: on the site they lead to the page of what is declared there. */
import * as path from "node:path"
import { type Application, DeclarationReflection, MarkdownEvent, type Reflection } from "typedoc"

/** A scheme of our own: where a declaration is on the site is known only when its pages are made. */
const scheme = "declared:"

export const declared = (file: string, line: string | undefined): string =>
  `${scheme}${file}${line === undefined ? "" : `#${line}`}`

const link = new RegExp(`href="${scheme}([^"#]+)(?:#L(\\d+))?[^"]*"`, "g")

export const resolveDeclared = (app: Application, root: string): void => {
  const reflections = new Map<string, Reflection>()
  const fill = (event: MarkdownEvent): void => {
    for (const reflection of Object.values(event.page.project.reflections)) {
      if (!(reflection instanceof DeclarationReflection) || !app.renderer.router!.hasUrl(reflection)) continue
      for (const { fullFileName, line } of reflection.sources ?? []) {
        const isModule = reflection.parent?.isProject() === true
        const at = `${path.relative(root, fullFileName)}:${isModule ? "" : line}`
        if (!reflections.has(at)) reflections.set(at, reflection)
      }
    }
  }
  app.renderer.on(MarkdownEvent.PARSE, (event: MarkdownEvent) => {
    if (!event.parsedText.includes(scheme)) return
    if (reflections.size === 0) fill(event)
    const { model } = event.page
    event.parsedText = event.parsedText.replaceAll(link, (all, file: string, line: string = "") => {
      const reflection = reflections.get(`${file}:${line}`)
      return reflection === undefined ? all : `href="${app.renderer.router!.relativeUrl(model, reflection)}"`
    })
  })
}
