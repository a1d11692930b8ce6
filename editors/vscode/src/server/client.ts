// One conversation with one server process, by vscode-languageclient. It knows that library and keeps it from what
// others decide here: when to restart, and what to tell the user. Loading it costs most of the extension's start, so
// only session.ts imports this module, and late.

import type { LogOutputChannel } from "vscode";
import {
  CloseAction,
  DidOpenTextDocumentNotification,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  type StreamInfo,
} from "vscode-languageclient/node";

export { DidOpenTextDocumentNotification };

export interface ClientSetup {
  readonly log: LogOutputChannel;
  readonly middleware: Middleware;
  readonly initializationOptions: () => unknown;
  readonly streams: StreamInfo;
  /** The connection broke, with or without the process. */
  readonly onClosed: () => void;
}

/** Its messages go to the log: what the user needs to know is told once, by us. */
export class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}

export function createClient(setup: ClientSetup): QuietClient {
  const options: LanguageClientOptions = {
    // Every document; which ones are really sent is decided by the middleware, one by one.
    documentSelector: [{ language: "*" }],
    outputChannel: setup.log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: setup.initializationOptions,
    initializationFailedHandler: () => false,
    middleware: setup.middleware,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        setup.onClosed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
  // The id is the section of our settings: the library looks for `langid.trace.server`.
  return new QuietClient("langid", "lsp-langid", async () => setup.streams, options);
}
