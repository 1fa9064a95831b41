import type { LoadingRefusal, ProgramProblem, ProgramStatusRefusal } from '@coterie/core';
import { builder } from '../../builder.ts';
import {
  defineRefusals,
  type RefusalGroup,
  RefusalInterface,
  type RefusalValue,
} from '../../platform/refusal.ts';
import { PlaceType } from '../finding/type.ts';

export const ProgramProblemType = builder.objectRef<ProgramProblem>('ProgramProblem').implement({
  description: 'Why a program file cannot be read: what is wrong, where, and what would be right.',
  fields: (t) => ({
    code: t.string({
      nullable: false,
      description: 'A stable name for programs.',
      resolve: ({ kind }) => kind.toUpperCase(),
    }),
    ruleId: t.exposeString('ruleId', {
      nullable: false,
      description: 'The rule, as listed in docs/rules.md.',
    }),
    place: t.field({
      type: PlaceType,
      nullable: false,
      description: 'Where it stands in the file.',
      resolve: ({ place }) => place,
    }),
    message: t.string({
      nullable: false,
      description: 'A sentence that can be read aloud.',
      resolve: tellProgramProblem,
    }),
    found: t.exposeString('found', { description: 'What stands there, shortened; null where nothing does.' }),
    expected: t.exposeString('expected', { nullable: false, description: 'What would be right.' }),
    suggestion: t.exposeString('suggestion', { description: 'The nearest name that would be right.' }),
  }),
});

export function tellProgramProblem({ place, found, expected, suggestion }: ProgramProblem): string {
  const at = place.line === undefined ? '' : `Line ${place.line}: `;
  const where = place.pointer === '' ? 'the file' : place.pointer;
  const instead = suggestion === null ? '' : ` Did you mean ${suggestion}?`;
  return `${at}${where} should be ${expected}${found === null ? '' : `, not ${found}`}.${instead}`;
}

const programFileRefused = 'ProgramFileRefused';

builder.objectRef<RefusalValue>(programFileRefused).implement({
  description:
    'The text is not a program file. Everything that is wrong with it is listed, each with its place.',
  interfaces: [RefusalInterface],
  isTypeOf: (value) => (value as RefusalValue).typeName === programFileRefused,
  fields: (t) => ({
    fileProblems: t.field({
      type: [ProgramProblemType],
      nullable: false,
      description: 'All problems with their places in the file, up to 1000.',
      resolve: (refusal) => [...(refusal.facts['fileProblems'] as readonly ProgramProblem[])],
    }),
  }),
});

/** The refusal of a text that is no program file; it lists every problem. */
export const programFileRefusals: RefusalGroup<never> & {
  refuse(problems: readonly ProgramProblem[]): RefusalValue;
} = {
  typeNames: [programFileRefused],
  tell() {
    throw new Error('a program file is refused by its problems');
  },
  refuse(problems) {
    const told = problems.map((problem) => ({
      path: ['source'],
      code: problem.kind.toUpperCase(),
      message: tellProgramProblem(problem),
      ruleId: problem.ruleId,
    }));
    return {
      typeName: programFileRefused,
      message: told[0]?.message ?? '',
      problems: told,
      facts: { fileProblems: problems },
    };
  },
};

/** How refusals about programs as a whole are told. */
export const programRefusals = defineRefusals<LoadingRefusal | ProgramStatusRefusal>({
  program_exists: {
    type: 'ProgramExists',
    description: 'A program of this key is loaded already, and the file says something else than it did.',
    facts: { key: 'String' },
    message: ({ key }) =>
      `The program “${key}” is loaded already, and this file says something else. Give the changed program a key of its own.`,
    path: () => ['source'],
  },
  program_of_another_organization: {
    type: 'ProgramOfAnotherOrganization',
    description: 'The file is about another organization than the one that was named.',
    facts: { organizationKey: 'String', into: 'String' },
    message: ({ organizationKey, into }) =>
      `This file is about the organization “${organizationKey}”, not about “${into}”.`,
    path: () => ['source'],
  },
  program_command_not_possible: {
    type: 'ProgramStatusForbids',
    description: 'The program has that status already.',
    facts: { status: 'String', command: 'String' },
    message: ({ status }) => `This program is ${status} already.`,
  },
});
