// Two windows of one VS Code, each with an extension host and a language server of its own.
import { sample } from "../../tools/workbench/installed.mts";
import { Window } from "../../tools/workbench/window.mts";
import { inWindow } from "./fixture.mts";

inWindow(
  "two windows name languages side by side, and one goes on when the other is closed",
  async ({ server, window }) => {
    const other = await Window.open(server);
    try {
      await window.newUntitled();
      await other.newUntitled();
      await window.paste(sample("python.txt").text);
      await other.paste(sample("rust.txt").text);
      await window.waitForLanguage("Python");
      await other.waitForLanguage("Rust");
      await other.discardAll();
    } finally {
      await other.close();
    }
    await window.replaceAll(sample("go.txt").text);
    await window.waitForLanguage("Go");
  },
);
