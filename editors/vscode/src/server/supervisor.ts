// Keeps one server running for this window: the one path on which it is found, started, and started again. It knows
// when; how is known to finding/, session.ts and environment/.

import * as vscode from "vscode";
import type { Membership } from "../documents/membership.ts";
import type { Notice, Remembered } from "../wire.ts";
import { Backoff, WINDOW_MS } from "./backoff.ts";
import type { Finding, Found } from "./finding/order.ts";
import { explainProblem } from "./messages.ts";
import type { Problem } from "./problem.ts";
import { ProblemError } from "./problemError.ts";
import type { CommandLine, LanguageServer, ServerStatus } from "./server.ts";
import type { Session, SessionSetup } from "./session.ts";

export interface SupervisorSetup {
  readonly find: () => Promise<Finding>;
  readonly start: (setup: SessionSetup) => Promise<Session>;
  /** The working directory of servers. */
  readonly folder: string;
  readonly log: vscode.LogOutputChannel;
  readonly membership: Membership;
  readonly restorable: () => readonly Remembered[];
  readonly enabled: () => boolean;
  readonly report: (problem: Problem) => void;
}

export class Supervisor implements LanguageServer {
  readonly #setup: SupervisorSetup;
  readonly #statusEmitter = new vscode.EventEmitter<ServerStatus>();
  readonly #noticeEmitter = new vscode.EventEmitter<Notice>();
  readonly #backoff = new Backoff();
  #status: ServerStatus = { kind: "stopped" };
  #session: Session | undefined;
  #found: Found | undefined;
  /** A server ran since the user last asked for a start: one that fails now has crashed, it is not mistaken. */
  #ranBefore = false;
  /** Starts and stops come one after the other; this ends with the last that was asked for. */
  #last: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  readonly onStatus = this.#statusEmitter.event;
  readonly onNotice = this.#noticeEmitter.event;

  constructor(setup: SupervisorSetup) {
    this.#setup = setup;
  }

  get status(): ServerStatus {
    return this.#status;
  }

  /** The server in use; also while it starts again. */
  get found(): Found | undefined {
    return this.#found;
  }

  commandLine(): CommandLine | undefined {
    return this.#session === undefined ? undefined : this.#found?.base;
  }

  /** Starts a server, or another one in place of the one that runs. */
  restart(): Promise<void> {
    this.#backoff.reset();
    this.#ranBefore = false;
    return this.#next(async () => {
      await this.#end();
      await this.#begin();
    });
  }

  stop(): Promise<void> {
    return this.#next(async () => {
      await this.#end();
      this.#become({ kind: "stopped" });
    });
  }

  async request<R>(method: string, params: unknown): Promise<R> {
    const session = await this.#running();
    try {
      return await session.request<R>(method, params);
    } catch (error) {
      // A connection that went away has words of its own for it, which are not for people.
      if (session !== this.#session)
        throw new Error(vscode.l10n.t("The language server stopped before it answered."));
      throw error;
    }
  }

  command<R>(command: string, argument: object): Promise<R> {
    return this.request<R>("workspace/executeCommand", { command, arguments: [argument] });
  }

  async ensureOpen(document: vscode.TextDocument): Promise<void> {
    this.#setup.membership.ask(document.uri.toString());
    await (await this.#running()).open(document);
  }

  /** Passes a notice on to everybody. */
  hear(notice: Notice): void {
    this.#noticeEmitter.fire(notice);
  }

  /** Other settings: other documents may belong now. */
  async reconsider(): Promise<void> {
    await this.#session?.reconsider();
  }

  /** The server is to ask for its settings again. */
  async settingsChanged(): Promise<void> {
    await this.#session?.settingsChanged();
  }

  /** A problem that is not about the server that runs, such as a failed installation: told, and nothing else. */
  tell(problem: Problem): void {
    this.#setup.report(problem);
  }

  #next(step: () => Promise<void>): Promise<void> {
    clearTimeout(this.#timer);
    this.#last = this.#last.then(step).catch((error) => this.#setup.log.error(error));
    return this.#last;
  }

  async #begin(): Promise<void> {
    if (!this.#setup.enabled()) {
      this.#become({ kind: "stopped" });
      return;
    }
    this.#become({ kind: "starting" });
    const finding = await this.#setup.find();
    if ("problem" in finding) {
      this.#fail(finding.problem);
      return;
    }
    this.#found = finding.found;
    const { folder, log, membership, restorable } = this.#setup;
    try {
      const session = await this.#setup.start({
        found: finding.found,
        folder,
        log,
        membership,
        documents: restorable,
        onNotice: (notice) => this.hear(notice),
      });
      this.#session = session;
      this.#ranBefore = true;
      void session.crashed.then((how) => this.#crashed(session, how));
      log.info(
        `running lsp-langid ${session.version ?? "of unknown version"}, found by: ${finding.found.source}`,
      );
      this.#become({ kind: "running", ...versionOf(session) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (this.#ranBefore && error.problem.kind !== "protocol")
        this.#tryLater(explainProblem(error.problem).text);
      else this.#fail(error.problem);
    }
  }

  async #end(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.stop();
  }

  #crashed(session: Session, how: string): void {
    if (session !== this.#session) return;
    this.#session = undefined;
    this.#tryLater(how);
  }

  #tryLater(why: string): void {
    const delay = this.#backoff.crashed(Date.now());
    if (delay === undefined) {
      this.#fail({ kind: "crashLoop", crashes: this.#backoff.count, minutes: WINDOW_MS / 60_000 });
      return;
    }
    this.#setup.log.warn(`the server stopped: ${why}; it is started again in ${delay} ms`);
    this.#become({ kind: "starting" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#next(() => this.#begin()), delay);
  }

  #fail(problem: Problem): void {
    const version = problem.kind === "protocol" ? problem.version : undefined;
    const kind = problem.kind === "missing" ? "missing" : "failed";
    this.#become({ kind, problem, ...(version === undefined ? {} : { version }) });
    this.#setup.report(problem);
  }

  #become(status: ServerStatus): void {
    this.#status = status;
    this.#statusEmitter.fire(status);
  }

  /** The session, as soon as a server that starts is ready; rejects when none runs and none is being started. */
  async #running(): Promise<Session> {
    while (this.#status.kind === "starting") {
      await new Promise<void>((resolve) => {
        const listener = this.onStatus(() => {
          listener.dispose();
          resolve();
        });
      });
    }
    if (this.#session !== undefined) return this.#session;
    const { problem } = this.#status;
    throw new Error(
      problem === undefined
        ? vscode.l10n.t("The language server is switched off.")
        : explainProblem(problem).text,
    );
  }
}

function versionOf({ version }: Session): { version?: string } {
  return version === undefined ? {} : { version };
}
