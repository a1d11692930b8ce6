// Somebody has the extension and no server, or the wrong one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { CodeServerOptions } from "../../tools/workbench/code_server.mts";
import { freshFolder } from "../../tools/workbench/code_server.mts";
import { languageServer, sample } from "../../tools/workbench/installed.mts";
import { inOwnWindow, ours } from "./fixture.mts";

/** A machine with Python and without lsp-langid. */
function withoutServer(): CodeServerOptions {
  const bin = join(freshFolder(), "bin");
  mkdirSync(bin, { recursive: true });
  // The Python beside an installed lsp-langid would find it; the one that its environment was made of does not.
  const { stdout } = spawnSync("python3", ["-c", "import sys; print(sys._base_executable)"], {
    encoding: "utf8",
  });
  symlinkSync(stdout.trim(), join(bin, "python3"));
  const path = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !existsSync(join(folder, "lsp-langid")));
  const others = path.filter((folder) => !existsSync(join(folder, "python3")) || folder === "/usr/bin");
  return { env: { LSP_LANGID: undefined, VIRTUAL_ENV: undefined, PATH: [bin, ...others].join(delimiter) } };
}

inOwnWindow(
  "without a server a message offers one, which installs itself from the extension and works",
  withoutServer,
  async ({ server, window }) => {
    await window.waitForItem(ours, (shown) => shown === "No language server", "No language server");
    const message = await window.notification(/lsp-langid is not installed/);
    await window.screenshot("no-server");
    const buttons = await message.locator(".monaco-button").allInnerTexts();
    assert.deepEqual(buttons.slice(0, 3), ["Install", "Choose…", "Open Log"]);
    await window.newUntitled();
    await window.chooseLanguage("Lua");

    await message.locator(".monaco-button", { hasText: "Install" }).click();
    await window.notification(/Install/);
    await window.screenshot("installing");
    // The server has nothing to say of an editor whose language was picked before it came; nothing spins for ever.
    await window.waitForItem(ours, (shown) => shown === "", "nothing");
    await window.newUntitled();
    await window.paste(sample("python.txt").text);
    await window.waitForLanguage("Python");
    const [process] = server.children("lsp_langid serve").concat(server.children("lsp-langid serve"));
    assert(process, "the server runs");
  },
);

inOwnWindow(
  "a wrong setting and a server of a later protocol are refused in words, and the right setting works at once",
  () => ({ machineSettings: { "langid.server.command": ["/nowhere/lsp-langid"] } }),
  async ({ server, window }) => {
    const wrong = await window.notification(/no program \/nowhere\/lsp-langid/);
    await window.screenshot("wrong-setting");
    assert.match(await wrong.innerText(), /langid\.server\.command/);
    await window.newUntitled();
    await window.waitForItem(ours, (shown) => shown === "Language server failed", "Language server failed");

    const tomorrow = join(import.meta.dirname, "server_of_tomorrow.mjs");
    server.setMachineSettings({ "langid.server.command": [process.execPath, tomorrow] });
    const later = await window.notification(/9\.9\.9/);
    await window.screenshot("later-protocol");
    assert.match(await later.innerText(), /update the extension/i);
    while (server.children("server_of_tomorrow").length > 0) await window.page.waitForTimeout(50);
    await window.waitForItem(ours, (shown) => shown === "Language server failed", "Language server failed");

    server.setMachineSettings({ "langid.server.command": [languageServer()] });
    await window.paste(sample("python.txt").text);
    await window.waitForLanguage("Python");
  },
);
