import { printableText } from './api-rules.ts';

/** Longest text in a command's input, in characters; a program file has a bound of its own. */
const longestText = 10_000;

/** Control characters, line breaks and tabs apart; also those that turn the direction of text. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;
const loneSurrogate = /\p{Surrogate}/u;

/** Texts of an input that cannot be stored or shown: each with its path and what would be right. */
export function checkTexts(
  input: unknown,
  longTexts: readonly string[],
): { path: string[]; reason: string; ruleId: string }[] {
  const problems: { path: string[]; reason: string; ruleId: string }[] = [];
  walk(input, []);
  return problems;

  function walk(value: unknown, path: string[]): void {
    if (problems.length >= 20) return;
    if (typeof value === 'string') {
      const reason = problemOf(value, longTexts.includes(path[0] ?? ''));
      if (reason !== null) problems.push({ path, reason, ruleId: printableText.id });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...path, String(index)]);
    } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
    }
  }
}

function problemOf(text: string, long: boolean): string | null {
  if (!long && text.length > longestText)
    return `This text has ${text.length} characters; at most ${longestText} can be taken.`;
  if (unprintable.test(text) || loneSurrogate.test(text))
    return 'This text has control characters. Remove them.';
  return null;
}
