import * as v from 'valibot';
import { maturityVocabularies } from '../community/maturity.ts';
import { annotations } from './annotation-schema.ts';
import { cycle } from './cycle-schema.ts';
import { instrument, resource, result } from './evaluation-schema.ts';
import { gathering } from './gathering-schema.ts';
import { fee, otherMoney } from './money-schema.ts';
import {
  currency,
  described,
  key,
  languageTag,
  list,
  localDate,
  name,
  period,
  text,
  timeZone,
  unknownable,
} from './value-schema.ts';
import { programVocabulary } from './vocabulary-schema.ts';

const contact = v.strictObject({
  role: described(name, 'A role, not a person: "program manager".'),
  topic: unknownable(name),
});

const organization = v.strictObject({
  key,
  name: described(unknownable(name), 'null where it is not published.'),
  timeZone: unknownable(timeZone),
  currency: unknownable(currency),
  locale: unknownable(languageTag),
  contacts: list(contact, 50),
  ...annotations,
});

const season = v.strictObject({
  key,
  label: described(unknownable(name), 'As it is printed: `2023-24`.'),
  period: unknownable(period),
  ...annotations,
});

const region = v.strictObject({
  key,
  name: described(unknownable(name), 'null where it is not published; a label is then computed.'),
  covers: described(list(name, 1_000), 'States, counties, districts by name.'),
  ...annotations,
});

const community = v.strictObject({
  key,
  title: described(unknownable(name), 'null where it is not published; a label is then computed.'),
  purpose: unknownable(text),
  audience: unknownable(text),
  scope: described(
    v.optional(
      v.variant('kind', [
        v.strictObject({ kind: v.literal('organization') }),
        v.strictObject({ kind: v.literal('regions'), regions: v.pipe(v.array(key), v.minLength(1)) }),
        v.strictObject({ kind: v.literal('unknown') }),
      ]),
      { kind: 'unknown' },
    ),
    'Regions, or the whole organization.',
  ),
  status: described(
    v.optional(v.picklist(['announced', 'active', 'paused', 'archived']), 'active'),
    '"Coming soon" is announced.',
  ),
  maturity: unknownable(
    v.variant('vocabulary', [
      v.strictObject({
        vocabulary: v.literal('1998'),
        stage: v.picklist(maturityVocabularies['1998']),
        reason: text,
      }),
      v.strictObject({
        vocabulary: v.literal('2002'),
        stage: v.picklist(maturityVocabularies['2002']),
        reason: text,
      }),
    ]),
  ),
  ...annotations,
});

const policy = v.strictObject({
  key,
  kind: v.picklist([
    'cancellation',
    'refund',
    'substitution',
    'attendance',
    'registration',
    'recording',
    'privacy',
    'conduct',
    'access',
    'other',
  ]),
  statement: text,
  ...annotations,
});

const printedText = v.strictObject({
  key,
  kind: v.optional(
    v.picklist(['description', 'definition', 'history', 'testimonial', 'instruction', 'other']),
    'description',
  ),
  text,
});

export const referenceDates = described(
  list(
    v.strictObject({
      key: v.pipe(v.string(), v.maxLength(60), v.regex(/^[A-Za-z][A-Za-z0-9]*$/)),
      label: unknownable(name),
      date: unknownable(localDate),
    }),
    200,
  ),
  'Days by which sessions, rules and deadlines are told: "week 3 of the term".',
);

export const programFormatVersion = 1;

/** The program file, format version 1. The JSON Schema is generated from it. */
export const programSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.pipe(v.string(), v.maxLength(500))),
    formatVersion: described(v.literal(programFormatVersion), 'The version of this format.'),
    key: described(key, 'Names the program; loading a file with the same key again is noticed.'),
    title: unknownable(name),
    language: described(unknownable(languageTag), 'The language of the texts; null: the organization’s.'),
    source: described(
      unknownable(
        v.strictObject({
          document: described(unknownable(name), 'The page or file from which the program was read.'),
          note: unknownable(text),
        }),
      ),
      'Where it was read off.',
    ),
    organization,
    season: unknownable(season),
    vocabulary: described(
      v.optional(programVocabulary, {}),
      'Attributes that the rules of this program name beyond those of all programs.',
    ),
    referenceDates,
    regions: list(region, 2_000),
    communities: described(
      v.optional(v.pipe(v.array(community), v.maxLength(5_000)), []),
      'At least one, as a rule.',
    ),
    cycles: list(cycle, 5_000),
    holidays: described(
      list(v.strictObject({ date: localDate, name }), 1_000),
      'Days on which sessions are not expected.',
    ),
    gatherings: list(gathering, 500),
    fees: list(fee, 500),
    pricesComplete: described(
      unknownable(v.boolean()),
      'Whether the fees above are all that there are; null: not said.',
    ),
    otherMoney: list(otherMoney, 500),
    policies: list(policy, 200),
    instruments: list(instrument, 200),
    resources: list(resource, 2_000),
    results: list(result, 500),
    texts: list(printedText, 200),
    translations: described(
      v.optional(v.record(languageTag, v.record(v.pipe(v.string(), v.maxLength(500)), text)), {}),
      'By language, then by JSON pointer from the top of the file: the text in that language.',
    ),
    ...annotations,
  }),
  v.title('Program file'),
  v.description('What an organization publishes about its communities of practice for a season.'),
);
