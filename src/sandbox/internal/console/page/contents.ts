/** What is in the sandbox: how much, and the newest of each kind. */
import type { StateView } from "../state.ts"
import { byId, element, makeList, write } from "./elements.ts"
import { dateText, untilText } from "./time.ts"

type Newest = StateView["newest"]
type Kind = keyof Newest

interface Shown {
  readonly id: string
  readonly name: string
  readonly status?: string
  readonly facts: ReadonlyArray<string>
  /** Times that are told as how far away they are. */
  readonly ends?: ReadonlyArray<readonly [what: string, at: string]>
}

const place = (
  row: { readonly project: { readonly name: string }; readonly branch: { readonly name: string } | null }
) => row.branch === null ? row.project.name : `${row.project.name} / ${row.branch.name}`

const kinds: { readonly [K in Kind]: readonly [title: string, show: (row: Newest[K][number]) => Shown] } = {
  workspaces: ["Workspaces", ({ id, name, owner }) => ({ id, name, facts: [owner.email] })],
  projects: [
    "Projects",
    ({ defaultRegion, id, name, workspace }) => ({
      id,
      name,
      facts: [workspace.name, defaultRegion ?? "no region yet"]
    })
  ],
  branches: ["Branches", ({ id, name, project, role }) => ({ id, name, status: role, facts: [project.name] })],
  databases: ["Databases", (row) => ({ ...row, facts: [place(row), row.region] })],
  services: ["Services", (row) => ({ ...row, facts: [place(row), row.region] })],
  deployments: [
    "Deployments",
    ({ id, service, status }) => ({ id, name: service.name, status, facts: [] })
  ],
  logins: [
    "Logins",
    ({ accessTokenEndsAt, clientId, id, refreshTokenEndsAt, status, user, workspace }) => ({
      id,
      name: clientId,
      status,
      facts: [user.email, workspace.name],
      ends: [
        ...accessTokenEndsAt === null ? [] : [["access token expires", accessTokenEndsAt] as const],
        ...refreshTokenEndsAt === null ? [] : [["refresh token expires", refreshTokenEndsAt] as const]
      ]
    })
  ]
}

const looks: { readonly [status: string]: "good" | "bad" } = {
  ready: "good",
  running: "good",
  active: "good",
  production: "good",
  failed: "bad",
  over: "bad"
}

const badge = (status: string): HTMLElement => element("span", { class: `badge ${looks[status] ?? "waits"}` }, status)

const end = ([what, at]: readonly [what: string, at: string]): HTMLElement =>
  element(
    "span",
    {},
    `${what} `,
    element("time", { "datetime": at, "title": dateText(Date.parse(at)), "data-until": "" }, untilText(Date.parse(at)))
  )

const row = ({ ends = [], facts, id, name, status }: Shown): HTMLElement =>
  element(
    "li",
    { class: "item" },
    element("strong", {}, name),
    status === undefined ? undefined : badge(status),
    element("code", {}, id),
    element("span", { class: "facts" }, ...facts.map((fact) => element("span", {}, fact)), ...ends.map(end))
  )

const makeKind = <K extends Kind>(kind: K) => {
  const [title, show] = kinds[kind]
  const count = element("span", { class: "count" })
  const rows = element("ul", { class: "rows" })
  const rest = element("p", { class: "quiet" })
  const details = element(
    "details",
    { class: "card" },
    element("summary", {}, element("h3", {}, title), count),
    rows,
    rest
  )
  const list = makeList<Shown>(rows, ({ id }) => id, row)
  // Whoever opens or closes it knows better.
  let isTouched = false
  details.querySelector("summary")!.addEventListener("click", () => {
    isTouched = true
  })
  byId("contents").append(details)
  return (state: StateView): void => {
    const newest: ReadonlyArray<Newest[K][number]> = state.newest[kind]
    const total = state.counts[kind]
    list(newest.map(show))
    write(count, String(total))
    write(rest, total === 0 ? "None." : total > newest.length ? `And ${total - newest.length} older.` : "")
    if (!isTouched) details.open = total > 0
  }
}

/** `environmentVariables` as people read it. */
const titleOf = (name: string): string =>
  name[0]!.toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

export const makeContents = () => {
  const lists = [
    makeKind("workspaces"),
    makeKind("projects"),
    makeKind("branches"),
    makeKind("databases"),
    makeKind("services"),
    makeKind("deployments"),
    makeKind("logins")
  ]
  const counts = makeList<readonly [name: string, count: number]>(
    byId("counts"),
    ([name]) => name,
    ([name, count]) => element("li", {}, titleOf(name), " ", element("strong", {}, String(count)))
  )
  return {
    show: (state: StateView): void => {
      counts(Object.entries(state.counts))
      for (const list of lists) list(state)
    },
    /** Time goes on. */
    tick: (): void => {
      for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-until]")) {
        write(time, untilText(Date.parse(time.dateTime)))
      }
    }
  }
}
