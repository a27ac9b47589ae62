/** Asks whether somebody means it. */
import { byId, write } from "./elements.ts"

export const confirm = ({ text, title, yes }: {
  readonly title: string
  readonly text: string
  readonly yes: string
}): Promise<boolean> =>
  new Promise((resolve) => {
    const dialog = byId<HTMLDialogElement>("confirm")
    write(byId("confirm-title"), title)
    write(byId("confirm-text"), text)
    write(byId("confirm-yes"), yes)
    const over = new AbortController()
    const on = (id: string, value: string): void =>
      byId(id).addEventListener("click", () => dialog.close(value), { signal: over.signal })
    on("confirm-yes", "yes")
    on("confirm-no", "no")
    // The Escape key closes it without a value.
    dialog.returnValue = ""
    dialog.addEventListener("close", () => {
      over.abort()
      resolve(dialog.returnValue === "yes")
    }, { once: true })
    dialog.showModal()
    byId("confirm-no").focus()
  })
