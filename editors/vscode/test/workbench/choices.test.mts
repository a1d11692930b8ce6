// Somebody decides, and is obeyed.
import assert from "node:assert/strict";
import { sample } from "../../tools/workbench/installed.mts";
import { inOwnWindow, inWindow, languagesShown, ours, serverCaughtUp } from "./fixture.mts";

inWindow("a language picked by hand in an empty editor stays through a paste", async ({ window }) => {
  await window.newUntitled();
  await window.waitForItem(ours, (shown) => shown === "Too short", "Too short");
  await window.chooseLanguage("Lua");
  await window.watch();
  await window.paste(sample("rust.txt").text);
  await serverCaughtUp(window);
  await window.waitForItem(ours, (shown) => shown === "Lua", "Lua");
  assert.equal(await window.language(), "Lua");
});

inWindow(
  "a language picked by hand over ours stays through a paste of something else",
  async ({ window }) => {
    await window.newUntitled();
    await window.paste(sample("python.txt").text);
    await window.waitForLanguage("Python");
    await window.chooseLanguage("Ruby");
    await window.screenshot("locked");
    await window.replaceAll(sample("go.txt").text);
    await serverCaughtUp(window);
    assert.equal(await window.language(), "Ruby");
  },
);

inWindow("plain text picked by hand stays plain text", async ({ window }) => {
  await window.newUntitled();
  await window.paste(sample("python.txt").text);
  await window.waitForLanguage("Python");
  await window.chooseLanguage("Plain Text");
  await window.replaceAll(sample("go.txt").text);
  await serverCaughtUp(window);
  assert.equal(await window.language(), "Plain Text");
});

// Its own text: what is chosen for it is learned, and no other test is to paste anything like it.
const perl = `my %seen;
while (my $line = <STDIN>) {
    chomp $line;
    next if $line =~ /^#/;
    $seen{$_}++ for split /\\s+/, $line;
}
printf "%s %d\\n", $_, $seen{$_} for sort keys %seen;
`;

inWindow("a candidate picked from our own item is set and locked", async ({ window }) => {
  await window.newUntitled();
  await window.paste(perl);
  await window.waitForLanguage("Perl");
  await window.page.locator(`.statusbar [id^="${ours}"] a`).click();
  const offered = await window.quickPick();
  await window.screenshot("candidates");
  assert.match(offered[0] ?? "", /^Perl ?>?\d+%/);
  await window.pick("Raku");
  await window.waitForLanguage("Raku");
  await window.show(await window.activeEditor());
  await window.replaceAll(sample("go.txt").text);
  await serverCaughtUp(window);
  assert.equal(await window.language(), "Raku");
});

inOwnWindow(
  "who switched VS Code's own detection on gets nothing set by us, and sees what we think",
  () => ({ settings: { "workbench.editor.languageDetection": true } }),
  async ({ window }) => {
    await window.newUntitled();
    await window.watch();
    await window.paste(sample("python.txt").text);
    await window.waitForItem(ours, (shown) => shown.startsWith("Python"), "Python");
    await window.screenshot("stands-back");
    assert.deepEqual(await languagesShown(window), ["Plain Text"]);
  },
);
