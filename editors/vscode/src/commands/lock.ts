// "Lock": the language that the document has now stays, whatever is written into it.

import type * as vscode from "vscode";
import { PLAIN_TEXT } from "../apply/plain.ts";
import { documentInFront, register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";
import { ServerCommand } from "../wire.ts";

export function lock({ server, standings }: Parts): vscode.Disposable {
  return register("langid.editor.lock", async () => {
    const document = documentInFront();
    if (document === undefined) return;
    await server.ensureOpen(document);
    const uri = document.uri.toString();
    // Who set a language by hand, or opened the document in one, locked it with that. The server may not even
    // know such a language, and then could not choose it.
    if (standings.of(uri)?.state === "locked") return;
    const language = document.languageId === PLAIN_TEXT ? null : document.languageId;
    // To keep what was told is no correction: there is nothing to learn from it.
    await server.command(ServerCommand.choose, { uri, language, remember: false });
  });
}
