/**
 * How much of a body is read, in bytes, and for how long.
 */

/** Of a success, where the program sets no limit: 64 MiB. */
export const successLimit = 64 * 1024 * 1024

/** Of an error, a 401 included. It is more than is kept: its JSON has to be whole to be read. */
export const errorLimit = 64 * 1024

/** Of a line of a log, and of a frame of a live one: 1 MiB. */
export const longestLine = 1024 * 1024

/**
 * How long the body of an error is waited for, in milliseconds. Its status says what it is, and a body that never ends must not hide that.
 */
export const errorTime = 5_000
