/** Elements of the page. Texts are only ever texts: nothing here reads markup. */

export const byId = <E extends HTMLElement = HTMLElement>(id: string): E => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}.`)
  return found as E
}

type Child = Node | string | undefined

/** An element with attributes (`undefined` leaves one out) and children. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: { readonly [name: string]: string | undefined } = {},
  ...children: ReadonlyArray<Child>
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== undefined))
  return made
}

export const button = (text: string, onClick: () => void, attributes = {}): HTMLButtonElement => {
  const made = element("button", { type: "button", ...attributes }, text)
  made.addEventListener("click", onClick)
  return made
}

/** Sets a text where it is another one: what is the same is not announced again. */
export const write = (target: HTMLElement, text: string): void => {
  if (target.textContent !== text) target.textContent = text
}

/**
 * Makes the children of a list those of the items, in their order. An item that is as it was keeps its element, and with it the focus and what a reader
 * has selected.
 */
export const makeList = <A>(
  list: HTMLElement,
  keyOf: (item: A) => string,
  render: (item: A) => HTMLElement
) => {
  const shown = new Map<string, { readonly text: string; readonly made: HTMLElement }>()
  return (items: ReadonlyArray<A>): void => {
    const keys = new Set(items.map(keyOf))
    for (const [key, { made }] of shown) {
      if (keys.has(key)) continue
      made.remove()
      shown.delete(key)
    }
    items.forEach((item, index) => {
      const key = keyOf(item)
      const text = JSON.stringify(item)
      const before = shown.get(key)
      const made = before?.text === text ? before.made : render(item)
      if (before !== undefined && before.made !== made) before.made.replaceWith(made)
      if (list.children[index] !== made) list.insertBefore(made, list.children[index] ?? null)
      shown.set(key, { text, made })
    })
  }
}
