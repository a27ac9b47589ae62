/**
 * The oldest browsers that programs run in. `docs/places.md` names them (a test holds it to that), `npm run build` holds the package to them.
 */

/** Their names in MDN's data. */
export type Browser = keyof typeof minimum

export const minimum = {
  chrome: "109",
  chrome_android: "109",
  edge: "109",
  firefox: "115",
  firefox_android: "115",
  safari: "16.4",
  safari_ios: "16.4"
} as const

/** The newest JavaScript that all of them know. */
export const language = "es2022"
