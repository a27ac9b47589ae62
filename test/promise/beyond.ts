// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.

/** Method and path of what the API has gained, changed or lost since the published SDK. */
export type BeyondKey = never

/** The same by the ids of the published SDK. */
export type BeyondId = never
