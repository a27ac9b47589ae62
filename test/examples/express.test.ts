/** The application as its user starts it, with two people in two browser profiles at once. */
import * as Chromium from "../support/Chromium.ts"
import { program, useAtOnce } from "../support/twoPeople.ts"

Chromium.effect(
  "the web application on Express serves two people at once, each their own projects, through a refresh, a second tab and a logout",
  () => useAtOnce(program("express", { COOKIE_SECRETS: "a-secret-of-the-test-that-is-long-enough" }))
)
