/**
 * What tabs tell each other. A message is a hint and nothing else: any script of the origin may send one.
 */

/** `changed`: the tokens of a login are other ones; without a key, those of any may be. `asks`: whether the holder of a lock still runs. */
export type Message =
  | { readonly changed: IDBValidKey | undefined }
  | { readonly asks: string }

export interface Channel {
  /** Tells this tab and all others. */
  readonly post: (message: Message) => void
  /** Listens until the function that it gives is called. */
  readonly listen: (listener: (message: Message) => void) => () => void
}

const isMessage = (data: unknown): data is Message =>
  typeof data === "object" && data !== null && ("changed" in data || "asks" in data)

export const makeChannel = (name: string): Channel => {
  const listeners = new Set<(message: Message) => void>()
  let channel: BroadcastChannel | undefined

  const tell = (message: Message): void => {
    for (const listener of listeners) listener(message)
  }
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (isMessage(data)) tell(data)
  }
  // A page that comes back from the back/forward cache has missed what was said meanwhile.
  const comeBack = (event: Event): void => {
    if ("persisted" in event && event.persisted === true) tell({ changed: undefined })
  }

  return {
    post: (message) => {
      channel ??= new BroadcastChannel(name)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- It is no window: a channel reaches its own origin only.
      channel.postMessage(message)
      tell(message)
    },
    listen: (listener) => {
      channel ??= new BroadcastChannel(name)
      // Without listeners it can be collected, and does not keep the page out of the cache.
      if (listeners.size === 0) {
        channel.addEventListener("message", hear)
        globalThis.addEventListener("pageshow", comeBack)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        channel?.removeEventListener("message", hear)
        globalThis.removeEventListener("pageshow", comeBack)
      }
    }
  }
}
