// The door to translation for modules that know no editor.

/** `vscode.l10n.t`; in tests, the English text with its arguments in place. */
export type Say = (message: string, ...args: (string | number)[]) => string;
