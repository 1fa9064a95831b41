import { builder } from '../../builder.ts';
import { batchedRows } from '../../platform/batched-rows.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { visibleLearningMapItems } from './policy.ts';
import { readDetails } from './store.ts';

export type LearningMapItemKind = 'outcome' | 'topic';

export const LearningMapItemKindType = builder.enumType('LearningMapItemKind', {
  description: 'What stands on a learning map.',
  values: {
    OUTCOME: { value: 'outcome', description: 'What the members want to reach.' },
    TOPIC: { value: 'topic', description: 'A topic on the way there.' },
  } satisfies Record<string, { value: LearningMapItemKind; description: string }>,
});

export const LearningMapProgressType = builder.enumType('LearningMapProgress', {
  description: 'How far an item of a learning map has come.',
  values: {
    OPEN: { value: 'open', description: 'Nothing yet.' },
    UNDER_WAY: { value: 'under_way', description: 'An outcome that is worked on.' },
    REACHED: { value: 'reached', description: 'An outcome that is reached.' },
    PLANNED: { value: 'planned', description: 'A topic that a session will treat.' },
    COVERED: { value: 'covered', description: 'A topic that was treated.' },
  } as const,
});

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

const itemsOf = batchedRows((tx, { where, query, take }) =>
  tx.learningMapItem.findMany({ ...query, where, orderBy: inOrder, take }),
);

const sessionsOf = batchedRows((tx, { where, query, take }) =>
  tx.session.findMany({ ...query, where, orderBy: inOrder, take }),
);

builder.prismaNode('LearningMapItem', {
  description: 'A desired outcome or a topic, written by the members of a cycle.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleLearningMapItems(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    kind: t.field({
      type: LearningMapItemKindType,
      nullable: false,
      description: 'Outcome or topic.',
      resolve: ({ kind }) => kind as LearningMapItemKind,
    }),
    text: t.exposeString('text', { nullable: false, description: 'What the members wrote.' }),
    progress: t.field({
      type: LearningMapProgressType,
      nullable: false,
      description: 'How far it has come.',
      resolve: (item) => readDetails(item).progress,
    }),
    outcomes: t.prismaField({
      type: ['LearningMapItem'],
      nullable: false,
      description: 'The outcomes to which a topic leads.',
      resolve: (query, { organizationId, details }, _args, ctx) =>
        itemsOf(ctx, { query, organizationId, ids: readDetails({ details }).outcomeIds }) as never,
    }),
    sessions: t.prismaField({
      type: ['Session'],
      nullable: false,
      description: 'The sessions that treat a topic.',
      resolve: (query, { organizationId, details }, _args, ctx) =>
        sessionsOf(ctx, { query, organizationId, ids: readDetails({ details }).sessionIds }) as never,
    }),
  }),
});

builder.prismaObjectField('Cycle', 'learningMap', (t) =>
  t.relatedConnection('learningMapItems', {
    cursor: 'organizationId_id',
    nullable: false,
    description:
      'Its learning map, in the order in which it was written. For those who take part or took part.',
    query: (_args, ctx) => ({
      where: visibleLearningMapItems(ctx.viewer),
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  }),
);
