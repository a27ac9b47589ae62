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
    byId("confirm-yes").onclick = () => dialog.close("yes")
    byId("confirm-no").onclick = () => dialog.close("no")
    dialog.returnValue = "no"
    // The Escape key closes it too.
    dialog.onclose = () => resolve(dialog.returnValue === "yes")
    dialog.showModal()
    byId("confirm-no").focus()
  })
