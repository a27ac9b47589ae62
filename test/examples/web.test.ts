/** The application as its user starts it, with two people in two browser profiles at once. */
import { fileURLToPath } from "node:url"
import * as Chromium from "../../test/support/Chromium.ts"
import { useAtOnce } from "../../test/support/twoPeople.ts"

const program = fileURLToPath(new URL("./main.ts", import.meta.url))

Chromium.effect(
  "the web application on Effect serves two people at once, each their own projects, through a refresh, a second tab and a logout",
  () => useAtOnce(program, { PRISMA_TOKEN_KEYS: "test:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=" })
)
