/** One time as it is printed: `02:00PM`, `8 a.m.`, `14h30`, `noon`. */
export interface PrintedTime {
  readonly hour: number;
  readonly minute: number;
  /** `null` where none is printed; noon and midnight say all by themselves. */
  readonly meridiem: 'am' | 'pm' | null;
  /** Whether more than a bare number is printed, so that it is a time and not a day or a count. */
  readonly isMarked: boolean;
  /** Whether it can only be of a 24-hour clock: hour 0 or beyond 12, or `14h30`. */
  readonly shows24Hours: boolean;
  /** Whether the hour is printed with a zero before it, as 24-hour clocks do. */
  readonly hasLeadingZero: boolean;
  /** The first index after it. */
  readonly end: number;
}

// A time is looked for at every place of a text, so each look must read a bounded number of characters.
const longestGap = 4;

/** The printed time that begins just at `from`, if there is one. */
export function scanPrintedTime(text: string, from: number): PrintedTime | null {
  if (from > 0 && isWordCharacter(text[from - 1])) return null;
  return scanNamedTime(text, from) ?? scanNumericTime(text, from);
}

/** The first index after a dash or a word that joins two times, where one follows `from`. */
export function scanRangeJoint(text: string, from: number): number | null {
  const start = skipGap(text, from);
  if (/[-‐‑‒–—―−~]/u.test(text.charAt(start))) {
    // Typewriters print "--" for a long dash.
    const next = text[start] === '-' && text[start + 1] === '-' ? start + 2 : start + 1;
    return skipGap(text, next);
  }
  const word = /^(?:to|until|till|til|bis|hasta|à)(?![\p{L}\p{N}])/iu.exec(text.slice(start, start + 6));
  return word === null || start === from ? null : skipGap(text, start + word[0].length);
}

function scanNamedTime(text: string, from: number): PrintedTime | null {
  const word = /^(?:12\s)?(noon|midnight|midday)(?![\p{L}\p{N}])/iu.exec(text.slice(from, from + 12));
  if (word === null) return null;
  const isMidnight = word[1]?.toLowerCase() === 'midnight';
  return {
    hour: 12,
    minute: 0,
    meridiem: isMidnight ? 'am' : 'pm',
    isMarked: true,
    shows24Hours: false,
    hasLeadingZero: false,
    end: from + word[0].length,
  };
}

function scanNumericTime(text: string, from: number): PrintedTime | null {
  const digits = /^(\d{1,2})(?:([:.h])(\d{2})(?!\d)|(h)(?![\p{L}\p{N}]))?/iu.exec(text.slice(from, from + 6));
  if (digits === null) return null;
  const afterDigits = from + digits[0].length;
  if (/\d/.test(text.charAt(afterDigits))) return null;
  const meridiem = scanMeridiem(text, afterDigits);
  const end = meridiem?.end ?? afterDigits;
  // "12:30:15" and "8.30.2024" are something else, and so is a number inside a word.
  if (/^[:.h]\d/i.test(text.slice(end, end + 2)) || isWordCharacter(text[end])) return null;
  const hour = Number(digits[1]);
  const minute = Number(digits[3] ?? 0);
  // A number with a point is a time only beside a meridiem: "2.50" may be a price.
  const isMarked = meridiem !== null || (digits[0].length > (digits[1]?.length ?? 0) && digits[2] !== '.');
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  if (meridiem !== null && (hour > 12 || hour === 0)) return null;
  return {
    hour,
    minute,
    meridiem: meridiem?.meridiem ?? null,
    isMarked,
    shows24Hours: hour === 0 || hour > 12 || /h/i.test(digits[0]),
    hasLeadingZero: text[from] === '0' && digits[1]?.length === 2,
    end,
  };
}

function scanMeridiem(text: string, from: number): { meridiem: 'am' | 'pm'; end: number } | null {
  const start = skipGap(text, from);
  const found = /^([ap])(?:\.\s?m\.?|m\.?)(?![\p{L}\p{N}])/iu.exec(text.slice(start, start + 6));
  if (found === null) return null;
  const isMorning = found[1]?.toLowerCase() === 'a';
  return { meridiem: isMorning ? 'am' : 'pm', end: start + found[0].length };
}

function skipGap(text: string, from: number): number {
  let index = from;
  while (index < from + longestGap && /\s/u.test(text.charAt(index))) index += 1;
  return index;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
