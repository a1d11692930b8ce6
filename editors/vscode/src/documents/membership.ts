// Which documents the server is sent. It knows what can be told from a document's name and language, and which ones
// it has taken before; it holds no document and sends nothing.

/** What is looked at in a document. */
export interface Traits {
  readonly uri: string;
  readonly scheme: string;
  /** The path of the URI, with forward slashes. */
  readonly path: string;
  readonly languageId: string;
  /** It belongs to a file system that can be written: not the output of a tool, not the past of a file. */
  readonly writable: boolean;
}

export interface MembershipOptions {
  readonly plainFiles: boolean;
}

/**
 * Untitled documents, Markdown for its fences, and plain files without an extension.
 *
 * A document once taken stays until it is closed for good. The editor closes and opens a document when its language
 * changes; a plain file would not be plain any more, and be lost just because we had named its language.
 */
export class Membership {
  readonly #taken = new Set<string>();

  /** Whether the document is sent; a document that is, is remembered. */
  takes(document: Traits, options: MembershipOptions): boolean {
    if (!this.#taken.has(document.uri) && !belongs(document, options)) return false;
    this.#taken.add(document.uri);
    return true;
  }

  /** A command was run on this document: whatever it is, the server must know it. */
  ask(uri: string): void {
    this.#taken.add(uri);
  }

  /** The document is gone, and not only under another language. */
  forget(uri: string): void {
    this.#taken.delete(uri);
  }

  /** The options have changed: what was taken for its name alone must qualify anew. */
  reconsider(documents: readonly Traits[], options: MembershipOptions): void {
    for (const document of documents) {
      if (hasNoExtension(document.path) && !belongs(document, options)) this.#taken.delete(document.uri);
    }
  }
}

function belongs(document: Traits, options: MembershipOptions): boolean {
  if (document.scheme === "untitled") return true;
  if (!document.writable) return false;
  if (document.languageId === "markdown") return true;
  return options.plainFiles && document.languageId === "plaintext" && hasNoExtension(document.path);
}

/** `notes`, `.profile` and `Makefile` have none; `notes.txt` says itself what it is. */
export function hasNoExtension(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.lastIndexOf(".") <= 0;
}
