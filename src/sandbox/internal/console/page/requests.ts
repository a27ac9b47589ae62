/** The requests as they arrive, the newest first. */
import type { Glance } from "../../control/received.ts"
import { makeAnswer } from "./answer.ts"
import { byId, element, makeList, write } from "./elements.ts"
import { dateText, durationText, timeText } from "./time.ts"

/** How many are kept, and how many of them are shown until somebody wants all. */
const most = 200
const first = 25

/** How long nothing is announced after an announcement: milliseconds. */
const quiet = 3_000

const isFailure = ({ faultId, isLost, status = 0 }: Glance): boolean => isLost || status >= 400 || faultId !== undefined

const resultOf = ({ isLost, status }: Glance): string => isLost ? "lost" : status === undefined ? "…" : String(status)

const kindOf = ({ isLost, status = 0 }: Glance): string =>
  isLost || status >= 500 ? "bad" : status >= 400 ? "warn" : status === 0 ? "waits" : "good"

const row = (request: Glance): HTMLElement => {
  const { at, duration, faultId, isLost, method, operation, status, url } = request
  return element(
    "li",
    { class: "request" },
    element("span", { class: `badge ${kindOf(request)}` }, resultOf(request)),
    element(
      "span",
      { class: "what", title: `${method} ${url}` },
      element("strong", {}, method),
      " ",
      element("code", {}, url)
    ),
    element(
      "span",
      { class: "facts" },
      operation === undefined ? undefined : element("span", {}, operation),
      duration === undefined ? undefined : element("span", {}, durationText(duration)),
      faultId === undefined ? undefined : element("span", { class: "fault" }, `fault ${faultId}`),
      element("time", { datetime: new Date(at).toISOString(), title: dateText(at) }, timeText(at))
    ),
    status === undefined && !isLost ? undefined : makeAnswer(request)
  )
}

export const makeRequests = () => {
  const known = new Map<number, Glance>()
  const onlyFailures = byId<HTMLInputElement>("only-failures")
  const pause = byId("pause")
  const more = byId("more-requests")
  const heard = byId("heard")
  const show = makeList<Glance>(byId("request-list"), ({ number }) => String(number), row)
  let isPaused = false
  let isWhole = false
  let announcedAt = -quiet
  let announcement: ReturnType<typeof setTimeout> | undefined
  let unannounced = 0

  const draw = (): void => {
    if (isPaused) return
    const fitting = Array.from(known.values()).filter((request) => !onlyFailures.checked || isFailure(request))
      .reverse()
    show(isWhole ? fitting : fitting.slice(0, first))
    byId("no-requests").hidden = fitting.length > 0
    write(byId("no-requests"), known.size === 0 ? "None yet. They appear here as they arrive." : "None of them failed.")
    more.hidden = fitting.length <= first
    write(more, isWhole ? `Show the newest ${first}` : `Show all ${fitting.length}`)
  }

  /** A screen reader hears of requests now and then: of each it would be too much. */
  const announce = (): void => {
    announcement = undefined
    announcedAt = performance.now()
    const last = Array.from(known.values()).at(-1)
    if (isPaused || last === undefined || unannounced === 0) return
    const count = unannounced === 1 ? "1 request" : `${unannounced} requests`
    write(heard, `${count}. The last: ${last.method} ${last.operation ?? last.url.split("?")[0]}, ${resultOf(last)}.`)
    unannounced = 0
  }

  onlyFailures.addEventListener("change", draw)
  more.addEventListener("click", () => {
    isWhole = !isWhole
    draw()
  })
  pause.addEventListener("click", () => {
    isPaused = !isPaused
    pause.setAttribute("aria-pressed", String(isPaused))
    draw()
  })

  return {
    add: (request: Glance): void => {
      if (!known.has(request.number)) unannounced++
      known.set(request.number, request)
      // The first of a map is what came first: an answer changes no order.
      if (known.size > most) known.delete(known.keys().next().value!)
    },
    clear: (): void => {
      known.clear()
      unannounced = 0
    },
    /** The operations that were asked for, for who wants to name one. */
    operations: (): ReadonlyArray<string> =>
      Array.from(new Set(Array.from(known.values()).flatMap(({ operation }) => operation ?? []))).sort(),
    draw: (): void => {
      draw()
      announcement ??= setTimeout(announce, Math.max(0, announcedAt + quiet - performance.now()))
    }
  }
}
