import { defineRule } from '../kernel/rule-definition.ts';

export const textBounded = defineRule(
  'program.text-bounded',
  'The text of a program file has at most 1,000,000 bytes.',
);

export const textWellFormed = defineRule(
  'program.text-well-formed',
  'The text of a program file is YAML or JSON, and no object in it has a key twice.',
);

export const documentBounded = defineRule(
  'program.document-bounded',
  'A program file is plain JSON data, nested at most 64 deep, with at most 200,000 values and keys of at most 300 characters.',
);

export const plainText = defineRule(
  'program.plain-text',
  'Texts of a program file hold no control characters but line breaks and tabs.',
);

export const knownKeys = defineRule(
  'program.known-keys',
  'A program file uses only the keys that the format knows.',
);

export const requiredKeys = defineRule(
  'program.required-keys',
  'A program file says what the format cannot do without.',
);

export const programValueShape = defineRule(
  'program.value-shape',
  'Every value of a program file has the kind, and lies within the limits, that the format gives it.',
);

export const textLength = defineRule(
  'program.text-length',
  'Texts of a program file stay within the length that their place allows.',
);

export const sensibleNumbers = defineRule(
  'program.sensible-numbers',
  'Numbers of a program file lie within the limits of their kind; a capacity is a whole number from 0 to 1,000,000.',
);

export const programDatesExist = defineRule(
  'program.dates-exist',
  'Dates and times of a program file exist in the calendar and on the clock.',
);

export const zonesKnown = defineRule(
  'program.zones-known',
  'A time zone is the name of a zone of the IANA database.',
);

export const periodsRunForward = defineRule(
  'program.periods-run-forward',
  'A period ends on or after the day on which it starts.',
);

export const windowsRunForward = defineRule(
  'program.windows-run-forward',
  'A window closes after it opens.',
);

export const localTimesExist = defineRule(
  'program.local-times-exist',
  'A session starts and ends at times that the clocks of its zone show on that day.',
);

export const seriesEnd = defineRule(
  'program.series-end',
  'A series of sessions can be expanded: its rule can be read, and it ends by a last day or by a number of times, not by both.',
);

export const sessionsBounded = defineRule(
  'program.sessions-bounded',
  'A program file describes at most 1,000 sessions of one cycle or gathering, and 5,000 in all.',
);

export const keysUnique = defineRule(
  'program.keys-unique',
  'A key stands for one thing of its kind in a program file.',
);

export const referencesResolve = defineRule(
  'program.references-resolve',
  'What a program file refers to by key is in the file.',
);

export const pathsResolve = defineRule(
  'program.paths-resolve',
  'Provenance, readings, notes and translations point at values that are there.',
);

export const rulesParse = defineRule(
  'program.rules-parse',
  'Rules of eligibility and completion are rules of the language over their vocabulary.',
);

export const vocabularyExtends = defineRule(
  'program.vocabulary-extends',
  'A program adds names to the vocabularies of its rules, and gives no declared name another meaning.',
);

/** Every rule of the format, for documentation and for tests that count them. */
export const programRules = [
  textBounded,
  textWellFormed,
  documentBounded,
  plainText,
  knownKeys,
  requiredKeys,
  programValueShape,
  textLength,
  sensibleNumbers,
  programDatesExist,
  zonesKnown,
  periodsRunForward,
  windowsRunForward,
  localTimesExist,
  seriesEnd,
  sessionsBounded,
  keysUnique,
  referencesResolve,
  pathsResolve,
  rulesParse,
  vocabularyExtends,
] as const;
