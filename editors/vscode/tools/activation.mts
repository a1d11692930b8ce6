// Prints what the extension costs at start: the editor's own figure for loading and activating it, and how long the
// language client takes to load afterwards. Each run is a new window of one code-server. Not a test.
//
//   npm run package && node tools/activation.mts [runs]

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { closeBrowser } from "./workbench/browser.mts";
import { CodeServer, installExtensions } from "./workbench/code_server.mts";
import { languageServer, vsix } from "./workbench/installed.mts";
import { median } from "./workbench/timing.mts";
import { Window } from "./workbench/window.mts";

const runs = Number(process.argv[2] ?? 5);
const extensions = installExtensions([vsix()]);
const server = await CodeServer.start({ extensions, env: { LSP_LANGID: languageServer() } });
const activations: number[] = [];
try {
  for (let run = 0; run < runs; run++) {
    // The list shows only the rows that fit; ours is not among the slowest.
    const window = await Window.open(server, { look: { viewport: { width: 1200, height: 2400 }, scale: 1 } });
    await window.newUntitled();
    await window.waitForItem("lsp-langid", (text) => text !== "", "something in our item");
    await window.command("Developer: Show Running Extensions");
    const row = window.page.locator(".runtime-extensions-editor .monaco-list-row", {
      hasText: "Language by Content",
    });
    await row.first().waitFor();
    const milliseconds = /(\d+)\s*ms/.exec((await row.first().textContent()) ?? "")?.[1];
    activations.push(Number(milliseconds));
    await window.close();
  }
} finally {
  await closeBrowser();
  const loads = clientLoads(server.state);
  await server.stop();
  console.log(`activation: ${activations.join(", ")} ms; median ${median(activations)}`);
  console.log(`language client, afterwards: ${loads.join(", ")} ms; median ${median(loads)}`);
}

function clientLoads(state: string): number[] {
  const files = readdirSync(state, { recursive: true, encoding: "utf8" });
  const logs = files.filter((file) => file.endsWith("Language by Content.log"));
  const text = logs.map((file) => readFileSync(join(state, file), "utf8")).join("\n");
  return [...text.matchAll(/loaded the language client in (\d+) ms/g)].map((match) => Number(match[1]));
}
