import type { Program } from '@coterie/core';
import { builder } from '../../builder.ts';

type EditorNote = Program['editorsNotes'][number];
type ValueReadings = Program['readings'][number];
type Reading = ValueReadings['readings'][number];
type Contact = Program['organization']['contacts'][number];

export const EditorNoteType = builder.objectRef<EditorNote>('EditorNote').implement({
  description: 'What a person added by hand to what the pages say.',
  fields: (t) => ({
    path: t.exposeString('path', {
      nullable: false,
      description: 'JSON pointer to the value; empty for the whole.',
    }),
    note: t.exposeString('note', { nullable: false, description: 'The note.' }),
  }),
});

export const ContactType = builder.objectRef<Contact>('Contact').implement({
  description: 'Whom to ask, by role and never by name.',
  fields: (t) => ({
    role: t.exposeString('role', { nullable: false, description: 'The role: program manager.' }),
    topic: t.exposeString('topic', { description: 'What they can be asked about.' }),
  }),
});

const ReadingType = builder.objectRef<Reading>('Reading').implement({
  description: 'One way to read a printed value.',
  fields: (t) => ({
    printed: t.exposeString('printed', { nullable: false, description: 'What was printed.' }),
    understood: t.field({
      type: 'JSON',
      description: 'The value in this reading.',
      resolve: (reading) => reading.understood,
    }),
    note: t.exposeString('note', { description: 'A remark for readers.' }),
  }),
});

export const ValueReadingsType = builder.objectRef<ValueReadings>('ValueReadings').implement({
  description: 'Several readings of one value, kept side by side.',
  fields: (t) => ({
    path: t.exposeString('path', { nullable: false, description: 'JSON pointer to the value.' }),
    favors: t.exposeInt('favors', {
      description: 'Which reading the rest of the page speaks for, from 0; null where nothing does.',
    }),
    because: t.exposeString('because', {
      description: 'What speaks for it. The value itself stays as printed.',
    }),
    readings: t.field({
      type: [ReadingType],
      nullable: false,
      description: 'The readings.',
      resolve: ({ readings }) => [...readings],
    }),
  }),
});
