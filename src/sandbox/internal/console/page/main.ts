/** The console of a sandbox: it listens to what happens, and asks for the state when something is different. */
import type { Glance } from "../../control/received.ts"
import type { StateView } from "../state.ts"
import { makeContents } from "./contents.ts"
import { makeControls } from "./controls.ts"
import { byId, write } from "./elements.ts"
import { type Event, listen } from "./events.ts"
import { makeRequests } from "./requests.ts"
import { read, Refusal, useToken } from "./server.ts"
import { dateText, now, setNow } from "./time.ts"
import { makeToken } from "./token.ts"

/** How long after a look at the state there is no other one, however much changes: milliseconds. */
const pause = 300

const requests = makeRequests()
const contents = makeContents()
const token = makeToken((given) => {
  useToken(given)
  requests.clear()
  begin({ anew: true })
})
const controls = makeControls(token.ask)

const tick = (): void => {
  const at = now()
  write(byId("now"), dateText(at))
  byId("now").setAttribute("datetime", new Date(at).toISOString())
  contents.tick()
}

const connection = (kind: "live" | "away", text: string): void => {
  byId("connection").className = kind
  write(byId("connection"), text)
}

/** The sandbox shows itself to nobody without a token. */
const askForToken = (refusal: Refusal): void => {
  byId("shown").hidden = true
  token.ask(refusal)
  connection("away", "Not connected")
}

let later: ReturnType<typeof setTimeout> | undefined
let isLooking = false
let isStale = false

const show = (state: StateView): void => {
  setNow(state.now, state.frozen)
  byId("shown").hidden = false
  contents.show(state)
  controls.show(state, requests.operations())
  tick()
}

/** One look at a time. What changes meanwhile is seen by one more. */
const look = async (): Promise<void> => {
  clearTimeout(later)
  if (isLooking) {
    isStale = true
    return
  }
  isLooking = true
  isStale = false
  let next: number | undefined
  try {
    const state = await read<StateView>("/__sandbox/state")
    show(state)
    // Some things change by themselves, when their time has come.
    if (state.nextChangeAt !== null) next = Date.parse(state.nextChangeAt) - now()
  } catch (error) {
    if (error instanceof Refusal && error.isAboutToken) askForToken(error)
  }
  await new Promise((resolve) => setTimeout(resolve, pause))
  isLooking = false
  if (isStale) return look()
  // Beyond what a timer can wait there is no need to look.
  if (next !== undefined && next < 2 ** 31) later = setTimeout(look, Math.max(0, next))
}

const take = ({ data, name }: Event): void => {
  if (name === "request") requests.add(JSON.parse(data) as Glance)
  if (name === "cleared") requests.clear()
}

const begin = listen("/__sandbox/events", {
  onEvents: (events) => {
    events.forEach(take)
    requests.draw()
    if (events.some(({ name }) => name === "changed")) void look()
  },
  onOpen: () => connection("live", "Live"),
  onClose: (refusal) => {
    if (refusal?.isAboutToken === true) askForToken(refusal)
    else {connection(
        "away",
        refusal === undefined ? "The sandbox is unreachable. Retrying…" : `${refusal.message} ${refusal.hint}`
      )}
  }
})

setInterval(tick, 1_000)
begin({ anew: true })
