/** Says what a new text of a generated file changes, declaration by declaration. */

const lowerFirst = (name: string): string => name[0]!.toLowerCase() + name.slice(1)

/** The operations of a group's interface, and the shapes of the file, each with the text that declares it. */
const declarations = (text: string): ReadonlyMap<string, string> => {
  const group = /^export class (\w+)Group\b/m.exec(text)?.[1]
  const found = new Map<string, string>()
  for (const part of text.split(/^(?=export )/m)) {
    const [, kind, name] = /^export (interface|type|const|class) (\w+)/.exec(part) ?? []
    if (kind === undefined || name === undefined || kind === "class") continue
    const declaration = part.replace(/\n\/\*\*[\s\S]*?\*\/\s*$/, "")
    if (name !== group) {
      found.set(name, (found.get(name) ?? "") + declaration)
      continue
    }
    for (const method of declaration.split(/^(?= {2}\/\*\*)/m)) {
      const operation = /^ {2}readonly (\w+)/m.exec(method)?.[1]
      if (operation !== undefined) found.set(`${lowerFirst(group)}.${operation}`, method.replace(/\n\}\s*$/, "").trim())
    }
  }
  return found
}

export const changedDeclarations = (file: string, before: string, after: string): ReadonlyArray<string> => {
  if (!file.startsWith("src/api/")) return [`Changed: ${file}.`]
  const old = declarations(before)
  const now = declarations(after)
  const lines = Array.from(new Set([...old.keys(), ...now.keys()])).flatMap((name) => {
    if (!old.has(name)) return [`Added: ${name}.`]
    if (!now.has(name)) return [`Removed: ${name}.`]
    return old.get(name) === now.get(name) ? [] : [`Changed: ${name}.`]
  })
  return lines.length === 0 ? [`Changed: ${file}, not in what it offers.`] : lines
}
