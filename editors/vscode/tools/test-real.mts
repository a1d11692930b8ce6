// npm run test:real [-- NAME...]: the extension, packaged and installed, in the real workbench and its extension host.
//
// NAME picks files of test/workbench by a part of their names; `host` picks the tests inside the extension host.
// Without a name everything runs. Exit code 1 when something failed. Pictures go to $LANGID_SHOTS, or to .shots.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { closeBrowser } from "./workbench/browser.mts";
import { CodeServer, freshFolder } from "./workbench/code_server.mts";
import { runInHost } from "./workbench/host_run.mts";
import { extensionFolder, languageServer } from "./workbench/installed.mts";

async function hostTests(): Promise<boolean> {
  const folder = freshFolder();
  const tests = join(folder, "tests.cjs");
  await build({
    entryPoints: [join(extensionFolder, "test/host/index.ts")],
    outfile: tests,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode"],
    logLevel: "warning",
  });
  const server = await CodeServer.start({ env: { LSP_LANGID: languageServer() } });
  try {
    return await runInHost(server, {
      extension: extensionFolder,
      tests,
      // The host's whole log comes this way; only what the tests print is wanted.
      onLine: (line) => {
        if (line.startsWith("TAP ")) console.log(line.slice(4));
      },
    });
  } finally {
    await server.stop();
    await closeBrowser();
    rmSync(folder, { recursive: true, force: true });
  }
}

function workbenchTests(files: readonly string[]): boolean {
  // One process for all files, so that they share one code-server and one browser.
  const options = ["--test", "--test-isolation=none", "--test-reporter=spec"];
  return (
    spawnSync(process.execPath, [...options, ...files], { cwd: extensionFolder, stdio: "inherit" }).status ===
    0
  );
}

const names = process.argv.slice(2);
const chosen = (name: string) => names.length === 0 || names.some((one) => name.includes(one));
const files = readdirSync(join(extensionFolder, "test/workbench"))
  .filter((name) => name.endsWith(".test.mts") && chosen(name))
  .map((name) => join("test/workbench", name));

let passed = true;
if (chosen("host")) passed = (await hostTests()) && passed;
if (files.length > 0) passed = workbenchTests(files) && passed;
process.exitCode = passed ? 0 : 1;
