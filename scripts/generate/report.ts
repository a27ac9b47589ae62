/** Says what a new text of a generated file changes, declaration by declaration. */

const declarations = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const interfaceName = /^export class (\w+)Group /m.exec(text)?.[1]
  const operations = interfaceName === undefined
    ? undefined
    : new RegExp(`^export interface ${interfaceName} \\{\n([\\s\\S]*?)^\\}`, "m").exec(text)?.[1]
  for (const method of operations?.split(/^(?= {2}\/\*\*)/m) ?? []) {
    const name = /^ {2}readonly ["']?([\w$]+)/m.exec(method)?.[1]
    if (name !== undefined) found.set(`${interfaceName![0]!.toLowerCase()}${interfaceName!.slice(1)}.${name}`, method)
  }
  for (const part of text.split(/^(?=(?:\/\*\*[^\n]*\*\/\n)?export (?:interface|type|const) )/m)) {
    const name = /^export (?:interface|type|const) (\w+)/m.exec(part)?.[1]
    if (name === undefined || name === interfaceName) continue
    found.set(name, (found.get(name) ?? "") + part.split(/^(?:\/\*\*[^\n]*\*\/\n)?export class /m)[0])
  }
  return found
}

export const changedDeclarations = (file: string, before: string, after: string): ReadonlyArray<string> => {
  if (!file.startsWith("src/api/")) return [`Changed: ${file}.`]
  const old = declarations(before)
  const now = declarations(after)
  const names = new Set([...old.keys(), ...now.keys()])
  const lines = Array.from(names).flatMap((name) =>
    !old.has(name)
      ? [`Added: ${name}.`]
      : !now.has(name)
      ? [`Removed: ${name}.`]
      : old.get(name) === now.get(name)
      ? []
      : [`Changed: ${name}.`]
  )
  return lines.length === 0 ? [`Changed: ${file}, not in what it offers.`] : lines
}
