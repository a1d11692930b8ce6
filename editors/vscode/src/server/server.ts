// The language server as the rest of the extension sees it. It knows what may be asked of a server and what can be
// wrong with one; it never knows how one is found, started or installed: that is supervisor.ts.

import type { Event, TextDocument } from "vscode";
import type { Notice } from "../wire.ts";
import type { Problem } from "./problem.ts";

export type ServerStatusKind = "stopped" | "starting" | "running" | "failed" | "missing";

export interface ServerStatus {
  readonly kind: ServerStatusKind;
  /** Of the server that runs, or that was refused. */
  readonly version?: string;
  /** Why it failed or is missing; sentences and buttons for it come from `explainProblem` in messages.ts. */
  readonly problem?: Problem;
}

export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * One server for one window.
 *
 * The commands `langid.editor.restart`, `.showLog`, `.installServer`, `.removeServer` and `.chooseServer` belong to it
 * and are registered in server/commands.ts.
 */
export interface LanguageServer {
  readonly status: ServerStatus;
  readonly onStatus: Event<ServerStatus>;
  /** `langid/identified`. */
  readonly onNotice: Event<Notice>;
  /** Waits for a server that starts; rejects with an Error whose message is for people. */
  request<R>(method: string, params: unknown): Promise<R>;
  /** `workspace/executeCommand` with one argument; the names are `ServerCommand` in wire.ts. */
  command<R>(command: string, argument: object): Promise<R>;
  /** The server is sent this document from now on, until it is closed. */
  ensureOpen(document: TextDocument): Promise<void>;
  restart(): Promise<void>;
  /** Of the server that runs, without `serve`: other commands of lsp-langid are run with it. */
  commandLine(): CommandLine | undefined;
}
