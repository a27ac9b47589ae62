/**
 * A browser for `$BROWSER`: goes where the URL of its last argument leads, and writes that URL into the file of its first.
 *
 * A page of the real authorization server is opened at the one of its second argument.
 */
import { writeFile } from "node:fs/promises"

const [file, authUrl, url] = process.argv.slice(2)
await writeFile(file, url)
const page = new URL(url)
await fetch(page.origin === "https://auth.prisma.io" ? `${authUrl}${page.pathname}${page.search}` : page)
