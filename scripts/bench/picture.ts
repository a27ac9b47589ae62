/** Draws what calls cost, from `results.json`, as `docs/bench.svg`: a bar a client, beside the published SDK. Run by hand, after a run on a quiet machine. */
import * as fs from "node:fs"
import * as path from "node:path"
import type { CallRow } from "./calls.ts"

const results: { readonly date: string; readonly calls: ReadonlyArray<CallRow> } = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, "results.json"), "utf8")
)

const tasks = ["GET one project, 16 at a time", "list of 100 projects, 16 at a time"]

const rowHeight = 22
const headHeight = 40
const labelWidth = 270
const barWidth = 300
const width = labelWidth + barWidth + 70

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

const bar = ({ cpuRatio, subject }: CallRow, y: number, longest: number): string => {
  const kind = subject.startsWith("ours") ? "ours" : subject.startsWith("@prisma") ? "published" : "others"
  const length = cpuRatio / longest * barWidth
  const middle = y + rowHeight / 2 + 4
  return [
    `<text x="${labelWidth - 8}" y="${middle}" text-anchor="end">${escaped(subject)}</text>`,
    `<rect class="${kind}" x="${labelWidth}" y="${y + 4}" width="${length.toFixed(1)}" height="${
      rowHeight - 8
    }" rx="2"/>`,
    `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${middle}">${cpuRatio.toFixed(2)}</text>`
  ].join("\n")
}

const draw = (): string => {
  const parts: Array<string> = []
  let y = 0
  for (const task of tasks) {
    const rows = results.calls.filter((row) => row.task === task).toSorted((a, b) => a.cpuRatio - b.cpuRatio)
    const longest = Math.max(...rows.map(({ cpuRatio }) => cpuRatio))
    parts.push(`<text class="head" x="8" y="${y + 26}">${escaped(task)}: CPU a call, the published SDK is 1</text>`)
    y += headHeight
    for (const row of rows) {
      parts.push(bar(row, y, longest))
      y += rowHeight
    }
    y += 10
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 20}" width="${width}" role="img"
  aria-label="CPU that a call costs, beside the published SDK">
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.head { font-weight: 600; font-size: 13px }
.date { fill: #59636e; font-size: 11px }
.ours { fill: #0d9488 } .published { fill: #64748b } .others { fill: #cbd5e1 }
@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .date { fill: #9198a1 } .others { fill: #475569 } }
</style>
${parts.join("\n")}
<text class="date" x="8" y="${y + 12}">${results.date}: npm run bench, medians of rounds that take turns</text>
</svg>
`
}

fs.writeFileSync(path.resolve(import.meta.dirname, "../../docs/bench.svg"), draw())
