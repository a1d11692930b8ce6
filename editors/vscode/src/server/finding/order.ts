// Which server is taken when there are several. It knows the order of the places and what a broken one means; what
// stands at each place, it is told.

import type { Problem, Source } from "../problem.ts";
import { isBareName, type ServerCommandLine, splitServe } from "./commandLine.ts";
import type { Standing } from "./executables.ts";

/** The places, asked one after the other: a later one is not looked at when an earlier one has an answer. */
export interface Places {
  /** The setting, read: empty when not set, `undefined` when it is no list of strings. */
  setting(): readonly string[] | undefined;
  /** The environment variable `LSP_LANGID`. */
  variable(): string | undefined;
  /** The program in an environment that we made ourselves. */
  environment(): Promise<string | undefined>;
  /** A program by its name. */
  onPath(name: string): Promise<string | undefined>;
  /** The interpreter of the Python extension, if it has lsp_langid. */
  python(): Promise<string | undefined>;
  standing(path: string): Promise<Standing>;
  expand(path: string): string;
}

export interface Found extends ServerCommandLine {
  readonly source: Source;
}

export type Finding = { readonly found: Found } | { readonly problem: Problem };

/**
 * Setting, variable, own environment, PATH, the Python extension's interpreter.
 *
 * What the user named is taken at their word: when it is broken we say so, instead of running something else.
 */
export async function findServer(places: Places): Promise<Finding> {
  const setting = places.setting();
  if (setting === undefined) return { problem: { kind: "badSetting" } };
  if (setting.length > 0) return named(setting, "setting", places);

  const variable = places.variable();
  if (variable !== undefined && variable !== "") return named([variable], "variable", places);

  const own = await places.environment();
  if (own !== undefined) return found([own], "environment");

  const onPath = await places.onPath("lsp-langid");
  if (onPath !== undefined) return found([onPath], "path");

  const python = await places.python();
  if (python !== undefined) return found([python, "-m", "lsp_langid"], "python");

  return { problem: { kind: "missing" } };
}

async function named(words: readonly string[], source: Source, places: Places): Promise<Finding> {
  const [command = "", ...args] = words;
  if (isBareName(command)) {
    const path = await places.onPath(command);
    return path === undefined
      ? { problem: { kind: "notFound", command, source } }
      : found([path, ...args], source);
  }
  const path = places.expand(command);
  switch (await places.standing(path)) {
    case "executable":
      return found([path, ...args], source);
    case "notExecutable":
      return { problem: { kind: "notExecutable", command: path, source } };
    case "absent":
      return { problem: { kind: "notFound", command: path, source } };
  }
}

function found(words: readonly string[], source: Source): Finding {
  const line = splitServe(words);
  return line === undefined ? { problem: { kind: "missing" } } : { found: { ...line, source } };
}
