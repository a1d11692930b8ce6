// What the tests in the workbench have in common: one code-server and one window for most of them, more on request.
//
// A test gets a window without editors, says in a sentence what a person sees, and leaves a picture when it fails.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, type TestContext, test } from "node:test";
import { closeBrowser } from "../../tools/workbench/browser.mts";
import { CodeServer, type CodeServerOptions, installExtensions } from "../../tools/workbench/code_server.mts";
import { extensionFolder, languageServer, vsix } from "../../tools/workbench/installed.mts";
import { patience, Window } from "../../tools/workbench/window.mts";

/** Our own item in the status bar; its element id begins with the extension's. */
export const ours = "lsp-langid.lsp-langid";

export interface Workbench {
  readonly server: CodeServer;
  readonly window: Window;
}

let installed: string | undefined;
let common: Promise<Workbench> | undefined;

/** A code-server with the packaged extension, and a window of it in which our language server runs. */
export async function start(options: CodeServerOptions = {}): Promise<Workbench> {
  installed ??= installExtensions([vsix()]);
  const server = await CodeServer.start({
    extensions: installed,
    ...options,
    env: { LSP_LANGID: languageServer(), ...options.env },
  });
  return { server, window: await Window.open(server) };
}

/** A test in the window that all share. */
export function inWindow(
  sentence: string,
  body: (workbench: Workbench, context: TestContext) => Promise<void>,
): void {
  test(sentence, { timeout: 5 * patience }, async (context) => {
    common ??= start();
    const workbench = await common;
    await pictured(sentence, workbench.window, () => body(workbench, context));
  });
}

/** A test that needs another editor than the shared one; it is gone afterwards. */
export function inOwnWindow(
  sentence: string,
  options: () => CodeServerOptions,
  body: (workbench: Workbench) => Promise<void>,
): void {
  test(sentence, { timeout: 5 * patience }, async () => {
    const workbench = await start(options());
    try {
      await pictured(sentence, workbench.window, () => body(workbench));
    } finally {
      await workbench.window.close();
      await workbench.server.stop();
    }
  });
}

async function pictured(sentence: string, window: Window, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    await window.screenshot(`FAILED ${sentence}`);
    throw error;
  } finally {
    await window.discardAll();
  }
}

/**
 * Waits until the server has looked at all that was sent to it: it has an answer for a paste that came later. The
 * way to see that something does not happen, without a pause of some length.
 */
export async function serverCaughtUp(window: Window): Promise<void> {
  const before = await window.activeEditor();
  await window.newUntitled();
  await window.paste('fn main() {\n    let mut names = Vec::new();\n    println!("{:?}", names);\n}\n');
  await window.waitForLanguage("Rust");
  await window.discard();
  if (before !== "") await window.show(before);
}

/** Runs a command of ours from the palette, under the name that package.json gives it. */
export async function runCommand(window: Window, id: string): Promise<void> {
  const read = (name: string) => JSON.parse(readFileSync(join(extensionFolder, name), "utf8"));
  const manifest = read("package.json") as {
    contributes: { commands: { command: string; title: string; category?: string }[] };
  };
  const words = read("package.nls.json") as Record<string, string>;
  const say = (text: string) => text.replace(/^%(.*)%$/, (_, key: string) => words[key] ?? key);
  const command = manifest.contributes.commands.find((one) => one.command === id);
  assert(command, `package.json has no command ${id}`);
  await window.command(`${say(command.category ?? "")}: ${say(command.title)}`);
}

/** Every text that the language item showed since `watch`, without the times. */
export async function languagesShown(window: Window): Promise<string[]> {
  return (await window.shown()).map(({ text }) => text);
}

export async function assertText(window: Window, wanted: string): Promise<void> {
  const text = await window.text();
  // Not `equal` on the texts: a difference in a megabyte is nothing to print.
  assert(
    text === wanted,
    `the editor holds ${text.length} characters, wanted ${wanted.length}:\n${text.slice(0, 400)}`,
  );
}

after(async () => {
  const workbench = await common?.catch(() => undefined);
  await workbench?.window.close();
  await workbench?.server.stop();
  await closeBrowser();
  if (installed !== undefined) rmSync(dirname(installed), { recursive: true, force: true });
});
