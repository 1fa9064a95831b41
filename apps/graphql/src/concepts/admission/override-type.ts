import type { RecordedOverride } from '@coterie/core';
import { builder } from '../../builder.ts';

interface SetAside {
  readonly kind: string;
  readonly ruleId: string;
}

const SetAsideType = builder.objectRef<SetAside>('SetAside').implement({
  description: 'One refusal that an override set aside.',
  fields: (t) => ({
    code: t.string({
      nullable: false,
      description: 'The refusal: ROSTER_LOCKED.',
      resolve: ({ kind }) => kind.toUpperCase(),
    }),
    ruleId: t.exposeString('ruleId', {
      nullable: false,
      description: 'Its rule, as listed in docs/rules.md.',
    }),
  }),
});

export const EntryOverrideType = builder.objectRef<RecordedOverride>('EntryOverride').implement({
  description:
    'Somebody with the right to do so admitted against a rule: who, why, when, and what was set aside.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'Who.' }),
    reason: t.exposeString('reason', { nullable: false, description: 'Why.' }),
    at: t.field({ type: 'DateTime', nullable: false, description: 'When.', resolve: ({ at }) => at }),
    setAside: t.field({
      type: [SetAsideType],
      nullable: false,
      description: 'Exactly what was set aside.',
      resolve: ({ setAside }) => [...setAside],
    }),
  }),
});
