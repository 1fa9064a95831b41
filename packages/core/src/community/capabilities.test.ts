import { expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { checkCapability, findCapabilities, type Grant } from './capabilities.ts';
import {
  type Capability,
  capabilityStatements,
  optionalCapabilities,
  type Role,
  roleCapabilities,
} from './role-capabilities.ts';

const here = id<'Organization'>('here');
const elsewhere = id<'Organization'>('elsewhere');
const coaches = id<'Community'>('coaches');
const spring = id<'Cycle'>('spring');
const autumn = id<'Cycle'>('autumn');
const ada = id<'Person'>('ada');
const ben = id<'Person'>('ben');

const roles = Object.keys(roleCapabilities) as Role[];
const capabilities = Object.keys(capabilityStatements) as Capability[];

test('every capability is carried by a role or is optional, and never both', () => {
  for (const capability of capabilities) {
    const carried = roles.some((role) =>
      Object.values(roleCapabilities[role]).some((list) => list.includes(capability)),
    );
    const optional = (optionalCapabilities as readonly string[]).includes(capability);
    expect([capability, carried]).toEqual([capability, !optional]);
  }
});

test('an override is off by default, also for administrators, and on when the organization grants it', () => {
  const plain: Grant[] = roles.map((role) => ({
    role,
    scope: { kind: 'organization', organizationId: here },
  }));
  expect(checkCapability(plain, 'entry.override', { organizationId: here })).toEqual({
    allowed: false,
    ruleId: 'community.capability-held',
    capability: 'entry.override',
    rolesThatMay: [],
  });
  const granted: Grant = {
    role: 'coordinator',
    scope: { kind: 'organization', organizationId: here },
    also: ['entry.override'],
  };
  expect(checkCapability([granted], 'entry.override', { organizationId: here }).allowed).toBe(true);
  expect(checkCapability([granted], 'entry.override', { organizationId: elsewhere }).allowed).toBe(false);
});

test('a platform administrator reaches nothing inside an organization', () => {
  const grant: Grant = { role: 'platform_administrator', scope: { kind: 'platform' } };
  expect(findCapabilities([grant], { organizationId: here })).toEqual([]);
  expect(findCapabilities([grant], { organizationId: null })).toEqual([
    'clock.move',
    'organization.create',
    'program.load',
  ]);
});

test('a role on one cycle reaches no other cycle and no other organization', () => {
  const grant: Grant = {
    role: 'facilitator',
    scope: { kind: 'cycle', organizationId: here, cycleId: spring },
  };
  const may = (target: Parameters<typeof checkCapability>[2]) =>
    checkCapability([grant], 'attendance.mark', target).allowed;
  expect(may({ organizationId: here, cycleIds: [spring] })).toBe(true);
  expect(may({ organizationId: here, cycleIds: [autumn, spring] })).toBe(true);
  expect(may({ organizationId: here, cycleIds: [autumn] })).toBe(false);
  expect(may({ organizationId: here })).toBe(false);
  expect(may({ organizationId: elsewhere, cycleIds: [spring] })).toBe(false);
});

test('a role on a community reaches its cycles', () => {
  const grant: Grant = {
    role: 'coordinator',
    scope: { kind: 'community', organizationId: here, communityId: coaches },
  };
  const target = { organizationId: here, communityIds: [coaches], cycleIds: [spring] };
  expect(checkCapability([grant], 'cycle.start', target).allowed).toBe(true);
  expect(checkCapability([grant], 'registration.manage', target).allowed).toBe(false);
});

test('one answers only one’s own offer', () => {
  const grant: Grant = {
    role: 'applicant',
    scope: { kind: 'self', organizationId: here, personId: ada },
  };
  expect(checkCapability([grant], 'offer.answer', { organizationId: here, personId: ada }).allowed).toBe(
    true,
  );
  expect(checkCapability([grant], 'offer.answer', { organizationId: here, personId: ben }).allowed).toBe(
    false,
  );
  expect(checkCapability([grant], 'offer.answer', { organizationId: elsewhere, personId: ada }).allowed).toBe(
    false,
  );
});

test('alumni keep people and resources, and lose the join links', () => {
  const grant: Grant = { role: 'alumnus', scope: { kind: 'cycle', organizationId: here, cycleId: spring } };
  const target = { organizationId: here, cycleIds: [spring] };
  expect(findCapabilities([grant], target)).toEqual(['instrument.answer', 'resource.see', 'roster.see']);
});

test('who may not do it learns which roles may', () => {
  const verdict = checkCapability([], 'clock.move', { organizationId: null });
  expect(verdict.allowed ? [] : verdict.rolesThatMay).toEqual(['platform_administrator']);
});

test('a role on a scope that its row does not list does nothing', () => {
  const grant: Grant = { role: 'member', scope: { kind: 'organization', organizationId: here } };
  expect(findCapabilities([grant], { organizationId: here, cycleIds: [spring] })).toEqual([]);
});
