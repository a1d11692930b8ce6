// "Pause" and "Resume": for one document, or for all.
// A pause outlives the server: a new one is told of it.

import * as vscode from "vscode";
import { register } from "../ui/command.ts";
import { activeDocument } from "../ui/editor.ts";
import type { Parts } from "../ui/parts.ts";
import { ServerCommand } from "../wire.ts";

/** What a caller may say; asked for when nobody does. */
interface Scope {
  readonly everywhere?: boolean;
}

export function pause(parts: Parts): vscode.Disposable {
  return vscode.Disposable.from(
    register("langid.editor.pause", async (given) => {
      const uri = await chosenScope(parts, given);
      if (uri === undefined) return;
      parts.pauses.pause(uri ?? undefined);
      await parts.server.command(ServerCommand.pause, uri === null ? {} : { uri });
    }),
    parts.server.onStatus(({ kind }) => {
      if (kind === "running") void again(parts);
    }),
  );
}

export function resume(parts: Parts): vscode.Disposable {
  return register("langid.editor.resume", async (given) => {
    const uri = activeDocument()?.uri.toString();
    const everywhere = (given as Scope | undefined)?.everywhere ?? parts.pauses.everywhere;
    if (!everywhere && uri !== undefined && parts.pauses.covers(uri)) {
      parts.pauses.resume(uri);
      await parts.server.command(ServerCommand.resume, { uri });
      return;
    }
    const alone = parts.pauses.documents;
    parts.pauses.resume();
    for (const one of alone) await parts.server.command(ServerCommand.resume, { uri: one });
    await parts.server.command(ServerCommand.resume, {});
  });
}

/** The document to pause, null for all, undefined when the user thought better of it. */
async function chosenScope(parts: Parts, given: unknown): Promise<string | null | undefined> {
  const uri = activeDocument()?.uri.toString();
  if (uri === undefined || parts.standings.of(uri) === undefined) return null;
  const said = (given as Scope | undefined)?.everywhere;
  if (said !== undefined) return said ? null : uri;
  const here = { label: vscode.l10n.t("This document"), uri };
  const all = { label: vscode.l10n.t("All documents"), uri: null };
  const placeHolder = vscode.l10n.t("Set no language by itself in…");
  return (await vscode.window.showQuickPick([here, all], { placeHolder }))?.uri;
}

/** A server that was started anew knows of no pause. */
async function again({ pauses, server }: Parts): Promise<void> {
  try {
    if (pauses.everywhere) await server.command(ServerCommand.pause, {});
    for (const uri of pauses.documents) await server.command(ServerCommand.pause, { uri });
  } catch {
    // The document is not with this server, or the server went away again; `decide` holds the pause anyway.
  }
}
