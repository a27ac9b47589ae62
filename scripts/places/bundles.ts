/** Programs in one file, by esbuild. */
import { build, type BuildOptions } from "esbuild"
import type { Project } from "./project.ts"

export const bundled = async (project: Project, program: string, options: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [project.program(program)],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "warning",
    ...options
  })
  return outputFiles![0]!.text
}
