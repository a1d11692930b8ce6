// Runs a bundle of tests inside the real extension host, with the extension from its folder, not packaged.
//
// What @vscode/test-electron does for the desktop: the web workbench takes the same two paths in `?payload=` and
// reports through functions that the page has to offer. Knows that handshake. Never: what is tested.
import type { Page } from "playwright-core";
import type { CodeServer } from "./code_server.mts";
import { patience, Window } from "./window.mts";

export interface HostRun {
  /** Folder with the extension's package.json. */
  readonly extension: string;
  /** CommonJS file that exports `run(): Promise<void>`. */
  readonly tests: string;
  /** Gets each line that the tests print, and everything else the host says. */
  readonly onLine: (line: string) => void;
}

/** True when `run()` came to its end without an error. */
export async function runInHost(server: CodeServer, { extension, tests, onLine }: HostRun): Promise<boolean> {
  const remote = (path: string) => `vscode-remote://${new URL(server.url).host}${path}`;
  let finish: (passed: boolean) => void;
  const finished = new Promise<boolean>((resolve) => {
    finish = resolve;
  });
  const prepare = async (page: Page) => {
    await page.exposeFunction("codeAutomationLog", (_type: string, words: unknown[]) =>
      onLine(words.join(" ")),
    );
    await page.exposeFunction("codeAutomationExit", (code: number) => finish(code === 0));
    await page.addInitScript(allowPayload);
  };
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", remote(extension)],
    ["extensionTestsPath", remote(tests)],
    ["skipWelcome", "true"],
  ]);
  const window = await Window.open(server, { query: { payload }, prepare });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error("the tests in the extension host came to no end")),
      5 * patience,
    );
  });
  try {
    return await Promise.race([finished, tooLong]);
  } finally {
    clearTimeout(timer);
    await window.screenshot("extension-host");
    await window.close();
  }
}

// A released build obeys the payload only with this option, for which code-server has no switch, so it is put into the
// page's configuration before the workbench reads that. (Rewriting the document on its way makes Chromium take it for
// a foreign page, and every web socket to this machine fails.)
function allowPayload(): void {
  new MutationObserver((_, observer) => {
    const meta = document.getElementById("vscode-workbench-web-configuration");
    if (meta === null) return;
    const configuration = JSON.parse(meta.getAttribute("data-settings") ?? "{}") as Record<string, unknown>;
    const options = {
      ...(configuration["developmentOptions"] as object | undefined),
      enableSmokeTestDriver: true,
    };
    meta.setAttribute("data-settings", JSON.stringify({ ...configuration, developmentOptions: options }));
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
