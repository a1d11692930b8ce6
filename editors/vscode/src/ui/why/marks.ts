// Colours the tokens that decided, in the text itself, until the text changes.
// It knows ranges and editors; never why a token decided.

import * as vscode from "vscode";
import { type Evidence, placesOf } from "../../apply/evidence.ts";
import type { Range } from "../../wire.ts";

export class Marks implements vscode.Disposable {
  // Underlined one way or the other as well: colour alone tells not everybody something.
  readonly #supporting = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("langid.tokenForBackground"),
    overviewRulerColor: new vscode.ThemeColor("langid.tokenForBackground"),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    borderRadius: "2px",
  });
  readonly #opposing = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("langid.tokenAgainstBackground"),
    overviewRulerColor: new vscode.ThemeColor("langid.tokenAgainstBackground"),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    border: "1px dashed",
    borderColor: new vscode.ThemeColor("langid.tokenAgainstBorder"),
    borderRadius: "2px",
  });
  readonly #subscriptions: vscode.Disposable[];
  #shown: { readonly uri: string; readonly evidence: Evidence } | undefined;

  constructor() {
    this.#subscriptions = [
      this.#supporting,
      this.#opposing,
      vscode.window.onDidChangeVisibleTextEditors(() => this.#draw()),
    ];
  }

  dispose(): void {
    this.clear();
    for (const one of this.#subscriptions) one.dispose();
  }

  show(uri: string, evidence: Evidence): void {
    this.clear();
    this.#shown = { uri, evidence };
    this.#draw();
  }

  clear(): void {
    this.#shown = undefined;
    for (const editor of vscode.window.visibleTextEditors) {
      editor.setDecorations(this.#supporting, []);
      editor.setDecorations(this.#opposing, []);
    }
  }

  #draw(): void {
    if (this.#shown === undefined) return;
    const { uri, evidence } = this.#shown;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== uri) continue;
      editor.setDecorations(this.#supporting, placesOf(evidence.supporting).map(rangeOf));
      editor.setDecorations(this.#opposing, placesOf(evidence.opposing).map(rangeOf));
    }
  }
}

export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
