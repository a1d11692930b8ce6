// A second copy of the app in which VS Code's own detection works.
//
// The version it comes with, 1.0.23, splits its code and loads a part with `require`, which its web worker does not have:
// every look ends in a ReferenceError. 1.0.22 has the same model in one file. Knows this one repair and nothing else.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache } from "./installed.mts";

const version = "1.0.22";
const detection = "lib/vscode/node_modules/@vscode/vscode-languagedetection";

/** Made once; files are links to those of the installed app, so it costs little. */
export function repairedApp(): string {
  const home = join(cache, `code-server-repaired-${version}`);
  const app = join(home, "node_modules/code-server");
  if (existsSync(home) && detectionVersion(app) === version) return app;
  const unfinished = `${home}.unfinished`;
  for (const folder of [home, unfinished]) rmSync(folder, { recursive: true, force: true });
  run("cp", ["-al", join(cache, "code-server/app"), unfinished]);
  const place = join(unfinished, "node_modules/code-server", detection);
  rmSync(place, { recursive: true });
  const download = `${unfinished}.npm`;
  run("npm", [
    "install",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "--prefix",
    download,
    `@vscode/vscode-languagedetection@${version}`,
  ]);
  run("cp", ["-a", join(download, "node_modules/@vscode/vscode-languagedetection"), place]);
  rmSync(download, { recursive: true });
  renameSync(unfinished, home); // last, so that what is there is whole
  return app;
}

export function detectionVersion(app: string): string {
  return (JSON.parse(readFileSync(join(app, detection, "package.json"), "utf8")) as { version: string })
    .version;
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
}
