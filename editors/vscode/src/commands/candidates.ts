// The pick behind the status-bar item: what the text could be, all other languages, and what can be done.

import * as vscode from "vscode";
import { percent } from "../apply/confidence.ts";
import { documentInFront, register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";
import { whySentence } from "../ui/words.ts";
import { type Choice, type KnownLanguage, type Notice, ServerCommand } from "../wire.ts";

interface Item extends vscode.QuickPickItem {
  readonly run?: () => Promise<unknown> | unknown;
}

export function candidates(parts: Parts): vscode.Disposable {
  return register("langid.editor.candidates", async () => {
    const { kind } = parts.server.status;
    if (kind === "missing" || kind === "failed")
      return pick(withoutServer(kind), vscode.l10n.t("No language is set"));
    const document = documentInFront();
    if (document === undefined) return;
    await parts.server.ensureOpen(document);
    const notice = parts.standings.of(document.uri.toString());
    const title = notice && whySentence(notice.why, vscode.l10n.t);
    await pick(itemsFor(parts, document, notice), title);
  });
}

async function pick(items: readonly Item[], title: string | undefined): Promise<void> {
  const placeHolder = vscode.l10n.t("Choose a language, or what to do");
  const options = { placeHolder, matchOnDescription: true, ...(title === undefined ? {} : { title }) };
  await (await vscode.window.showQuickPick(items, options))?.run?.();
}

function itemsFor(parts: Parts, document: vscode.TextDocument, notice: Notice | undefined): Item[] {
  const { l10n } = vscode;
  const items: Item[] = [];
  if (notice !== undefined && notice.candidates.length > 0) {
    items.push(separator(l10n.t("What the text looks like")));
    for (const one of notice.candidates) {
      const told = one.language === notice.language;
      items.push({
        label: `${told ? "$(check) " : ""}${one.name}`,
        description: percent(one.confidence),
        run: () => choose(parts, document, one.language),
      });
    }
  }
  items.push(separator(l10n.t("Other languages")));
  items.push({ label: l10n.t("Plain Text"), run: () => choose(parts, document, null) });
  items.push({ label: l10n.t("All Languages…"), run: () => chooseOfAll(parts, document) });
  items.push(separator(l10n.t("What to do")), ...actions(notice));
  return items;
}

function actions(notice: Notice | undefined): Item[] {
  const { l10n } = vscode;
  const items = [command("refresh", l10n.t("Look Again"), "langid.editor.reclassify")];
  if (notice?.state !== "locked") items.push(command("lock", l10n.t("Lock"), "langid.editor.lock"));
  const name = notice?.name ?? notice?.candidates[0]?.name;
  if (name !== undefined) {
    items.push(command("circle-slash", l10n.t("Never {0}", name), "langid.editor.neverThisLanguage"));
  }
  items.push(command("question", l10n.t("Why?"), "langid.editor.explain"));
  if (notice?.state === "paused") {
    items.push(command("debug-continue", l10n.t("Resume"), "langid.editor.resume"));
  } else {
    items.push(command("debug-pause", l10n.t("Pause…"), "langid.editor.pause"));
  }
  return items;
}

function withoutServer(kind: "missing" | "failed"): Item[] {
  const { l10n } = vscode;
  const first =
    kind === "missing"
      ? command("cloud-download", l10n.t("Install the Language Server"), "langid.editor.installServer")
      : command("debug-restart", l10n.t("Restart the Language Server"), "langid.editor.restart");
  return [first, command("output", l10n.t("Show Log"), "langid.editor.showLog")];
}

async function chooseOfAll(parts: Parts, document: vscode.TextDocument): Promise<void> {
  const items = parts.languages.answerable().then((all) => all.map(row));
  const placeHolder = vscode.l10n.t("Choose a language");
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (picked !== undefined) await choose(parts, document, picked.language);
}

function row({ name, language, languageId }: KnownLanguage) {
  const description = languageId ?? vscode.l10n.t("not known to this editor");
  return { label: name, description, language };
}

/** The server answers with a notice, which sets the language. */
async function choose(parts: Parts, document: vscode.TextDocument, language: string | null): Promise<void> {
  const uri = document.uri.toString();
  await parts.server.command<Choice>(ServerCommand.choose, { uri, language });
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function command(icon: string, label: string, id: string): Item {
  return { label: `$(${icon}) ${label}`, run: () => vscode.commands.executeCommand(id) };
}
