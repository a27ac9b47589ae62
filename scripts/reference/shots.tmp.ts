import { launch } from "../../test/support/Chromium.ts"
import { violations } from "../../test/support/axe.ts"
import * as path from "node:path"
const site = path.resolve(import.meta.dirname, "../../site")
const pages = (process.argv[2] ?? "index.html").split(",")
for (const [w, h] of [[1280, 900], [390, 844]] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    const s = await launch({ viewport: { width: w, height: h }, colorScheme })
    for (const p of pages) {
      await s.page.goto("file://" + path.join(site, p))
      await s.page.waitForFunction(() => document.body.style.display !== "none")
      const over = await s.page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth
      )
      const v = await violations(s.page)
      console.log(w, colorScheme, p, "overflow", over, "axe", v.length)
      for (const x of v.slice(0, 6)) console.log("   ", x.slice(0, 260))
      await s.page.screenshot({ path: `/tmp/shots/${p.replaceAll("/", "_")}-${w}-${colorScheme}.png` })
    }
    if (s.errors.length) console.log(s.errors.slice(0, 3))
    await s.close()
  }
}
