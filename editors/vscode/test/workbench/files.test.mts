// Somebody opens files from disk.
import assert from "node:assert/strict";
import { sample } from "../../tools/workbench/installed.mts";
import { inWindow, serverCaughtUp } from "./fixture.mts";

inWindow("a plain file without an extension shows the language of its text", async ({ server, window }) => {
  server.writeFile("pasted", sample("python.txt").text);
  await window.openFile("pasted");
  await window.waitForLanguage("Python");
  assert.equal(server.readFile("pasted"), sample("python.txt").text);
});

inWindow("a file that VS Code knows by its name keeps its language", async ({ server, window }) => {
  server.writeFile("script.rb", sample("python.txt").text);
  await window.openFile("script.rb");
  await window.waitForLanguage("Ruby");
  await serverCaughtUp(window);
  assert.equal(await window.language(), "Ruby");
});
