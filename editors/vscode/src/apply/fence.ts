// A text as a fenced block of Markdown, at the place where the cursor stands.
// It knows how fences nest in lists, quotes and longer runs of backticks (CommonMark 0.31, section 4.5). It
// never asks what the text is written in: the tag is handed in.

const LONGEST_RUN = /`+/g;
const SHORTEST_FENCE = 3;
// What may stand in front of a block on its first line: quote marks, and the marks of list items.
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*)*[ \t]*$/;
const LIST_MARK = /[-*+]|\d{1,9}[.)]/g;

export interface Place {
  /** The cursor's line in front of the cursor, and behind it. */
  readonly before: string;
  readonly after: string;
}

/** The text to put at the cursor. Its line breaks are `\n`. */
export function fenceAt(place: Place, text: string, tag: string): string {
  const block = fenceLines(text, tag);
  const ownLine = CONTAINERS.test(place.before);
  const indent = ownLine ? continuation(place.before) : continuation(leading(place.before));
  const lines = block.map((line, at) => (at === 0 && ownLine ? line : `${indent}${line}`));
  const opening = ownLine ? "" : "\n";
  const closing = place.after.trim() === "" ? "" : `\n${indent}`;
  // Blank lines of the text keep no trailing blanks from the indent of a list.
  return opening + lines.map(withoutTrailingIndent).join("\n") + closing;
}

/** The block in lines, without any indentation: the fence is longer than every run of backticks inside. */
export function fenceLines(text: string, tag: string): string[] {
  const runs = text.match(LONGEST_RUN) ?? [];
  const longest = Math.max(0, ...runs.map((run) => run.length));
  const fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
  const body = text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
  return [fence + tag.replace(/[`\s]/g, ""), ...(body === "" ? [""] : body.split("\n")), fence];
}

/** What the lines below the first begin with: quote marks stay, marks of lists become blanks. */
function continuation(before: string): string {
  return before.replace(LIST_MARK, (mark) => " ".repeat(mark.length));
}

function leading(line: string): string {
  return /^[ \t]*(?:>[ \t]?)*/.exec(line)?.[0] ?? "";
}

function withoutTrailingIndent(line: string): string {
  return /^[ \t]+$/.test(line) ? "" : line;
}
