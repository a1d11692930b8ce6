// The user interface, put together. It knows who needs whom; every part has a module of its own.

import * as vscode from "vscode";
import { Pauses } from "../apply/pauses.ts";
import type { Standings } from "../apply/standings.ts";
import { registerCommands } from "../commands/index.ts";
import type { LanguageServer } from "../server/server.ts";
import { announce } from "./announcement.ts";
import { Applier } from "./applier.ts";
import { Card } from "./card.ts";
import { InstallOffer } from "./installOffer.ts";
import { Languages } from "./languages.ts";
import type { Parts } from "./parts.ts";
import { StatusBar } from "./statusBar.ts";
import { WhyPanel } from "./why/panel.ts";

export function activateUi(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  standings: Standings,
): void {
  const languages = new Languages(server);
  const folder = context.extensionPath;
  const parts: Parts = { server, standings, pauses: new Pauses(), languages, folder };
  const offer = new InstallOffer(parts);
  const applier = new Applier(parts, {
    changed: announce,
    missing: (notice, name) => offer.missing(notice, name),
  });
  const panel = new WhyPanel(parts, context.extensionUri);
  const card = new Card();
  context.subscriptions.push(
    languages,
    applier,
    new StatusBar(parts),
    panel,
    card,
    registerCommands(parts, panel, card),
    sayWhetherItRuns(server),
  );
}

/** For `when` clauses: commands that need the server are offered while there is one. */
function sayWhetherItRuns(server: LanguageServer): vscode.Disposable {
  const tell = () =>
    void vscode.commands.executeCommand("setContext", "langid.running", server.status.kind === "running");
  tell();
  return server.onStatus(tell);
}
