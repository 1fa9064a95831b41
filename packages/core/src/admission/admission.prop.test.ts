import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CycleCommandKind, cycleCommands } from '../cycle/cycle-transitions.ts';
import { applicationCommands } from './application-transitions.ts';
import type { WayIn } from './enrollment.ts';
import { offerCommands } from './offer.ts';
import { AdmissionWorld, type Step } from './testing/admission-world.ts';
import { waitlistEntryCommands } from './waitlist.ts';

const person = fc.constantFrom('ana', 'ben', 'cat', 'dan', 'eva', 'fay');
const override = fc.boolean();
const wayIn = fc.constantFrom<WayIn>('form', 'import', 'invitation', 'api', 'open_entry');

// A cycle is seldom ended or cancelled, or nothing else would happen to it.
const cycleSteps = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<CycleCommandKind>('closeApplications', 'reopen', 'start') },
  { weight: 1, arbitrary: fc.constantFrom<CycleCommandKind>(...cycleCommands) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cycle' as const), command: cycleSteps }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('capacity' as const), seats: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'extendWindow' } as const) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.nat(60) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('application' as const),
      person,
      command: fc.constantFrom(
        'submit' as const,
        'accept' as const,
        'waitlist' as const,
        ...applicationCommands,
      ),
      override,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('offer' as const), person, override }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      person,
      command: fc.constantFrom('accept' as const, ...offerCommands),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('enter' as const), person, wayIn, override }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('leave' as const), person }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('queue' as const),
      person,
      command: fc.constantFrom('join' as const, ...waitlistEntryCommands),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ do: 'offerNext' } as const) },
);
const steps = fc.array(step, { minLength: 10, maxLength: 80, size: 'max' });
const seats = fc.nat(4);

function world(count: number): AdmissionWorld {
  return new AdmissionWorld({ capacity: { kind: 'limited', seats: count } }, (name) =>
    name === 'eva' ? 'undetermined' : name === 'fay' ? 'ineligible' : 'eligible',
  );
}

test('no seat is given beyond the capacity, and nobody sits twice, whatever happens in whatever order', () => {
  let seated = 0;
  fc.assert(
    fc.property(seats, steps, (count, taken) => {
      const one = world(count);
      for (const next of taken) {
        const before = one.active().length;
        one.take(next);
        const after = one.active();
        const { capacity } = one.cycle;
        if (after.length > before && capacity.kind === 'limited') {
          seated++;
          expect(after.length).toBeLessThanOrEqual(capacity.seats);
        }
        expect(new Set(after.map((enrollment) => enrollment.personId)).size).toBe(after.length);
      }
    }),
    { numRuns: 400 },
  );
  // Otherwise nothing was shown.
  expect(seated).toBeGreaterThan(100);
});

test('whoever was seated against a rule carries the override, with name and reason', () => {
  let overridden = 0;
  fc.assert(
    fc.property(seats, steps, (count, taken) => {
      const one = world(count);
      for (const next of taken) one.take(next);
      for (const enrollment of one.enrollments) {
        const needsOne = ['eva', 'fay'].includes(enrollment.personId);
        if (needsOne) {
          const setAside = enrollment.overrides.flatMap((entry) =>
            entry.setAside.map((refusal) => refusal.ruleId),
          );
          expect(setAside).toContain('admission.eligible-for-seat');
          overridden++;
        }
        for (const entry of enrollment.overrides) {
          expect([entry.name, entry.reason]).toEqual(['Max', 'Asked by the board']);
          expect(entry.setAside).not.toEqual([]);
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(overridden).toBeGreaterThan(20);
});

test('the next offer goes to the first in line, but for those who are passed over by name', () => {
  let offered = 0;
  fc.assert(
    fc.property(seats, steps, (count, taken) => {
      const one = world(count);
      for (const next of taken) one.take(next);
      for (const { ahead, passedOver } of one.nextOffers) {
        offered++;
        expect(passedOver).toEqual(ahead);
      }
    }),
    { numRuns: 400 },
  );
  expect(offered).toBeGreaterThan(20);
});

test('nobody who comes new takes a seat from those who wait', () => {
  let entered = 0;
  fc.assert(
    fc.property(seats, steps, (count, taken) => {
      const one = world(count);
      for (const next of taken) {
        const before = one.active().length;
        one.take(next);
        if (next.do !== 'enter' || next.override || one.active().length === before) continue;
        entered++;
        const { capacity } = one.cycle;
        const left = capacity.kind === 'limited' ? capacity.seats - one.active().length : 99;
        expect(left).toBeGreaterThanOrEqual(one.waiting(next.person).length);
      }
    }),
    { numRuns: 400 },
  );
  expect(entered).toBeGreaterThan(20);
});

test('nobody is offered a seat that those who wait could have, but in their turn or by an override', () => {
  let offered = 0;
  fc.assert(
    fc.property(seats, steps, (count, taken) => {
      const one = world(count);
      for (const next of taken) {
        const before = one.offers.length;
        one.take(next);
        if (next.do !== 'offer' || next.override || one.offers.length === before) continue;
        offered++;
        const { capacity } = one.cycle;
        const held = one.active().length + one.openOffers().length;
        const left = capacity.kind === 'limited' ? capacity.seats - held : 99;
        expect(left).toBeGreaterThanOrEqual(one.waiting(next.person).length);
      }
    }),
    { numRuns: 400 },
  );
  expect(offered).toBeGreaterThan(20);
});

test('every refusal quotes a rule that is stated', () => {
  const stated = new Set(['admission', 'cycle', 'facilitation'].flatMap(findStatedRules));
  expect(stated.size).toBeGreaterThan(30);
  const kinds = new Set<string>();
  fc.assert(
    fc.property(seats, steps, (count, taken) => {
      const one = world(count);
      for (const next of taken) one.take(next);
      for (const refusal of one.refusals) {
        kinds.add(refusal.kind);
        expect(stated).toContain(refusal.ruleId);
      }
    }),
    { numRuns: 400 },
  );
  expect(kinds.size).toBeGreaterThan(15);
});

function findStatedRules(folder: string): readonly string[] {
  const directory = join(import.meta.dirname, '..', folder);
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(directory, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/defineRule\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''));
}
