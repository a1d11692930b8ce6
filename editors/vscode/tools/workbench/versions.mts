// What a figure was taken with. Knows how to ask each part for its version.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { chromium, extensionFolder, languageServer, node, shippedApp } from "./installed.mts";

export function codeServerVersion(): string {
  // "4.139.1 <commit> with Code 1.139.1"
  const [version, , , , code] = said(node(), [join(shippedApp, "out/node/entry.js"), "--version"]).split(" ");
  return `code-server ${version} (VS Code ${code})`;
}

export function chromiumVersion(): string {
  return said(chromium(), ["--version"]).split(" ").slice(0, 2).join(" ");
}

export function serverVersion(): string {
  return said(languageServer(), ["--version"]);
}

export function extensionVersion(): string {
  const { version } = JSON.parse(readFileSync(join(extensionFolder, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

export function machine(): string {
  return `${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)} at the start`;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function said(command: string, args: string[]): string {
  return spawnSync(command, args, { encoding: "utf8" }).stdout.trim();
}
