/**
 * What TypeDoc does not know of our modules: their names are those that a program imports, their first comment is about the module and needs no tag of its own,
 * and what they have of Effect is described there.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import {
  type Application,
  Comment,
  CommentTag,
  type Context,
  Converter,
  DeclarationReflection,
  MinimalSourceFile,
  type NormalizedPath,
  ReflectionKind
} from "typedoc"
import type { PublicModule } from "./publicModules.ts"

const categories = [
  { category: "Promise", prefix: "promise" },
  { category: "Node.js", prefix: "node/" },
  { category: "Sandbox", prefix: "sandbox/" },
  { category: "Operations and shapes", prefix: "api/" }
]

const categoryOf = (name: string): string =>
  categories.find(({ prefix }) => name.startsWith(prefix))?.category ?? "Effect"

const importOf = (name: string): string => {
  const last = name.split("/").at(-1)!
  const from = `"effect-prisma-management/${name}"`
  return /^[A-Z]/.test(last) ? `import * as ${last} from ${from}` : `import { … } from ${from}`
}

/** What the comment at the top of a module says. */
const firstComment = (text: string): string =>
  /^(?:\/\/.*\n)*\/\*\*([\s\S]*?)\*\//.exec(text)?.[1]?.replaceAll(/^\s*\* ?/gm, "").trim() ?? ""

const tag = (name: `@${string}`, text: string): CommentTag => new CommentTag(name, [{ kind: "text", text }])

const commentOf = (app: Application, module: DeclarationReflection, file: string, name: string): Comment => {
  const [said = "", since = ""] = firstComment(fs.readFileSync(file, "utf8")).split(/^@since (\S+)/m)
  const text = `${said.trim()}\n\n\`\`\`ts\n${importOf(name)}\n\`\`\`\n`
  const { content } = app.converter.parseRawComment(
    new MinimalSourceFile(text, file as NormalizedPath),
    module.project.files
  )
  return new Comment(content, [
    ...(since === "" ? [] : [tag("@since", since)]),
    tag("@category", categoryOf(name))
  ])
}

/** Gives each module its name and its comment. */
export const describeModules = (app: Application, root: string, modules: ReadonlyArray<PublicModule>): void => {
  const names = new Map(modules.map(({ file, name }) => [path.join(root, file), name]))
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context: Context, reflection: DeclarationReflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName
    const name = file === undefined ? undefined : names.get(file)
    if (file === undefined || name === undefined) return
    reflection.name = name
    reflection.comment = commentOf(app, reflection, file, name)
  })
}

/** The types of the Promise entry by path and method are long, and `docs/operations.md` is about what is in them: here they are names with what they are. */
export const shortenPaths = (app: Application, root: string): void => {
  const file = path.join(root, "src/promise/paths.ts")
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const reflection of project.getReflectionsByKind(ReflectionKind.Interface)) {
      if (!(reflection instanceof DeclarationReflection)) continue
      if (reflection.sources?.[0]?.fullFileName !== file) continue
      for (const child of reflection.children?.slice() ?? []) project.removeReflection(child)
    }
  })
}
