/** Plain text, as LSP calls it: the one language that this extension knows by its id. */
export const PLAIN_TEXT = "plaintext";
