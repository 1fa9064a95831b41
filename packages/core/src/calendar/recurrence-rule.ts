/** Which values each part of a rule may have; whatever is not listed is refused. */
const parts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,3}$/,
  COUNT: /^[1-9]\d{0,5}$/,
  UNTIL: /^\d{8}$/,
  BYDAY: /^(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)){0,20}$/,
  BYMONTHDAY: /^-?\d{1,2}(?:,-?\d{1,2}){0,61}$/,
  BYYEARDAY: /^-?\d{1,3}(?:,-?\d{1,3}){0,365}$/,
  BYWEEKNO: /^-?\d{1,2}(?:,-?\d{1,2}){0,105}$/,
  BYMONTH: /^\d{1,2}(?:,\d{1,2}){0,11}$/,
  BYSETPOS: /^-?\d{1,3}(?:,-?\d{1,3}){0,30}$/,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
};

/** The greatest number that a part may have, counted from either end; 0 is none. */
const mostOfPart: Readonly<Record<string, number>> = {
  BYMONTHDAY: 31,
  BYYEARDAY: 366,
  BYWEEKNO: 53,
  BYMONTH: 12,
  BYSETPOS: 366,
};

/** The first part that is not understood; the whole rule where FREQ is missing or the end is said twice. */
export function findUnreadablePart(rule: string): string | null {
  const seen = new Set<string>();
  for (const part of rule.slice(0, 2_000).split(';')) {
    const [name = '', value = ''] = part.split('=', 2);
    const allowed = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (allowed === undefined || !allowed.test(value) || part !== `${name}=${value}` || seen.has(name)) {
      return part.slice(0, 100);
    }
    seen.add(name);
  }
  const misplaced = findMisplacedPart(rule);
  if (misplaced !== null) return misplaced;
  const saysEndTwice = seen.has('COUNT') && seen.has('UNTIL');
  return !seen.has('FREQ') || saysEndTwice || rule.length > 2_000 ? rule.slice(0, 100) : null;
}

/** The first part that RFC 5545 gives no meaning beside the rule's frequency, or whose number does not exist. */
function findMisplacedPart(rule: string): string | null {
  const given = rule.split(';');
  const frequency = given.find((part) => part.startsWith('FREQ='))?.slice('FREQ='.length) ?? '';
  const byWeek = given.some((part) => part.startsWith('BYWEEKNO='));
  const misplaced = given.find((part) => {
    const [name = '', value = ''] = part.split('=', 2);
    const most = mostOfPart[name];
    const numbers = value.split(',').map((one) => Math.abs(Number.parseInt(one, 10)));
    if (most !== undefined && numbers.some((one) => one < 1 || one > most)) return true;
    switch (name) {
      case 'BYDAY': {
        const ordinals = numbers.filter((one) => !Number.isNaN(one));
        const counts = frequency === 'MONTHLY' || (frequency === 'YEARLY' && !byWeek);
        return ordinals.some((one) => !counts || one < 1 || one > (frequency === 'MONTHLY' ? 5 : 53));
      }
      case 'BYMONTHDAY':
        return frequency === 'WEEKLY';
      case 'BYYEARDAY':
      case 'BYWEEKNO':
        return frequency !== 'YEARLY';
      case 'BYSETPOS':
        return !given.some((one) => one.startsWith('BY') && !one.startsWith('BYSETPOS='));
      default:
        return false;
    }
  });
  return misplaced?.slice(0, 100) ?? null;
}
