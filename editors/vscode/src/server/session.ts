// One server process and the conversation with it, from start to end. It knows how both are joined; it never starts a
// second one: that is the supervisor's to decide.

import * as vscode from "vscode";
import { Gate } from "../documents/gate.ts";
import type { Membership } from "../documents/membership.ts";
import { IDENTIFIED, type Notice, type Remembered } from "../wire.ts";
import type { QuietClient } from "./client.ts";
import type { Found } from "./finding/order.ts";
import { serverOptions } from "./options.ts";
import type { Problem } from "./problem.ts";
import { ProblemError } from "./problemError.ts";
import { checkProtocol, type Introduction } from "./protocol.ts";
import { ServerProcess } from "./serverProcess.ts";

/** A server replies to `initialize` before it loads its model; this long only something else takes. */
const PATIENCE_SECONDS = 30;
const GRACE_MS = 500;
const CHANGED = "workspace/didChangeConfiguration";

export interface SessionSetup {
  readonly found: Found;
  readonly folder: string;
  readonly log: vscode.LogOutputChannel;
  readonly membership: Membership;
  /** Where documents stood with the server before. */
  readonly documents: () => readonly Remembered[];
  readonly onNotice: (notice: Notice) => void;
}

export class Session {
  readonly #client: QuietClient;
  readonly #process: ServerProcess;
  readonly #gate: Gate;
  readonly #openMethod: string;
  #ending = false;

  readonly version: string | undefined;
  /** Resolves with how the process ended, if nobody asked it to. */
  readonly crashed: Promise<string>;

  /** Rejects with a ProblemError; the process is gone then. */
  static async start(setup: SessionSetup): Promise<Session> {
    const { base, serve, source } = setup.found;
    const line = { command: base.command, args: [...base.args, ...serve] };
    setup.log.info(`starting ${[line.command, ...line.args].join(" ")}`);
    const process = await ServerProcess.start(line, source, setup.folder, (text) => setup.log.info(text));

    // The server takes half a second to come up; meanwhile we load what speaks to it.
    const began = performance.now();
    const library = await import("./client.ts");
    setup.log.info(`loaded the language client in ${Math.round(performance.now() - began)} ms`);
    const languages = await vscode.languages.getLanguages();

    const gate = new Gate(setup.membership);
    const client = library.createClient({
      log: setup.log,
      streams: process.streams,
      initializationOptions: () => ({
        langid: { ...optionsNow(languages), documents: setup.documents() },
      }),
      middleware: {
        ...gate.middleware,
        workspace: {
          // Asked for our section, the server gets what it understands of it.
          configuration: async ({ items }) => {
            const options = optionsNow(await vscode.languages.getLanguages());
            return items.map(() => options);
          },
          // Told of a change, it asks; the library would push our settings as they are.
          didChangeConfiguration: () => client.sendNotification(CHANGED, { settings: null }),
        },
      },
      onClosed: () => void process.end(),
    });
    client.onNotification(IDENTIFIED, (notice: Notice) => {
      // The first one may come before `start` goes on; one from a server that we do not understand is not heard.
      if (protocolProblem(client) === undefined) setup.onNotice(notice);
    });

    const started = client.start();
    started.catch(() => {}); // when the process ends first, nobody waits for this any more
    try {
      await Promise.race([started, failsWith(process), silence(line.command)]);
      const problem = protocolProblem(client);
      if (problem !== undefined) throw new ProblemError(problem);
    } catch (error) {
      // A process that ends is noticed by its pipes first; how it ended tells more than that one broke.
      const how = await Promise.race([process.ended, nothingAfter(GRACE_MS)]);
      if (client.isRunning()) await client.stop().catch(() => {});
      await process.end();
      throw error instanceof ProblemError
        ? error
        : new ProblemError(process.exited(how ?? String(error)), error);
    }
    return new Session(client, process, gate, library.DidOpenTextDocumentNotification.method);
  }

  private constructor(client: QuietClient, process: ServerProcess, gate: Gate, openMethod: string) {
    this.#client = client;
    this.#process = process;
    this.#gate = gate;
    this.#openMethod = openMethod;
    this.version = client.initializeResult?.serverInfo?.version;
    this.crashed = new Promise((resolve) => {
      process.ended.then((how) => {
        if (!this.#ending) resolve(how);
      });
    });
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.#client.sendRequest<R>(method, params);
  }

  /** Sends a document that belongs by now, unless the server has it. */
  async open(document: vscode.TextDocument): Promise<void> {
    if (this.#gate.hasSent(document) || document.isClosed) return;
    const feature = this.#client.getFeature(this.#openMethod as "textDocument/didOpen");
    await feature.getProvider(document)?.send(document);
  }

  /** Settings or languages are others now. */
  async reconsider(): Promise<void> {
    const { open, close } = this.#gate.difference();
    for (const document of open) await this.open(document);
    const closing = this.#client.getFeature("textDocument/didClose");
    for (const document of close) await closing.getProvider(document)?.send(document);
  }

  /** The server is to ask for our settings again. */
  async settingsChanged(): Promise<void> {
    await this.#client.sendNotification(CHANGED, { settings: null });
  }

  async stop(): Promise<void> {
    this.#ending = true;
    await this.#client.stop().catch(() => {}); // it may be dead or stuck; the next line makes sure
    await this.#process.end();
  }
}

function protocolProblem(client: QuietClient): Problem | undefined {
  return checkProtocol(client.initializeResult as Introduction | undefined);
}

function optionsNow(languages: readonly string[]): Record<string, unknown> {
  return serverOptions(vscode.workspace.getConfiguration().get("langid"), languages);
}

async function failsWith(process: ServerProcess): Promise<never> {
  throw new ProblemError(process.exited(await process.ended));
}

function silence(command: string): Promise<never> {
  return new Promise((_, reject) => {
    const problem = { kind: "silent", command, seconds: PATIENCE_SECONDS } as const;
    setTimeout(() => reject(new ProblemError(problem)), PATIENCE_SECONDS * 1000).unref();
  });
}

function nothingAfter(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
