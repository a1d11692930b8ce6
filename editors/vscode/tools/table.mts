// npm run table: what each sample is shown as, and how soon; ours and VS Code's own detection, in one run.
//
// Writes docs/editors/table-vscode.md. A sample that somebody does not name is waited for 4 seconds.
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { closeBrowser } from "./workbench/browser.mts";
import { CodeServer, type CodeServerOptions, installExtensions } from "./workbench/code_server.mts";
import {
  checkout,
  displayName,
  languageServer,
  type Sample,
  samples,
  shippedApp,
  vsix,
} from "./workbench/installed.mts";
import { detectionVersion, repairedApp } from "./workbench/repaired.mts";
import { median, type TimedPaste, timedPaste } from "./workbench/timing.mts";
import * as versions from "./workbench/versions.mts";
import { Window } from "./workbench/window.mts";

const patienceMs = 4_000;

interface Detector {
  readonly title: string;
  readonly options: CodeServerOptions;
}

async function measure({ title, options }: Detector, all: readonly Sample[]): Promise<TimedPaste[]> {
  const server = await CodeServer.start(options);
  try {
    const window = await Window.open(server);
    // The first paste pays for what is loaded once: a model here, a process there.
    await timedPaste(window, 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println(1)\n}\n', 20_000);
    const results: TimedPaste[] = [];
    for (const sample of all) {
      const result = await timedPaste(window, sample.text, patienceMs);
      console.log(`${title}: ${sample.file} ${result.shown} ${result.ms ?? "-"} ms`);
      results.push(result);
    }
    await window.close();
    return results;
  } finally {
    await server.stop();
  }
}

function cell({ vscode }: Sample, { shown, ms, between }: TimedPaste): string {
  const right = shown === displayName(vscode);
  const text = ms === undefined ? shown : `${shown}, ${ms} ms`;
  const flicker = between > 0 ? `, after ${between} other` : "";
  return right ? `${text}${flicker}` : `**${text}**${flicker}`;
}

function summary(all: readonly Sample[], results: readonly TimedPaste[]): string {
  const right = all.filter(({ vscode }, index) => results[index]?.shown === displayName(vscode)).length;
  const times = results.flatMap(({ ms }) => (ms === undefined ? [] : [ms]));
  const speed =
    times.length > 0 ? `, median ${Math.round(median(times))} ms, at most ${Math.max(...times)} ms` : "";
  return `${right} of ${all.length}${speed}`;
}

const extensions = installExtensions([vsix()]);
const builtIn = { "workbench.editor.languageDetection": true };
const repaired = repairedApp();
const detectors: Detector[] = [
  { title: "Language by Content", options: { extensions, env: { LSP_LANGID: languageServer() } } },
  { title: `built in, as shipped (${detectionVersion(shippedApp)})`, options: { settings: builtIn } },
  {
    title: `built in, repaired (${detectionVersion(repaired)})`,
    options: { settings: builtIn, app: repaired },
  },
];

try {
  const all = samples();
  const machine = versions.machine();
  const columns: TimedPaste[][] = [];
  for (const detector of detectors) columns.push(await measure(detector, all));

  const rows = all.map((sample, index) => [
    `\`${sample.file}\``,
    ...columns.map((column) => cell(sample, column[index] as TimedPaste)),
  ]);
  rows.push(["**right**", ...columns.map((column) => summary(all, column))]);
  const page = `# What VS Code shows after a paste

Each text of \`editors/samples\` is pasted into an empty untitled editor of the real workbench. A cell says what the
status bar shows in the end, and how many milliseconds after the paste it came to show that. What is wrong is bold; "Plain
Text" without a time was waited for ${patienceMs / 1000} seconds, and is right for prose and for the language that VS Code does not have.

Version ${detectionVersion(shippedApp)} of VS Code's own detection fails in these builds: its web worker has no \`require\`, which it calls. The last
column has version ${detectionVersion(repaired)}, with the same model, in its place. \`#!\` is seen by a rule of VS Code that is no part of it.

Made ${versions.today()} by \`npm run table\` in \`editors/vscode\`: extension ${versions.extensionVersion()}, ${versions.serverVersion()},
${versions.codeServerVersion()}, ${versions.chromiumVersion()}, headless, ${machine}; everything warm, one run.

| pasted | ${detectors.map(({ title }) => title).join(" | ")} |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}
`;
  const path = join(checkout, "docs/editors/table-vscode.md");
  writeFileSync(path, page);
  console.log(path);
} finally {
  await closeBrowser();
  rmSync(dirname(extensions), { recursive: true, force: true });
}
