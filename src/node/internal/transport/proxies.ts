/**
 * The proxies that the environment names: `http_proxy`, `https_proxy` and `no_proxy`, in small letters before capital ones, as `curl` and undici have them.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { firstVariable } from "../../../internal/config/environment.ts"

export interface Proxies {
  readonly httpProxy: string
  readonly httpsProxy: string
  readonly noProxy: string
}

/** A variable that names no proxy. Its value is never repeated: it may hold a password. */
export class ProxyInvalid extends Data.TaggedError("ProxyInvalid")<{ readonly message: string }> {}

// "proxy:3128" is a URL of the scheme "proxy:". Everybody who writes that means a host.
const withScheme = (value: string): string => value.includes("://") ? value : `http://${value}`

const isProxy = (url: URL | null): url is URL =>
  url !== null && url.hostname !== "" && /^(https?|socks5?):$/.test(url.protocol)

const proxy = Effect.fnUntraced(function*(...names: ReadonlyArray<string>) {
  const found = yield* firstVariable(...names)
  // An empty one says that there is none.
  if (found === undefined || found.value.trim() === "") return ""
  const url = URL.parse(withScheme(found.value))
  if (found.problem !== undefined || !isProxy(url)) {
    return yield* new ProxyInvalid({
      message: `${found.name} ${
        found.problem ?? "is not the URL of a proxy: set it to one, for example http://proxy.example:3128, or unset it"
      }`
    })
  }
  return url.href
})

export const proxiesOfEnvironment = Effect.gen(function*() {
  const proxies: Proxies = {
    httpProxy: yield* proxy("http_proxy", "HTTP_PROXY"),
    httpsProxy: yield* proxy("https_proxy", "HTTPS_PROXY"),
    noProxy: (yield* firstVariable("no_proxy", "NO_PROXY"))?.value ?? ""
  }
  return proxies
})
