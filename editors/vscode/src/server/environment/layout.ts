// Where our own environments lie and which of them counts. It knows names of folders; it opens none.
//
//   <storage>/server/<version>-<stamp>/           a virtual environment
//   <storage>/server/<version>-<stamp>/ready.json written last: without it, the environment is half made
//
// Each attempt has a folder of its own, so two windows that install at the same time do not meet.

import { join } from "node:path";

export const READY = "ready.json";
const DAY_MS = 24 * 60 * 60_000;

export interface Environment {
  readonly folder: string;
  readonly version: string;
  readonly stamp: number;
  /** When a window last used it, in milliseconds; `undefined` when it is not ready. */
  readonly used: number | undefined;
}

/** `lsp_langid-0.1.0-py3-none-any.whl` holds 0.1.0. */
export function wheelVersion(fileName: string): string | undefined {
  return /^lsp_langid-([^-]+)-.*\.whl$/.exec(fileName)?.[1];
}

export function folderName(version: string, stamp: number): string {
  return `${version}-${stamp}`;
}

export function readFolderName(
  name: string,
): { readonly version: string; readonly stamp: number } | undefined {
  const match = /^(.+)-(\d+)$/.exec(name);
  return match?.[1] === undefined ? undefined : { version: match[1], stamp: Number(match[2]) };
}

/** The one to run: of the wheel's version if there is one, else the newest that works. */
export function bestOf(
  environments: readonly Environment[],
  wanted: string | undefined,
): Environment | undefined {
  const ready = environments.filter((one) => one.used !== undefined).sort((a, b) => b.stamp - a.stamp);
  return ready.find((one) => one.version === wanted) ?? ready[0];
}

/**
 * Those that can go: all but the one that is run, unless somebody may be at them still.
 *
 * Another window may run the version before; another may be installing. Neither takes longer than a day.
 */
export function superfluous(
  environments: readonly Environment[],
  kept: Environment,
  now: number,
): Environment[] {
  return environments.filter((one) => one.folder !== kept.folder && now - (one.used ?? one.stamp) > DAY_MS);
}

export function pythonIn(folder: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

export function serverIn(folder: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? join(folder, "Scripts", "lsp-langid.exe") : join(folder, "bin", "lsp-langid");
}
