// npm run bench: how soon, how steady, how big. Prints figures; asserts none.
//
// Needs the .vsix of `npm run package`. ROUNDS says how often every sample is pasted, 1 by default.
import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { closeBrowser } from "./workbench/browser.mts";
import { CodeServer, installExtensions } from "./workbench/code_server.mts";
import { displayName, languageServer, type Sample, sample, samples, vsix } from "./workbench/installed.mts";
import { median, timedPaste } from "./workbench/timing.mts";
import * as versions from "./workbench/versions.mts";
import { Window } from "./workbench/window.mts";

const rounds = Number(process.env["ROUNDS"] ?? 1);
const longest = 15_000;
const ourItem = "lsp-langid.lsp-langid";

interface Figures {
  readonly firstMs: number;
  readonly firstOfOursMs: number;
  readonly warm: readonly { readonly sample: Sample; readonly ms: number; readonly between: number }[];
  readonly activation: string;
}

async function measure(extensions: string): Promise<Figures> {
  const server = await CodeServer.start({ extensions, env: { LSP_LANGID: languageServer() } });
  try {
    const window = await Window.open(server);
    // As soon as there is a cursor: the extension host and the language server are still on their way up.
    const first = await timedPaste(window, sample("python.txt").text, 4 * longest);
    const warm = [];
    const named = samples().filter(
      ({ language, silent, vscode }) => language !== null && !silent && vscode !== "plaintext",
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const one of named) {
        const { shown, ms, between } = await timedPaste(window, one.text, longest);
        if (ms === undefined || shown !== displayName(one.vscode)) {
          console.log(`${one.file} shows ${shown} after ${longest} ms; not counted`);
        } else {
          warm.push({ sample: one, ms, between });
        }
      }
    }
    const activation = await activationTimes(window);
    await window.close();
    const firstOfOursMs = await firstOfOurs(server);
    return { firstMs: first.ms ?? Number.NaN, firstOfOursMs, warm, activation };
  } finally {
    await server.stop();
  }
}

/** In a new window, as soon as our item is there: what comes before is the editor's own start. */
async function firstOfOurs(server: CodeServer): Promise<number> {
  const window = await Window.open(server);
  await window.newUntitled();
  while ((await window.item(ourItem)) === "") await window.page.waitForTimeout(20);
  const { ms } = await timedPaste(window, sample("python.txt").text, 4 * longest);
  await window.close();
  return ms ?? Number.NaN;
}

/** The row of VS Code's own report: the extension host's only thread is busy for "load code" and "call activate". */
async function activationTimes(window: Window): Promise<string> {
  await window.command("Developer: Startup Performance");
  await window.waitForCursor();
  let report = "";
  for (let attempt = 0; attempt < 20 && !report.includes("lsp-langid"); attempt += 1)
    report = await window.text();
  const rows = report.split("\n").filter((line) => line.includes("|"));
  const row = rows.find((line) => line.includes("lsp-langid"));
  const head = rows
    .slice(0, row === undefined ? 0 : rows.indexOf(row))
    .findLast((line) => /load code/i.test(line));
  if (row === undefined || head === undefined) return "not in the report";
  const cells = (line: string) => line.split("|").map((cell) => cell.trim());
  const values = cells(row);
  return cells(head)
    .map((title, index) => [title, values[index]] as const)
    .filter(([title]) => /load code|call activate|finish activate/i.test(title))
    .map(([title, value]) => `${title} ${value} ms`)
    .join(", ");
}

function sizes(): string[] {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  const list =
    "import sys, zipfile; [print(i.compress_size, i.filename) for i in zipfile.ZipFile(sys.argv[1]).infolist()]";
  const entries = spawnSync("python3", ["-c", list, vsix()], { encoding: "utf8" }).stdout.trim().split("\n");
  const wheel = entries.find((line) => line.endsWith(".whl"));
  const whole = statSync(vsix()).size;
  const carried = Number(wheel?.split(" ")[0] ?? 0);
  return [
    `.vsix ${megabytes(whole)}: the server's wheel ${megabytes(carried)}, everything else ${megabytes(whole - carried)}`,
  ];
}

const extensions = installExtensions([vsix()]);
try {
  const machine = versions.machine();
  const { firstMs, firstOfOursMs, warm, activation } = await measure(extensions);
  const times = warm.map(({ ms }) => ms);
  const flickers = warm.filter(({ between }) => between > 0);
  const slowest = warm.reduce((a, b) => (b.ms > a.ms ? b : a));
  const lines = [
    `${versions.today()}, extension ${versions.extensionVersion()}, ${versions.serverVersion()}, ${versions.codeServerVersion()}, ${machine}`,
    `paste to status bar, warm, ${times.length} pastes: median ${median(times)} ms, ` +
      `at most ${slowest.ms} ms (${slowest.sample.file})`,
    `first paste, as soon as the new window has a cursor: ${firstMs} ms`,
    `first paste, as soon as our item stands in the status bar: ${firstOfOursMs} ms`,
    `flicker: ${flickers.length} of ${warm.length} pastes showed something else on the way`,
    `activation: ${activation}`,
    ...sizes(),
  ];
  console.log(lines.join("\n"));
} finally {
  await closeBrowser();
  rmSync(dirname(extensions), { recursive: true, force: true });
}
