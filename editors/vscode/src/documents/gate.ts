// Lets documents through to the server, or not. It knows the editor's documents and what this server has been sent;
// which documents belong, membership.ts decides.

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import type { Membership, Traits } from "./membership.ts";

export function traitsOf(document: vscode.TextDocument): Traits {
  const { uri, languageId } = document;
  return {
    uri: uri.toString(),
    scheme: uri.scheme,
    path: uri.path,
    languageId,
    writable: vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true,
  };
}

export function plainFiles(): boolean {
  return vscode.workspace.getConfiguration("langid").get("plainFiles", true);
}

/** One for each server: it begins with nothing sent. */
export class Gate {
  readonly #sent = new Set<string>();
  readonly #membership: Membership;

  constructor(membership: Membership) {
    this.#membership = membership;
  }

  hasSent(document: vscode.TextDocument): boolean {
    return this.#sent.has(document.uri.toString());
  }

  /** Documents that are open already and belong now, or no more. */
  difference(): { readonly open: vscode.TextDocument[]; readonly close: vscode.TextDocument[] } {
    const options = { plainFiles: plainFiles() };
    const documents = vscode.workspace.textDocuments;
    this.#membership.reconsider(documents.map(traitsOf), options);
    const belongs = (one: vscode.TextDocument) => this.#membership.takes(traitsOf(one), options);
    return {
      open: documents.filter((one) => !this.hasSent(one) && belongs(one)),
      close: documents.filter((one) => this.hasSent(one) && !belongs(one)),
    };
  }

  readonly middleware: Middleware = {
    didOpen: async (document, next) => {
      if (!this.#membership.takes(traitsOf(document), { plainFiles: plainFiles() })) return;
      this.#sent.add(document.uri.toString());
      await next(document);
    },
    didChange: async (event, next) => {
      if (this.hasSent(event.document)) await next(event);
    },
    didClose: async (document, next) => {
      if (this.#sent.delete(document.uri.toString())) await next(document);
    },
    willSave: async (event, next) => {
      if (this.hasSent(event.document)) await next(event);
    },
    didSave: async (document, next) => {
      if (this.hasSent(document)) await next(document);
    },
    provideHover: (document, position, token, next) =>
      this.hasSent(document) ? next(document, position, token) : undefined,
    provideCodeActions: (document, range, context, token, next) =>
      this.hasSent(document) ? next(document, range, context, token) : undefined,
    // The cells of a notebook have the languages of its kernel, which is no business of ours.
    notebooks: {
      didOpen: async () => {},
      didChange: async () => {},
      didSave: async () => {},
      didClose: async () => {},
    },
  };
}
