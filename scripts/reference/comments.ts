/**
 * What is missing in the comments of public names: a first line, as an editor shows it in a pop-up, or what a `{@link}` leads to.
 *
 * Public are the modules that the exports of package.json offer, with all that they export, re-exports too, and what may be omitted or called of their
 * interfaces and classes.
 */
import * as path from "node:path"
import ts from "typescript"
import { commentOf as commentOfFile } from "./documents.ts"
import { publicModules } from "./publicModules.ts"

const programOf = (root: string, files: ReadonlyArray<string>): ts.Program => {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
  return ts.createProgram(files.map((file) => path.join(root, file)), options)
}

/** The first paragraph of a comment, without a heading. */
const firstLine = (parts: ReadonlyArray<ts.SymbolDisplayPart>): string => {
  const [first = ""] = ts.displayPartsToString(Array.from(parts)).trim().split(/\n\s*\n/)
  return /^(?:#|\*\*[^*]+\*\*$)/.test(first) ? "" : first
}

const membersOf = (declaration: ts.Declaration): ReadonlyArray<ts.ClassElement | ts.TypeElement> =>
  ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)
    ? declaration.members
    : ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type)
    ? declaration.type.members
    : []

/** A member that is always there may be told by its name; what may be omitted has a default to tell, and a method does something. */
const needsWords = (member: ts.ClassElement | ts.TypeElement): boolean =>
  member.name !== undefined && !ts.isComputedPropertyName(member.name)
  && (("questionToken" in member && member.questionToken !== undefined) || ts.isMethodDeclaration(member) ||
    ts.isMethodSignature(member))

export interface Problem {
  readonly file: string
  readonly line: number
  readonly problem: string
}

export const problemsOf = (root: string): ReadonlyArray<Problem> => {
  const modules = publicModules(root)
  const program = programOf(root, modules.map(({ file }) => file))
  const checker = program.getTypeChecker()
  const at = (node: ts.Node, problem: string): Problem => {
    const file = node.getSourceFile()
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    return { file: path.relative(root, file.fileName), line: line + 1, problem }
  }

  const commentOf = (symbol: ts.Symbol): string => {
    const own = firstLine(symbol.getDocumentationComment(checker))
    if (own !== "" || (symbol.flags & ts.SymbolFlags.Alias) === 0) return own
    const target = checker.getAliasedSymbol(symbol)
    const [declaration] = target.declarations ?? []
    return declaration !== undefined && ts.isSourceFile(declaration)
      ? commentOfFile(declaration.text)
      : firstLine(target.getDocumentationComment(checker))
  }

  /** What is deprecated says it in its tag; the options of some modules are a list in the comment above them all. */
  const isTold = (member: ts.Symbol, owner: ts.Symbol): boolean =>
    member.getJsDocTags(checker).some(({ name, text = [] }) => name === "deprecated" && text.length > 0)
    || ts.displayPartsToString(owner.getDocumentationComment(checker)).includes(`\`${member.name}\``)

  const ofMembers = (symbol: ts.Symbol): ReadonlyArray<Problem> => {
    const target = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
    return (target.declarations ?? []).flatMap(membersOf).filter(needsWords).flatMap((member) => {
      const of = checker.getSymbolAtLocation(member.name!)
      return of === undefined || commentOf(of) !== "" || isTold(of, target)
        ? []
        : [at(member, `${symbol.name}.${of.name} has no first line in its comment`)]
    })
  }

  const ofModules = modules.flatMap(({ file, name }) => {
    const source = program.getSourceFile(path.join(root, file))!
    const module = checker.getSymbolAtLocation(source)
    const exported = module === undefined ? [] : checker.getExportsOfModule(module)
    // A generated module is one group or the types of the contract: its file says so in a line of its own.
    const isTold = commentOfFile(source.text) !== "" || source.text.startsWith("// Generated")
    return [
      ...(isTold ? [] : [at(source, `the module ${name} has no first line in its comment`)]),
      ...exported.flatMap((symbol) => [
        ...(commentOf(symbol) === ""
          ? [at(symbol.declarations?.[0] ?? source, `${symbol.name} has no first line in its comment`)]
          : []),
        ...ofMembers(symbol)
      ])
    ]
  })

  const deadLinks = (source: ts.SourceFile): ReadonlyArray<Problem> => {
    const dead: Array<Problem> = []
    const visit = (node: ts.Node): void => {
      for (const comment of ts.getJSDocCommentsAndTags(node)) visitComment(comment)
      ts.forEachChild(node, visit)
    }
    const visitComment = (node: ts.Node): void => {
      if (ts.isJSDocLink(node) && node.name !== undefined && checker.getSymbolAtLocation(node.name) === undefined) {
        dead.push(at(node, `the link to ${node.name.getText()} is dead: nothing here is called so`))
      }
      ts.forEachChild(node, visitComment)
    }
    visit(source)
    return dead
  }
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(path.join(root, "src/")))

  const all = [...ofModules, ...ours.flatMap(deadLinks)]
  const seen = new Map(all.map((problem) => [`${problem.file}:${problem.line}: ${problem.problem}`, problem]))
  return Array.from(seen.values())
}
