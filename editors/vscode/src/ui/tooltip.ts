// What hovering over the status-bar item says: who decides, why, what else it could be, and what can be done.
// It knows Markdown and our commands; sentences come from `face.ts` and `words.ts`.

import * as vscode from "vscode";
import type { Face, Scene } from "./face.ts";
import { asSentence, reasonSentence, runnersUp } from "./words.ts";

type Offer = readonly [label: string, command: string];

export function tooltipOf(scene: Scene, face: Face): vscode.MarkdownString {
  const offers = offersOf(scene);
  const text = new vscode.MarkdownString("", true);
  // Only what is offered here may be run from here: names in the text come from elsewhere.
  text.isTrusted = { enabledCommands: offers.map(([, command]) => command) };
  text.appendText(face.sentence);
  const { notice } = scene;
  if (notice !== undefined && scene.server === "running") {
    if (notice.language !== null && notice.reason !== null) {
      text.appendMarkdown("\n\n").appendText(asSentence(reasonSentence(notice.reason, vscode.l10n.t)));
    }
    const others = runnersUp(notice.candidates, notice.language);
    if (others !== "") {
      const title =
        notice.language === null
          ? vscode.l10n.t("Best guesses: {0}", others)
          : vscode.l10n.t("Runners-up: {0}", others);
      text.appendMarkdown("\n\n").appendText(title);
    }
  }
  text.appendMarkdown("\n\n---\n\n");
  text.appendMarkdown(offers.map(([label, command]) => `[${label}](command:${command})`).join(" · "));
  return text;
}

function offersOf(scene: Scene): Offer[] {
  const { l10n } = vscode;
  if (scene.server === "missing") {
    return [
      [l10n.t("Install"), "langid.editor.installServer"],
      [l10n.t("Show Log"), "langid.editor.showLog"],
    ];
  }
  if (scene.server === "failed") {
    return [
      [l10n.t("Restart"), "langid.editor.restart"],
      [l10n.t("Show Log"), "langid.editor.showLog"],
    ];
  }
  const offers: Offer[] = [];
  if (scene.standsBack) offers.push([l10n.t("Switch VS Code's Own Detection Off"), "langid.editor.takeOver"]);
  if (scene.missingWord) offers.push([l10n.t("Search Extensions"), "langid.editor.searchExtensions"]);
  offers.push([l10n.t("Choose…"), "langid.editor.candidates"]);
  if (scene.notice?.state === "paused" || scene.paused !== undefined)
    offers.push([l10n.t("Resume"), "langid.editor.resume"]);
  else offers.push([l10n.t("Look Again"), "langid.editor.reclassify"]);
  offers.push([l10n.t("Why?"), "langid.editor.explain"]);
  return offers;
}
