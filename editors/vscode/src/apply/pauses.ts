// What the user paused: single documents, or all.
// A server that is restarted knows of no pause, so it is kept here. It never talks to a server.

export class Pauses {
  #everywhere = false;
  readonly #documents = new Set<string>();

  get everywhere(): boolean {
    return this.#everywhere;
  }

  get documents(): readonly string[] {
    return [...this.#documents];
  }

  /** Without a document: all. */
  pause(uri?: string): void {
    if (uri === undefined) this.#everywhere = true;
    else this.#documents.add(uri);
  }

  /** Without a document: all, and every single one. */
  resume(uri?: string): void {
    if (uri === undefined) {
      this.#everywhere = false;
      this.#documents.clear();
    } else {
      this.#documents.delete(uri);
    }
  }

  covers(uri: string): boolean {
    return this.whyOf(uri) !== undefined;
  }

  /** Why a document is paused, in the server's words; undefined when it is not. */
  whyOf(uri: string): "paused_all" | "paused_here" | undefined {
    if (this.#everywhere) return "paused_all";
    return this.#documents.has(uri) ? "paused_here" : undefined;
  }
}
