// Somebody asks why.
import assert from "node:assert/strict";
import { sample } from "../../tools/workbench/installed.mts";
import { inWindow, runCommand } from "./fixture.mts";

inWindow(
  "the panel names the language and the tokens that decide, and the text is coloured where they stand",
  async ({ window }) => {
    await window.newUntitled();
    await window.paste(sample("python.txt").text);
    await window.waitForLanguage("Python");
    await runCommand(window, "langid.editor.explain");
    const page = await window.webview(/Python >?\d+%/);
    const words = await page.locator("body").innerText();
    await window.screenshot("why");
    assert.match(words, /For Python/);
    const coloured = window.page.locator(
      ".monaco-editor .view-overlays [class*='ced-'], .monaco-editor .view-line [class*='ced-']",
    );
    await coloured.first().waitFor();
  },
);
