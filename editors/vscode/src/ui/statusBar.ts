// The status-bar item beside the editor's language.
// It knows when to draw; what is drawn is worked out in `face.ts`, what hovering says in `tooltip.ts`.

import * as vscode from "vscode";
import { PLAIN_TEXT } from "../apply/plain.ts";
import type { Notice } from "../wire.ts";
import { activeDocument, builtInDecides, visibility } from "./editor.ts";
import { type Face, faceOf, type Scene, type ServerKind } from "./face.ts";
import { isMissing } from "./installOffer.ts";
import type { Parts } from "./parts.ts";
import { tooltipOf } from "./tooltip.ts";

// The editor's own item for the language has 100.1, the one to its left 100.2; higher is further left.
const BESIDE_THE_LANGUAGE = 100.15;
// A server that is up within this time was never seen starting: a spinner for a moment would be a flicker.
const SPINNER_AFTER_MS = 800;

export class StatusBar implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];
  #settable: ReadonlySet<string> = new Set();
  #drawn = "";
  #spinner: NodeJS.Timeout | undefined;
  #spins = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#item = vscode.window.createStatusBarItem(
      "langid.status",
      vscode.StatusBarAlignment.Right,
      BESIDE_THE_LANGUAGE,
    );
    this.#item.name = vscode.l10n.t("Language by Content");
    const draw = () => this.draw();
    this.#subscriptions = [
      this.#item,
      parts.standings.onChange((uri) => {
        // The first word of a server that is up: the next new document is not waited for with a spinner.
        if (parts.server.status.kind === "running") this.#spins = false;
        if (uri === activeDocument()?.uri.toString()) this.draw();
      }),
      parts.server.onStatus(() => this.#serverMoved()),
      vscode.window.onDidChangeActiveTextEditor(draw),
      // A hand that picks a language changes the document, not the editor.
      vscode.workspace.onDidOpenTextDocument(draw),
      vscode.workspace.onDidChangeConfiguration(draw),
      vscode.extensions.onDidChange(draw),
    ];
    this.#serverMoved();
  }

  dispose(): void {
    clearTimeout(this.#spinner);
    for (const one of this.#subscriptions) one.dispose();
  }

  draw(): void {
    void this.#parts.languages.settable().then((settable) => {
      this.#settable = settable;
      this.#draw();
    });
  }

  #draw(): void {
    const scene = this.#scene();
    const face = faceOf(scene, vscode.l10n.t);
    // The same picture is not sent again: the workbench would rebuild the item, and close an open tooltip.
    const picture = JSON.stringify([face, scene.notice, scene.paused, scene.standsBack, scene.server]);
    if (picture === this.#drawn) return;
    this.#drawn = picture;
    if (face === undefined) this.#item.hide();
    else this.#show(scene, face);
  }

  #show(scene: Scene, face: Face): void {
    this.#item.text = `$(${face.icon}) ${face.text}`;
    this.#item.tooltip = tooltipOf(scene, face);
    this.#item.accessibilityInformation = { label: face.sentence, role: "button" };
    this.#item.backgroundColor =
      face.severity && new vscode.ThemeColor(`statusBarItem.${face.severity}Background`);
    this.#item.command = "langid.editor.candidates";
    this.#item.show();
  }

  #scene(): Scene {
    const { kind } = this.#parts.server.status;
    const document = activeDocument();
    const uri = document?.uri.toString() ?? "";
    const notice = this.#parts.standings.of(uri);
    const paused = this.#parts.pauses.whyOf(uri);
    const waits = paused === undefined && this.#spinsFor(document, notice, kind);
    return {
      server: waits ? "starting" : kind === "starting" ? "running" : kind,
      visibility: visibility(),
      document: document && {
        untitled: document.isUntitled,
        languageName: this.#parts.languages.nameOf(document.languageId),
      },
      notice,
      paused,
      missingWord: isMissing(notice, this.#settable),
      // What the user asked for was set all the same.
      standsBack:
        document !== undefined && builtInDecides(document) && notice?.languageId !== document.languageId,
    };
  }

  /** A spinner that was shown stays until there is a word on the document: no gap between the two. */
  #spinsFor(
    document: vscode.TextDocument | undefined,
    notice: Notice | undefined,
    kind: ServerKind,
  ): boolean {
    if (!this.#spins || kind === "starting") return this.#spins;
    // Of a document that is opened in a language, the server has nothing to say.
    return kind === "running" && notice === undefined && document?.languageId === PLAIN_TEXT;
  }

  #serverMoved(): void {
    clearTimeout(this.#spinner);
    if (this.#parts.server.status.kind !== "running") this.#spins = false;
    if (this.#parts.server.status.kind === "starting") {
      this.#spinner = setTimeout(() => {
        this.#spins = true;
        this.draw();
      }, SPINNER_AFTER_MS);
    }
    if (this.#parts.server.status.kind === "running") {
      // For the names of languages that were picked by hand.
      this.#parts.languages.answerable().then(
        () => this.draw(),
        () => undefined,
      );
    }
    this.draw();
  }
}
