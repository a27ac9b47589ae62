/** Does something to the sandbox, and says what came of it: what was done, or why the sandbox refuses, and what to do. */
import { byId, element } from "./elements.ts"
import { Refusal } from "./server.ts"

const said = (target: HTMLElement, ...children: ReadonlyArray<HTMLElement>): void => {
  byId("done").replaceChildren()
  byId("refused").replaceChildren()
  target.replaceChildren(...children)
}

const refusalOf = (error: unknown): ReadonlyArray<HTMLElement> =>
  error instanceof Refusal
    ? [
      element("p", {}, element("strong", {}, error.message)),
      ...error.hint === "" ? [] : [element("p", {}, error.hint)]
    ]
    : [
      element("p", {}, element("strong", {}, "The sandbox did not answer.")),
      element("p", {}, "Check that it is still running.")
    ]

/** `onForbidden`: it may need a token. */
export const makeAct =
  (onForbidden: (refusal: Refusal) => void) => (done: string, run: () => Promise<unknown>): Promise<void> =>
    run().then(
      () => said(byId("done"), element("p", {}, done)),
      (error: unknown) => {
        said(byId("refused"), ...refusalOf(error))
        if (error instanceof Refusal && error.isAboutToken) onForbidden(error)
      }
    )
