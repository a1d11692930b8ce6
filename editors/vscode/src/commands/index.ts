// Every command of the user interface, one module each.

import * as vscode from "vscode";
import type { Card } from "../ui/card.ts";
import type { Parts } from "../ui/parts.ts";
import type { WhyPanel } from "../ui/why/panel.ts";
import { candidates } from "./candidates.ts";
import { searchForLanguage, takeOver } from "./editorChores.ts";
import { explain } from "./explain.ts";
import { identifySelection } from "./identifySelection.ts";
import { lock } from "./lock.ts";
import { neverThisLanguage } from "./neverThisLanguage.ts";
import { newFromClipboard } from "./newFile.ts";
import { pasteAsFence } from "./pasteAsFence.ts";
import { pause, resume } from "./pause.ts";
import { reclassify } from "./reclassify.ts";
import { tagFences } from "./tagFences.ts";
import { teachFromFile, teachFromFolder } from "./teach.ts";

export function registerCommands(parts: Parts, panel: WhyPanel, card: Card): vscode.Disposable {
  return vscode.Disposable.from(
    candidates(parts),
    reclassify(parts),
    lock(parts),
    pause(parts),
    resume(parts),
    neverThisLanguage(parts),
    explain(panel),
    identifySelection(parts),
    newFromClipboard(parts),
    pasteAsFence(parts),
    tagFences(parts),
    teachFromFile(parts, card),
    teachFromFolder(parts, card),
    searchForLanguage(parts),
    takeOver(),
  );
}
