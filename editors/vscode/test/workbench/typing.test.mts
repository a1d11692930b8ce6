// Somebody types, undoes, deletes.
import assert from "node:assert/strict";
import { displayName, sample } from "../../tools/workbench/installed.mts";
import { assertText, inWindow, languagesShown } from "./fixture.mts";

const msPerKey = 45; // a fast typist

inWindow(
  "typing at a person's speed shows the language once, and nothing else before or after",
  async ({ window }) => {
    const { text } = sample("python.txt");
    await window.newUntitled();
    await window.watch();
    await window.type(text, msPerKey);
    await window.waitForLanguage("Python");
    await assertText(window, text);
    assert.deepEqual(await languagesShown(window), ["Plain Text", "Python"]);
  },
);

inWindow("undoing a paste shows plain text again, redoing it the language", async ({ window }) => {
  await window.newUntitled();
  await window.paste(sample("python.txt").text);
  await window.waitForLanguage("Python");
  await window.page.keyboard.press("Control+Z");
  await window.waitForLanguage("Plain Text");
  await window.page.keyboard.press("Control+Y");
  await window.waitForLanguage("Python");
  await assertText(window, sample("python.txt").text);
});

inWindow(
  "undoing the paste that replaced everything brings the language of the text before",
  async ({ window }) => {
    await window.newUntitled();
    await window.paste(sample("python.txt").text);
    await window.waitForLanguage("Python");
    await window.replaceAll(sample("rust.txt").text);
    await window.waitForLanguage("Rust");
    await window.page.keyboard.press("Control+Z");
    await window.waitForLanguage("Python");
    await assertText(window, sample("python.txt").text);
  },
);

inWindow("an emptied editor is plain text, and its next paste is looked at", async ({ window }) => {
  await window.newUntitled();
  await window.paste(sample("ruby.txt").text);
  await window.waitForLanguage("Ruby");
  await window.page.keyboard.press("Control+A");
  await window.page.keyboard.press("Delete");
  await window.waitForLanguage("Plain Text");
  await window.paste(sample("sql.txt").text);
  await window.waitForLanguage(displayName(sample("sql.txt").vscode));
});
