/**
 * How many bytes of a body are read.
 */

/** Of a success, where the program sets no limit: 64 MiB. */
export const successLimit = 64 * 1024 * 1024

/** Of an error, a 401 included. It is more than is kept: its JSON has to be whole to be read. */
export const errorLimit = 64 * 1024
