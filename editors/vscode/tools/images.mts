// npm run images: the pictures of the README and the walkthrough, from the real workbench.
//
// Needs the .vsix of `npm run package`; writes images/*.png.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { closeBrowser } from "./workbench/browser.mts";
import { CodeServer, installExtensions } from "./workbench/code_server.mts";
import { extensionFolder, languageServer, sample, vsix } from "./workbench/installed.mts";
import { Window } from "./workbench/window.mts";

const ours = "lsp-langid.lsp-langid";
const width = 900;
const look = { viewport: { width, height: 600 }, scale: 2 };
const settings = {
  "editor.minimap.enabled": false,
  "editor.fontSize": 13,
  "editor.occurrencesHighlight": "off",
  "editor.renderLineHighlight": "none",
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.colorTheme": "Default Light Modern",
};

/** An untitled editor with this sample, in a window just high enough for what is to be seen. */
async function pasted(window: Window, file: string, shown: string, height: number): Promise<void> {
  await window.page.setViewportSize({ width, height });
  await window.discardAll();
  await window.newUntitled();
  await window.paste(sample(file).text);
  await window.waitForLanguage(shown);
  await window.page.keyboard.press("Control+Home");
  // Other extensions say that they work on it; they will have done.
  await window.page.locator(".statusbar", { hasNotText: /Analyzing|Initializing/ }).waitFor();
}

async function take(window: Window, name: string): Promise<void> {
  const path = join(extensionFolder, "images", `${name}.png`);
  await window.page.mouse.move(width - 80, 250); // where nothing lights up
  await window.page.screenshot({ path, animations: "disabled" });
  console.log(path);
}

const extensions = installExtensions([vsix()]);
const server = await CodeServer.start({ extensions, settings, env: { LSP_LANGID: languageServer() } });
try {
  const window = await Window.open(server, { look });
  await window.newUntitled();
  await window.page.keyboard.press("Control+B"); // no side bar

  await pasted(window, "python.txt", "Python", 340);
  await take(window, "status");

  await pasted(window, "c.txt", "C", 700);
  await window.page.locator(`.statusbar [id^="${ours}"] a`).click();
  await window.quickPick();
  await take(window, "candidates");
  await window.page.keyboard.press("Escape");

  await pasted(window, "rust.txt", "Rust", 420);
  await window.page.keyboard.press("Control+K");
  await window.page.keyboard.press("Control+I"); // hover without a mouse
  await window.page.locator(".monaco-hover", { hasText: "judged by" }).first().waitFor();
  await take(window, "hover");
  await window.page.keyboard.press("Escape");

  await pasted(window, "python.txt", "Python", 640);
  await window.command("Language by Content: Why This Language?");
  await window.webview(/For Python/);
  await window.page.locator(".tab.active", { hasText: "Why" }).waitFor();
  await take(window, "why");
  await window.close();
} finally {
  await server.stop();
  await closeBrowser();
  rmSync(dirname(extensions), { recursive: true, force: true });
}
