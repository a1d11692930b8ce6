// The server dies under the hands of somebody who types.
import assert from "node:assert/strict";
import { sample } from "../../tools/workbench/installed.mts";
import { assertText, inWindow, ours, serverCaughtUp } from "./fixture.mts";

const process = "lsp-langid serve";

inWindow(
  "a server killed in mid-typing comes back; no key is lost, and languages and choices stand",
  async ({ server, window }) => {
    const locked = await window.newUntitled();
    await window.chooseLanguage("Lua");
    await window.newUntitled();
    await window.paste(sample("python.txt").text);
    await window.waitForLanguage("Python");
    await window.watch();

    const before = server.children(process);
    assert.equal(before.length, 1, "one window has one server");
    await window.type("\ndef more(x):\n", 20);
    for (const pid of before) globalThis.process.kill(pid, "SIGKILL");
    await window.type("    return x\n", 20);
    await window.waitForItem(ours, (shown) => shown.startsWith("Python"), "Python");
    while (server.children(process).length === 0) await window.page.waitForTimeout(50);
    assert.notDeepEqual(server.children(process), before);
    await serverCaughtUp(window);

    await assertText(window, `${sample("python.txt").text}\ndef more(x):\n    return x\n`);
    assert.equal(await window.language(), "Python");
    // It was ours and not locked by the restart: other code gets its language.
    await window.replaceAll(sample("go.txt").text);
    await window.waitForLanguage("Go");
    // The choice is still one.
    await window.show(locked);
    await window.paste(sample("rust.txt").text);
    await serverCaughtUp(window);
    assert.equal(await window.language(), "Lua");
  },
);
