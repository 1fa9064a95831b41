import { expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { communitiesToChoose, grantEntitlements } from './entitlement.ts';

test('two terms of one community each grant the two that were chosen, each once', () => {
  const terms = [
    { kind: 'community_session', communities: 1 },
    { kind: 'keynote' },
    { kind: 'community_session', communities: 1 },
  ] as const;
  const chosen = [id<'Community'>('fiscal'), id<'Community'>('coaches')];
  expect(communitiesToChoose(terms)).toBe(2);
  const granted = grantEntitlements(terms, id<'Gathering'>('april'), chosen);
  expect(granted.map((one) => (one.kind === 'community_session' ? one.communityId : one.kind))).toEqual([
    'fiscal',
    'coaches',
    'keynote',
  ]);
});
