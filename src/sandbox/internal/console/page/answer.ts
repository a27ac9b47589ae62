/** A request with its answer, for whoever opens it: nothing is asked for before. */
import type { Glance, ReceivedRequest } from "../../control/received.ts"
import { element, write } from "./elements.ts"
import { read } from "./server.ts"

const bodyText = (body: unknown): string =>
  body === undefined ? "" : `\n\n${typeof body === "string" ? body : JSON.stringify(body, null, 2)}`

const messageText = (first: string, headers: { readonly [name: string]: string }, body: unknown): string =>
  [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join("\n") + bodyText(body)

/** As they went over the wire, but for their secrets. */
const text = ({ answer, body, headers, method, status, url }: ReceivedRequest): string => {
  const asked = messageText(`${method} ${url}`, headers, body)
  return answer === undefined ? asked : `${asked}\n\n\n${messageText(String(status), answer.headers, answer.body)}`
}

export const makeAnswer = ({ method, number, url }: Glance): HTMLElement => {
  const shown = element("pre", { "tabindex": "0", "role": "region", "aria-label": `Request ${number} and its answer` })
  const made = element(
    "details",
    { class: "answer" },
    element("summary", { "aria-label": `Request and answer: ${method} ${url}` }, "Request and answer"),
    shown
  )
  made.addEventListener("toggle", () => {
    if (!made.open || shown.textContent !== "") return
    write(shown, "…")
    read<ReceivedRequest>(`/__sandbox/requests/${number}`).then(
      (request) => write(shown, text(request)),
      (error: unknown) => {
        write(shown, error instanceof Error ? error.message : String(error))
      }
    )
  })
  return made
}
