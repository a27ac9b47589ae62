/** What axe-core finds on a page that keeps people with a screen reader, a keyboard or weak eyes from using it. */
import axe from "axe-core"
import type { Page } from "playwright-core"

declare global {
  var axe: typeof import("axe-core")
}

/** A line for each place that breaks a rule. The script comes from the browser's own protocol, which the page's policy does not see. */
export const violations = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe.source)
  const results = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }))
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ failureSummary, html }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`)
  )
}
