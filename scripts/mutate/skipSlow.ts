/**
 * Skips the tests that take a second or more: a thousand mutants would take as many.
 */
import { beforeEach } from "vitest"
import { slow } from "./folders.ts"

beforeEach(({ skip, task }) => skip(slow.some((part) => task.name.includes(part)), "too slow for mutants"))
