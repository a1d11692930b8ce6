// Says a change of language to people who do not see the status bar.
// VS Code's own detection speaks to screen readers directly; extensions cannot. What they can do is show a
// message, which is read out. So a message is shown that leaves by itself, and only to those who want it.

import * as vscode from "vscode";
import { type Announce, isWanted } from "../apply/announce.ts";
import type { Notice } from "../wire.ts";
import { activeDocument, settings } from "./editor.ts";

const SHOWN_MS = 1500;

/** Says it when the document is in front: what happens behind is not read out by anybody. */
export function announce(notice: Notice): void {
  if (activeDocument()?.uri.toString() !== notice.uri) return;
  const setting = settings().get<Announce>("announce", "auto");
  const support = vscode.workspace.getConfiguration("editor").get<string>("accessibilitySupport", "auto");
  if (!isWanted(setting, support)) return;
  const title =
    notice.name === null
      ? vscode.l10n.t("Language: plain text")
      : vscode.l10n.t("Language: {0}", notice.name);
  void vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    () => new Promise<void>((resolve) => setTimeout(resolve, SHOWN_MS)),
  );
}
