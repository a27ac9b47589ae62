/** The form for a token: of a sandbox that is one of several on its server, or that is somewhere else. */
import { byId, element } from "./elements.ts"
import type { Refusal } from "./server.ts"

export const makeToken = (onGiven: (token: string) => void) => {
  const form = byId("token-form")
  const toggle = byId("token-open")
  const input = byId<HTMLInputElement>("token")

  const show = (isShown: boolean): void => {
    form.hidden = !isShown
    toggle.setAttribute("aria-expanded", String(isShown))
  }

  toggle.addEventListener("click", () => {
    byId("token-refusal").replaceChildren()
    show(form.hidden !== false)
    if (!form.hidden) input.focus()
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    show(false)
    onGiven(input.value.trim())
  })

  return {
    /** The sandbox says that it wants one. */
    ask: ({ hint, message }: Refusal): void => {
      byId("token-refusal").replaceChildren(element("strong", {}, message), " ", hint)
      show(true)
    }
  }
}
