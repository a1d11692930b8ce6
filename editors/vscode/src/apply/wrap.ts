// Long lines of a text for people, broken at blanks. It knows no meaning of a line; tables that fit stay as they are.

const WIDTH = 90;

/** Continued lines are indented, so that it is seen where a line began. */
export function wrapped(text: string, width = WIDTH): string {
  return text
    .split("\n")
    .flatMap((line) => pieces(line, width))
    .join("\n");
}

function pieces(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const cut = line.lastIndexOf(" ", width);
  // A word that is longer than a line stays whole.
  if (cut < 0 || line.slice(0, cut).trim() === "") return [line];
  return [line.slice(0, cut), ...pieces(`  ${line.slice(cut + 1)}`, width)];
}
