/** A title, taken apart for comparing. */
export interface ReadTitle {
  /** Lower case, without accents, punctuation and spacing: equal for one title printed twice. */
  readonly normalized: string;
  readonly words: ReadonlySet<string>;
  readonly numbers: string;
  /** Names in quotation marks, normalized; only those of two words or more say enough. */
  readonly quotedNames: readonly string[];
}

// Longer titles are compared by their beginning; nobody prints one.
const longestTitle = 2_000;
const emptyWords = new Set(['a', 'an', 'the', 'and', 'of', 'for', 'in', 'on', 'to', 'with', 'at', 'by', 's']);

export function readTitle(title: string): ReadTitle {
  const text = title.slice(0, longestTitle);
  const normalized = normalize(text);
  const tokens = normalized.split(' ').filter((token) => token !== '' && !emptyWords.has(token));
  const quotedNames = [...text.matchAll(/[“"«„]([^“”"«»„]{1,300})[”"»“]/gu)]
    .map((match) => normalize(match[1] ?? ''))
    .filter((name) => name.includes(' '));
  return {
    normalized,
    words: new Set(tokens),
    numbers: tokens.filter((token) => /\d/.test(token)).join(' '),
    quotedNames,
  };
}

/**
 * The words that two titles share, where they seem to name one thing: a quoted name in common, or at
 * least three words that make up most of both. `null` where they do not. Different numbers name
 * different things: "Region 1" is not "Region 2".
 */
export function titleSimilarity(
  left: ReadTitle,
  right: ReadTitle,
): { readonly shared: readonly string[] } | null {
  if (left.normalized === right.normalized || left.numbers !== right.numbers) return null;
  const shared = [...left.words].filter((word) => right.words.has(word));
  const sharesName = left.quotedNames.some((name) => right.quotedNames.includes(name));
  const most = (2 * shared.length) / (left.words.size + right.words.size);
  return sharesName || (shared.length >= 3 && most >= 0.7) ? { shared } : null;
}

function normalize(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
