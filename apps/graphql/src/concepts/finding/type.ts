import type { Finding, Severity } from '@coterie/core';
import { builder } from '../../builder.ts';

const SeverityType = builder.enumType('Severity', {
  description: 'How much a finding weighs.',
  values: {
    ERROR: { value: 'error', description: 'It cannot be right as it stands.' },
    WARNING: { value: 'warning', description: 'It is probably not what is meant.' },
    NOTE: { value: 'note', description: 'It is worth a look.' },
  } satisfies Record<string, { value: Severity; description: string }>,
});

const PlaceType = builder.objectRef<Finding['place']>('Place').implement({
  description: 'Where something stands in a program file.',
  fields: (t) => ({
    pointer: t.exposeString('pointer', { nullable: false, description: 'JSON pointer into the file.' }),
    line: t.int({
      description: 'The line, from 1; null where there is no text.',
      resolve: (place) => place.line ?? null,
    }),
    column: t.int({
      description: 'The column in that line, from 1.',
      resolve: (place) => place.column ?? null,
    }),
  }),
});

export const FindingType = builder.objectRef<Finding>('Finding').implement({
  description: 'Something that a careful reader would flag, by a general rule. Nothing is repaired silently.',
  fields: (t) => ({
    ruleId: t.exposeString('ruleId', {
      nullable: false,
      description: 'The rule, as listed in docs/rules.md.',
    }),
    severity: t.field({
      type: SeverityType,
      nullable: false,
      description: 'How much it weighs.',
      resolve: ({ severity }) => severity,
    }),
    place: t.field({
      type: PlaceType,
      nullable: false,
      description: 'Where it stands.',
      resolve: ({ place }) => place,
    }),
    quotation: t.exposeString('quotation', {
      description: 'The original, quoted; null where nothing was printed.',
    }),
    understood: t.exposeString('understood', { description: 'How it was understood.' }),
    suggestion: t.exposeString('suggestion', {
      description: 'What would be right; null where only the author can say.',
    }),
    facts: t.field({
      type: 'JSON',
      nullable: false,
      description: 'What the rule compared, by name.',
      resolve: ({ facts }) => facts,
    }),
  }),
});

export { PlaceType };
