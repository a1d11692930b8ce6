// Somebody writes notes with code in them.
import { sample } from "../../tools/workbench/installed.mts";
import { assertText, inWindow, runCommand } from "./fixture.mts";

inWindow("code is pasted into notes as a fence with its tag", async ({ server, window }) => {
  const { text } = sample("rust.txt");
  server.writeFile("notes.md", "# Notes\n\n");
  await window.openFile("notes.md");
  await window.page.keyboard.press("Control+End");
  await window.setClipboard(text);
  await runCommand(window, "langid.editor.pasteAsFence");
  await window.page.locator(".view-line", { hasText: "```rust" }).waitFor();
  await window.screenshot("paste-as-fence");
  await window.show("notes.md");
  await assertText(window, `# Notes\n\n\`\`\`rust\n${text.trimEnd()}\n\`\`\``);
});

inWindow("fences without a tag get one", async ({ server, window }) => {
  const fence = (tag: string, file: string) => `\`\`\`${tag}\n${sample(file).text.trimEnd()}\n\`\`\`\n`;
  server.writeFile("fences.md", `# Two\n\n${fence("", "python.txt")}\n${fence("", "sql.txt")}`);
  await window.openFile("fences.md");
  await runCommand(window, "langid.editor.tagFences");
  await window.page.locator(".view-line", { hasText: "```python" }).waitFor();
  await window.show("fences.md");
  await assertText(window, `# Two\n\n${fence("python", "python.txt")}\n${fence("sql", "sql.txt")}`);
});
