/** What a person can do to the sandbox from here: its clock, faults, snapshots, a reset. */
import type { StateView } from "../state.ts"
import { makeAct } from "./act.ts"
import { confirm } from "./confirm.ts"
import { button, byId, element } from "./elements.ts"
import { makeFaults } from "./faults.ts"
import { ask, type Refusal, send } from "./server.ts"
import { isFrozen, now } from "./time.ts"

type Act = ReturnType<typeof makeAct>

const group = (title: string, ...children: ReadonlyArray<Node>): HTMLElement =>
  element("section", { class: "group" }, element("h3", {}, title), ...children)

const line = (...children: ReadonlyArray<Node>): HTMLElement => element("div", { class: "line" }, ...children)

/** A field with the button that sends it. */
const field = (
  label: string,
  attributes: { readonly [name: string]: string },
  text: string,
  onSend: (value: string) => void
) => {
  const input = element("input", { autocomplete: "off", spellcheck: "false", required: "", ...attributes })
  const form = element(
    "form",
    {},
    element("label", { for: attributes["id"] }, label),
    line(input, element("button", {}, text))
  )
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    onSend(input.value.trim())
  })
  return form
}

const makeClock = (act: Act) => {
  const move = (body: unknown, what: string) => act(what, () => send("POST", "/__sandbox/clock", body))
  const advance = (duration: string) => move({ advance: duration }, `Moved the clock ahead by ${duration}.`)
  const freeze = button("Freeze", () => {
    const frozen = isFrozen()
    void move({ freeze: !frozen }, frozen ? "The clock is running again." : "The clock is frozen.")
  })
  const made = group(
    "Clock",
    line(
      ...["1 minute", "1 hour", "1 day"].map((duration) => button(`+ ${duration}`, () => void advance(duration))),
      freeze
    ),
    field("Move ahead by", { id: "advance", placeholder: "90 minutes" }, "Move", (duration) => void advance(duration)),
    field(
      "Set to",
      { id: "set-clock", placeholder: "2030-01-01T00:00:00Z" },
      "Set",
      (instant) => void move({ set: instant }, `Set the clock to ${instant}.`)
    )
  )
  return {
    made,
    show: (): void => {
      freeze.textContent = isFrozen() ? "Resume" : "Freeze"
    }
  }
}

const download = async (): Promise<void> => {
  const snapshot = await (await ask("/__sandbox/snapshot")).blob()
  const link = element("a", {
    href: URL.createObjectURL(snapshot),
    download: `sandbox-${new Date(now()).toISOString().slice(0, 19).replaceAll(":", "-")}.json`
  })
  link.click()
  URL.revokeObjectURL(link.href)
}

const makeSnapshots = (act: Act) => {
  const file = element("input", { type: "file", id: "restore", accept: "application/json,.json" })
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? []
    file.value = ""
    if (chosen === undefined) return
    void act(
      `Restored ${chosen.name}.`,
      () => ask("/__sandbox/snapshot", { method: "PUT", headers: { "content-type": "application/json" }, body: chosen })
    )
  })
  const reset = async () => {
    const isSure = await confirm({
      title: "Reset the sandbox?",
      text:
        "This restores the initial state. What was created since, logins, faults, clock changes and recorded requests are lost.",
      yes: "Reset"
    })
    if (isSure) await act("Reset to the initial state.", () => send("POST", "/__sandbox/reset"))
  }
  return group(
    "State",
    line(
      button("Download a snapshot", () => void act("Downloaded the snapshot.", download)),
      button("Reset…", () => void reset(), { class: "danger" })
    ),
    element("label", { for: "restore" }, "Restore a snapshot"),
    file
  )
}

export const makeControls = (onForbidden: (refusal: Refusal) => void) => {
  const act = makeAct(onForbidden)
  const clock = makeClock(act)
  const faults = makeFaults(act)
  byId("controls").append(clock.made, group("Faults", ...faults.made), makeSnapshots(act))
  return {
    show: (state: StateView, operations: ReadonlyArray<string>): void => {
      byId("controls").hidden = !state.control
      byId("no-control").hidden = state.control
      clock.show()
      faults.show(state, operations)
    }
  }
}
