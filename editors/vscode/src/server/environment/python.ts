// Which Python an environment is made with. It knows what one must have and how it says what it has; where Pythons
// lie, it is told.

import type { Problem } from "../problem.ts";

/** What lsp-langid asks for. */
export const OLDEST: readonly [number, number] = [3, 10];

/** A program that may be a Python, with the words that come before its own arguments (`py -3`). */
export interface PythonCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** What a Python says of itself. */
export interface Python extends PythonCommand {
  readonly version: readonly number[];
  /** It can make an environment with pip in it; Debian's needs a package of its own for that. */
  readonly venv: boolean;
}

export const QUESTION = [
  "-c",
  "import importlib.util as u, json, sys; " +
    "print(json.dumps([list(sys.version_info[:3]), all(u.find_spec(m) is not None for m in ('venv', 'ensurepip'))]))",
];

/** Reads the answer to QUESTION; `undefined` when no Python 3 has given it. */
export function readAnswer(command: PythonCommand, stdout: string): Python | undefined {
  try {
    const [version, venv] = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    return Array.isArray(version) && typeof venv === "boolean" ? { ...command, version, venv } : undefined;
  } catch {
    return undefined;
  }
}

/** Names on the PATH, best first: the one people mean, then newer ones before older ones. */
export function pythonNames(platform: NodeJS.Platform): PythonCommand[] {
  const numbered = [14, 13, 12, 11, 10].map((minor) => `python3.${minor}`);
  const names = platform === "win32" ? ["python"] : ["python3", "python", ...numbered];
  const launcher = platform === "win32" ? [{ command: "py", args: ["-3"] }] : [];
  return [...launcher, ...names.map((command) => ({ command, args: [] }))];
}

/** The first that will do; or what is wrong with those there are. */
export function choosePython(
  pythons: readonly Python[],
): { readonly python: Python } | { readonly problem: Problem } {
  const modern = pythons.filter((one) => isModern(one.version));
  const python = modern.find((one) => one.venv);
  if (python !== undefined) return { python };
  const [bare] = modern;
  if (bare !== undefined)
    return { problem: { kind: "noVenv", python: bare.command, version: bare.version.join(".") } };
  const [old] = pythons;
  if (old !== undefined) {
    return { problem: { kind: "oldPython", python: old.command, version: old.version.join(".") } };
  }
  return { problem: { kind: "noPython" } };
}

function isModern([major = 0, minor = 0]: readonly number[]): boolean {
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
