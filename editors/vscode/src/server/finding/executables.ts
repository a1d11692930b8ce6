// Finds programs by name. It knows the PATH and its habits on each system; it runs nothing.

import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

export type Standing = "executable" | "notExecutable" | "absent";

/** What stands at a path. */
export async function standingOf(path: string): Promise<Standing> {
  try {
    if (!(await stat(path)).isFile()) return "notExecutable";
  } catch {
    return "absent";
  }
  try {
    await access(path, constants.X_OK);
    return "executable";
  } catch {
    return "notExecutable";
  }
}

/**
 * The places where a program of this name may lie, best first.
 *
 * Relative entries of the PATH, the empty one among them, are left out: they would run what lies in a folder that
 * somebody opened.
 */
export function placesOf(
  name: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string[] {
  const windows = platform === "win32";
  const path = (windows ? (env["Path"] ?? env["PATH"]) : env["PATH"]) ?? "";
  const folders = path
    .split(windows ? ";" : delimiter)
    .filter((folder) => isAbsolute(folder) || isDrive(folder));
  const endings = windows && !/\.exe$/i.test(name) ? [".exe"] : [""];
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
}

/** The first program of this name that can be run. */
export async function findOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const place of placesOf(name, env)) {
    if ((await standingOf(place)) === "executable") return place;
  }
  return undefined;
}

// For tests of Windows rules on other systems, where `isAbsolute` does not know drives.
function isDrive(folder: string): boolean {
  return /^[a-z]:[\\/]/i.test(folder);
}
