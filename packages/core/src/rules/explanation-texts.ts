/**
 * The texts of an explanation in English. Another language is another such table; what stands in
 * braces is filled in.
 */
export const englishExplanation = {
  true: 'The rule is met.',
  false: 'The rule is not met.',
  undetermined: 'Whether the rule is met is not settled yet.',
  line: '{label}: asked for {asked}; {observed}.',
  criterion: '{label}: {observed}.',
  within: '{outer}, {inner}',
  not: 'not {asked}',
  whatever: '{label}: whatever the answer is, it comes to the same.',
  equals: '{values}',
  oneOf: 'one of {values}',
  noneOf: 'none of {values}',
  min: 'at least {values}',
  max: 'at most {values}',
  moreThan: 'more than {values}',
  lessThan: 'less than {values}',
  known: 'any value',
  overlaps: 'one or more of {values}',
  includesAll: 'all of {values}',
  contains: '{values} in it',
  startsWith: '{values} at its beginning',
  onOrAfter: '{day} or later',
  onOrBefore: '{day} or earlier',
  heldFor: 'a start {period} or longer before {day}',
  some: 'one that meets all conditions together',
  every: 'all to meet the conditions',
  atLeast: 'at least {least}',
  atMost: 'at most {most}',
  between: 'between {least} and {most}',
  isKnown: 'known is {values}',
  isNone: 'there is none',
  isMissing: 'this is not known',
  isPending: 'this is not decided yet',
  isNoneSoFar: 'none is known so far',
  isAtLeast: 'so far at least {least}',
  isBetween: 'so far at least {least}, and at most {most}',
  isDetermined: 'determined as {values}',
  isUndefined: 'the program left this undefined, and it has to be determined',
  yes: 'yes',
  no: 'no',
  listSeparator: ', ',
  quantity: '{value} {unit}',
  dayPlus: '{day} plus {period}',
  dayMinus: '{day} minus {period}',
} as const;

/** A table of texts like `englishExplanation`, in any language. */
export type ExplanationTexts = { readonly [Key in keyof typeof englishExplanation]: string };

/** Fills in what stands in braces; what nobody gave is left as it stands. */
export function fillIn(text: string, values: { readonly [name: string]: string }): string {
  return text
    .split('{')
    .map((part, index) => {
      const end = part.indexOf('}');
      if (index === 0 || end < 0) return index === 0 ? part : `{${part}`;
      const name = part.slice(0, end);
      return Object.hasOwn(values, name) ? `${values[name]}${part.slice(end + 1)}` : `{${part}`;
    })
    .join('');
}
