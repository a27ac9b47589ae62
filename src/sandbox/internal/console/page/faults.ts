/** Faults by one click, and those that are still to come. */
import type { StateView } from "../state.ts"
import type { makeAct } from "./act.ts"
import { button, element, makeList } from "./elements.ts"
import { send } from "./server.ts"

type Pending = NonNullable<StateView["faults"]>[number]

const choices = [
  ["503 once", { count: 1, status: 503 }, "The next request is answered with 503."],
  [
    "429 once",
    { count: 1, status: 429, retryAfter: 2 },
    "The next request is answered with 429 and Retry-After: 2."
  ],
  [
    "HTML once",
    { count: 1, status: 502, headers: { "content-type": "text/html" }, body: "<h1>502 Bad Gateway</h1>" },
    "The next request is answered with a gateway's HTML page."
  ],
  ["Cut once", { count: 1, cut: true }, "The connection of the next request is cut."],
  [
    "Lose an answer",
    { count: 1, cut: true, carriedOut: true },
    "The next request is carried out, but its answer is lost."
  ],
  ["2 s late", { latency: "2 seconds" }, "All answers are 2 seconds late, until the fault is removed."]
] as const

/** A fault as its JSON, without what a list says beside it. */
const textOf = (fault: object): string =>
  Object.entries(fault).map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ")

export const makeFaults = (act: ReturnType<typeof makeAct>) => {
  const suggestions = element("datalist", { id: "operations" })
  const operation = element("input", {
    id: "operation",
    list: "operations",
    placeholder: "every operation of the API",
    autocomplete: "off",
    spellcheck: "false"
  })
  const add = (fault: object, what: string) => {
    const name = operation.value.trim()
    const aimed = name === "" ? fault : { operation: name, ...fault }
    return act(name === "" ? what : `${what} Applies to ${name} only.`, () => send("POST", "/__sandbox/faults", aimed))
  }
  const tokens = (what: "expired" | "revoked", done: string) =>
    act(done, () => send("POST", "/__sandbox/faults", { tokens: what }))
  const list = element("ul", { class: "rows", id: "faults" })
  const clear = button("Remove all", () => void act("Removed all faults.", () => send("DELETE", "/__sandbox/faults")))
  const show = makeList<Pending>(list, ({ id }) => id, ({ fault, hits, id, left }) =>
    element(
      "li",
      { class: "item" },
      element("span", { class: "what" }, element("code", {}, textOf(fault))),
      button("Remove", () => void act(`Removed ${id}.`, () => send("DELETE", `/__sandbox/faults/${id}`)), {
        "aria-label": `Remove ${id}`
      }),
      element(
        "span",
        { class: "facts" },
        element("span", {}, id),
        element("span", {}, `met ${hits} times`),
        left === undefined ? undefined : element("span", {}, `${left} left`)
      )
    ))
  return {
    made: [
      element("label", { for: "operation" }, "Of which operation"),
      operation,
      suggestions,
      element(
        "div",
        { class: "line" },
        ...choices.map(([text, fault, what]) => button(text, () => void add(fault, what)))
      ),
      element(
        "div",
        { class: "line" },
        button("Expire access tokens", () => void tokens("expired", "Expired the access tokens of all logins.")),
        button("End all logins", () => void tokens("revoked", "Ended all logins."))
      ),
      list,
      clear
    ],
    show: ({ faults = [] }: StateView, operations: ReadonlyArray<string>): void => {
      show(faults)
      clear.hidden = faults.length === 0
      const names = operations.map((value) => element("option", { value }))
      if (suggestions.children.length !== names.length) suggestions.replaceChildren(...names)
    }
  }
}
