import type { Finding, ProgramProblem } from '@coterie/core';
import { readProgramFile } from '@coterie/programs';
import { builder } from '../../builder.ts';
import { unauthenticated } from '../../platform/command.ts';
import { FindingType } from '../finding/type.ts';
import { ProgramProblemType } from './errors.ts';

interface ProgramFileCheck {
  readonly key: string | null;
  readonly problems: readonly ProgramProblem[];
  readonly findings: readonly Finding[];
}

const ProgramFileCheckType = builder.objectRef<ProgramFileCheck>('ProgramFileCheck').implement({
  description: 'What there is to say about a program file, without loading it.',
  fields: (t) => ({
    readable: t.boolean({
      nullable: false,
      description: 'Whether it could be loaded.',
      resolve: ({ problems }) => problems.length === 0,
    }),
    key: t.exposeString('key', {
      description: 'The key of the program; null where the file cannot be read.',
    }),
    problems: t.field({
      type: [ProgramProblemType],
      nullable: false,
      description: 'Everything that makes it unreadable, up to 1000.',
      resolve: ({ problems }) => [...problems],
    }),
    findings: t.field({
      type: [FindingType],
      nullable: false,
      description: 'What a careful reader would flag in it.',
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

builder.queryField('checkProgramFile', (t) =>
  t.field({
    type: ProgramFileCheckType,
    nullable: false,
    description: 'Checks a program file without storing anything. Signed-in people only.',
    args: {
      source: t.arg.string({ required: true, description: 'The file: YAML or JSON, up to a million bytes.' }),
    },
    resolve: (_root, { source }, ctx): ProgramFileCheck => {
      if (ctx.viewer.identity === null) throw unauthenticated();
      const read = readProgramFile(source, 'source');
      return read.ok
        ? { key: read.value.program.key, problems: [], findings: read.value.findings }
        : { key: null, problems: read.error.problems, findings: [] };
    },
  }),
);
