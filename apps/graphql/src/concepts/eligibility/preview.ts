import type { EligibilityVerdict, Instant } from '@coterie/core';
import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { builder } from '../../builder.ts';
import { checkTexts } from '../../platform/check-texts.ts';
import { decodeGlobalId } from '../../platform/global-id.ts';
import { invalidInput, notFound, type RefusalValue } from '../../platform/refusal.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { PersonFactsInput, type PersonFactsInputShape, readPersonFacts } from './facts-input.ts';
import {
  checkAgainstCycle,
  type EligibilityRow,
  eligibilityColumns,
  vocabularyOfCycle,
} from './policy-of-cycle.ts';
import { EligibilityVerdictType } from './type.ts';

interface Previewed {
  readonly typeName: 'EligibilityPreview';
  readonly verdict: EligibilityVerdict;
}

const PreviewType = builder.objectRef<Previewed>('EligibilityPreview').implement({
  description: 'What the rule says of the described person. Nothing of it is kept.',
  isTypeOf: (value) => (value as Partial<Previewed>).typeName === 'EligibilityPreview',
  fields: (t) => ({
    verdict: t.field({
      type: EligibilityVerdictType,
      nullable: false,
      description: 'The verdict with its reasons and the questions still worth asking.',
      resolve: ({ verdict }) => verdict,
    }),
  }),
});

/** Enough for a form that asks after every answer, too few to try out a rule on a population. */
const previews = new RateLimiterMemory({ points: 120, duration: 60 });

async function countPreview(client: string): Promise<void> {
  try {
    await previews.consume(client);
  } catch (limit) {
    if (!(limit instanceof RateLimiterRes)) throw limit;
    const seconds = Math.ceil(limit.msBeforeNext / 1000);
    throw new GraphQLError(`Too many previews from here. Try again in ${seconds} seconds.`, {
      extensions: {
        code: 'RATE_LIMITED',
        http: { status: 429, headers: { 'retry-after': String(seconds) } },
      },
    });
  }
}

const PreviewResult = builder.unionType('EligibilityPreviewResult', {
  description: 'A preview, or what in the description cannot be used.',
  types: [PreviewType, 'NotFound', 'InvalidInput'] as never,
  resolveType: (value) => (value as { typeName: string }).typeName,
});

builder.queryField('eligibilityPreview', (t) =>
  t.field({
    type: PreviewResult,
    nullable: false,
    description:
      'Whether a described person could join a cycle, and why or why not, without signing in. By POST only; what is sent is neither kept nor logged.',
    args: {
      cycleId: t.arg.id({ required: true, description: 'The cycle.' }),
      person: t.arg({ type: PersonFactsInput, required: true, description: 'What is known of the person.' }),
    },
    resolve: async (_root, { cycleId, person }, ctx): Promise<never> => {
      if (ctx.method !== 'POST') {
        throw new GraphQLError('A description of a person is sent by POST only.', {
          extensions: { code: 'BAD_REQUEST', http: { status: 405, headers: { allow: 'POST' } } },
        });
      }
      await countPreview(ctx.client);
      const textProblems = checkTexts({ person }, []);
      if (textProblems.length > 0) return invalidInput(textProblems) as never;
      const key = decodeGlobalId(cycleId);
      const row =
        key?.type === 'Cycle'
          ? await ctx.db.cycle.findUnique({
              where: {
                organizationId_id: { organizationId: key.organizationId, id: key.id },
                ...visibleCycle(ctx.viewer),
              },
              select: eligibilityColumns,
            })
          : null;
      if (row === null) return notFound('cycle', ['cycleId']) as never;
      return preview(row, person, ctx.now) as never;
    },
  }),
);

function preview(row: EligibilityRow, person: PersonFactsInputShape, now: Instant): Previewed | RefusalValue {
  const read = readPersonFacts(person, vocabularyOfCycle(row));
  if (!read.ok)
    return invalidInput(read.error.map((problem) => ({ ...problem, path: ['person', ...problem.path] })));
  return { typeName: 'EligibilityPreview', verdict: checkAgainstCycle(row, read.value, [], now) };
}
