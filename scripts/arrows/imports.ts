/** The files that a file imports, types included. */
import * as path from "node:path"

// As the formatter writes them: no other text of a line is followed by a path in quotes.
const pattern =
  /(?:^|[\s;}])(?:import|export)\b[^"';]*?\bfrom\s*"(\.[^"]+)"|\bimport\(\s*"(\.[^"]+)"\s*\)|^import\s*"(\.[^"]+)"/gm

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "")

export const importsOf = (file: string, text: string): ReadonlyArray<string> =>
  Array.from(
    withoutComments(text).matchAll(pattern),
    ([, from, dynamic, bare]) => path.posix.join(path.posix.dirname(file), (from ?? dynamic ?? bare)!)
  )
