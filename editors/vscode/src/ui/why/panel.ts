// "Why this language?": a panel beside the text, and colours in it.
// It knows when to ask the server and whom to show the answer; what the page says is in `page.ts`.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { type Evidence, evidenceOf } from "../../apply/evidence.ts";
import { type Answer, ServerCommand } from "../../wire.ts";
import { documentOf, messageOf } from "../editor.ts";
import type { Parts } from "../parts.ts";
import { shellOf } from "./html.ts";
import { Marks, rangeOf } from "./marks.ts";
import { type Page, pageOf } from "./page.ts";
import { type Request, requestFrom } from "./request.ts";

/** What is explained: a document, or a part of one. */
export interface Subject {
  readonly document: vscode.TextDocument;
  readonly range?: vscode.Range;
  /** Speak for this language, not for the answer. */
  readonly language?: string;
}

export class WhyPanel implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #media: vscode.Uri;
  readonly #marks = new Marks();
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #subject: Subject | undefined;
  #page: Page | undefined;
  #evidence: Evidence | undefined;
  /** Which place of a token comes next when it is asked for again. */
  readonly #turns = new Map<string, number>();

  constructor(parts: Parts, extensionUri: vscode.Uri) {
    this.#parts = parts;
    this.#media = vscode.Uri.joinPath(extensionUri, "media");
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#outdate(document.uri.toString());
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document.uri.toString())),
    ];
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#marks.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Opens the panel, or fills the open one anew. Rejects with what the server refused. */
  async explain(subject: Subject): Promise<void> {
    const { document, range, language } = subject;
    await this.#parts.server.ensureOpen(document);
    const { version } = document;
    const answer = await this.#parts.server.command<Answer>(ServerCommand.explain, {
      uri: document.uri.toString(),
      ...(range === undefined ? {} : { range: { start: range.start, end: range.end } }),
      ...(language === undefined ? {} : { language }),
    });
    this.#subject = subject;
    this.#evidence = evidenceOf(answer);
    this.#page = pageOf(answer, titleOf(subject), (id) => id, vscode.l10n.t);
    this.#turns.clear();
    this.#open();
    this.#send();
    // An edit that came while the server thought has moved the tokens away.
    if (document.version !== version) this.#outdate(document.uri.toString());
    else if (this.#evidence) this.#marks.show(document.uri.toString(), this.#evidence);
    else this.#marks.clear();
  }

  #open(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return;
    }
    const title = vscode.l10n.t("Why This Language?");
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel("langid.why", title, place, {
      enableScripts: true,
      localResourceRoots: [this.#media],
    });
    this.#panel = panel;
    panel.webview.onDidReceiveMessage((message) => void this.#asked(requestFrom(message)));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#subject = undefined;
      this.#marks.clear();
    });
    panel.webview.html = shellOf({
      nonce: randomBytes(16).toString("hex"),
      cspSource: panel.webview.cspSource,
      script: panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "why.js")).toString(),
      style: panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "why.css")).toString(),
      language: vscode.env.language,
      title,
    });
  }

  async #asked(request: Request | undefined): Promise<void> {
    if (request === undefined) return;
    // A page that was hidden is loaded anew when it comes back.
    if (request.kind === "ready") return this.#send();
    const subject = this.#living();
    if (subject === undefined) return;
    if (request.kind === "reveal") return this.#reveal(subject, request.side, request.at);
    const { document, range, language } = subject;
    const next = request.kind === "compare" ? request.language : language;
    try {
      await this.explain({
        document,
        ...(range && { range }),
        ...(next !== undefined && { language: next }),
      });
    } catch (error) {
      this.#tell(messageOf(error));
    }
  }

  /** The subject, with the document as it is now: a change of language makes it another object. */
  #living(): Subject | undefined {
    const document = this.#subject && documentOf(this.#subject.document.uri.toString());
    return this.#subject && document && { ...this.#subject, document };
  }

  async #reveal({ document }: Subject, side: "for" | "against", at: number): Promise<void> {
    const token = (side === "for" ? this.#evidence?.supporting : this.#evidence?.opposing)?.[at];
    if (token === undefined || token.ranges.length === 0) return;
    const turn = this.#turns.get(`${side} ${at}`) ?? 0;
    this.#turns.set(`${side} ${at}`, (turn + 1) % token.ranges.length);
    const place = token.ranges[turn];
    if (place === undefined) return;
    const shown = vscode.window.visibleTextEditors.find((one) => one.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: rangeOf(place),
      preserveFocus: true,
    });
  }

  #outdate(uri: string): void {
    if (this.#subject?.document.uri.toString() !== uri || this.#evidence === undefined) return;
    this.#evidence = undefined;
    this.#marks.clear();
    if (this.#page) this.#tell(this.#page.stale);
  }

  #closed(uri: string): void {
    if (this.#subject?.document.uri.toString() !== uri) return;
    setImmediate(() => {
      if (documentOf(uri) === undefined) this.#panel?.dispose();
    });
  }

  #send(): void {
    if (this.#page !== undefined) void this.#panel?.webview.postMessage({ kind: "show", page: this.#page });
  }

  #tell(text: string): void {
    void this.#panel?.webview.postMessage({ kind: "say", text });
  }
}

function titleOf({ document, range }: Subject): string {
  const name = vscode.workspace.asRelativePath(
    document.uri.scheme === "untitled" ? document.uri.path : document.uri,
  );
  if (range === undefined) return name;
  return vscode.l10n.t("{0}, lines {1} to {2}", name, range.start.line + 1, range.end.line + 1);
}
