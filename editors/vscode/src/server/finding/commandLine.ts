// How a command is written and how it is run. It knows lists of words; it touches no disk.

import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import type { CommandLine } from "../server.ts";

/** A command as people may write it, taken apart: what runs lsp-langid, and how it is told to serve. */
export interface ServerCommandLine {
  /** Without `serve`; runs the other commands of lsp-langid, too. */
  readonly base: CommandLine;
  readonly serve: readonly string[];
}

/** Both `["lsp-langid"]` and `["lsp-langid", "serve", "--quiet"]` are understood. */
export function splitServe(words: readonly string[]): ServerCommandLine | undefined {
  const [command, ...rest] = words;
  if (command === undefined || command === "") return undefined;
  const at = rest.indexOf("serve");
  const args = at < 0 ? rest : rest.slice(0, at);
  return { base: { command, args }, serve: at < 0 ? ["serve"] : rest.slice(at) };
}

/** The value of the setting: a list of words, or nothing; `undefined` when it is neither. */
export function readSetting(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  return value.every((word): word is string => typeof word === "string" && word !== "") ? value : undefined;
}

/** A path as it is meant: `~` is the home folder, and so is the place that relative paths count from. */
export function expandPath(path: string, home: string = homedir()): string {
  if (path === "~") return home;
  if (path.startsWith("~/") || path.startsWith("~\\")) return join(home, path.slice(2));
  return isAbsolute(path) ? path : resolve(home, path);
}

/** Whether a command is looked up on the PATH. */
export function isBareName(command: string): boolean {
  return !/[\\/]/.test(command) && command !== "~";
}
