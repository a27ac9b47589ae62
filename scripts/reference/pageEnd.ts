/** What TypeDoc's pages lack for people with a screen reader, and shows larger than it is worth. */
import { type Application, PageEvent } from "typedoc"

const permalink = /<a href="#[^"]*" aria-label="Permalink"[^>]*>[\s\S]*?<\/a>/g

export const mend = (html: string): string =>
  html
    .replaceAll("<div class=\"col-content\">", "<div class=\"col-content\" role=\"main\">")
    .replace("<nav class=\"tsd-navigation\">", "<nav class=\"tsd-navigation\" aria-label=\"Pages\">")
    .replace("<nav id=\"tsd-sidebar-links\"", "<nav aria-label=\"Links\" id=\"tsd-sidebar-links\"")
    // A wide table scrolls: by the keyboard too.
    .replaceAll("<table>", "<table tabindex=\"0\">")
    // A link in what opens and closes a section cannot be reached.
    .replaceAll(/<summary\b[\s\S]*?<\/summary>/g, (summary) => summary.replaceAll(permalink, ""))
    .replaceAll(
      /<div class="tsd-tag-since">\s*<h4[^>]*>[\s\S]*?<\/h4>\s*<p>([^<]*)<\/p>\s*<\/div>/g,
      "<p class=\"since\">Since $1</p>"
    )
    .replaceAll(
      /<h5 class="tsd-index-heading uppercase">([^<]*)<\/h5>/g,
      "<h2 class=\"tsd-index-heading uppercase\">$1</h2>"
    )

export const mendPages = (app: Application): void => {
  app.renderer.on(PageEvent.END, (page: PageEvent) => {
    if (page.contents !== undefined) page.contents = mend(page.contents)
  })
}
