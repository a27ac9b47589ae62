// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.

/** The version of the contract: the day of it. */
export const contractVersion = "2026-09-28"
