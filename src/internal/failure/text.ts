/**
 * What text of others may be shown: in a message, a log, a terminal. The API, the authorization server and whatever stands between may
 * write anything, and a message is read by people and by terminals.
 */
/**
 * On one line, without what a terminal obeys, what turns the direction of text, and what cannot be seen: control characters (`Cc`) and
 * format characters (`Cf`: bidirectional, zero-width and tag characters).
 */
export const printable = (text: string): string =>
  text
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd")

/** Whether a text has a UTF-8 form: no half of a surrogate pair stands alone. `isWellFormed` of strings is too new. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)
