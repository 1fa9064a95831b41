/**
 * Texts as people type them, made comparable: letter case, compatibility forms and runs of white
 * space make no difference. Without locale, so that it gives the same everywhere.
 */
export function foldText(text: string): string {
  // Most texts are of plain letters with single spaces already, and need no more.
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
