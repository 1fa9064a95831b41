import {
  type Enrollment,
  type EnrollmentOrigin,
  type EnrollmentRole,
  type Facts,
  id,
  type WayIn,
} from '@coterie/core';
import type { builder } from '../../builder.ts';
import { requireCapability } from '../../platform/policy.ts';
import { invalidInput, notFound, type RefusalValue } from '../../platform/refusal.ts';
import { PersonFactsInput, type PersonFactsInputShape, readPersonFacts } from '../eligibility/facts-input.ts';
import { vocabularyOfCycle } from '../eligibility/policy-of-cycle.ts';
import { createUnclaimedPerson } from '../person/create-row.ts';
import { readDisplayName } from '../person/name-input.ts';
import { visiblePersons } from '../person/policy.ts';
import { EnrollmentOriginType, EnrollmentRoleType } from './enrollment-type.ts';
import { loadEntryFacts } from './entry-facts.ts';
import { tellAdmission } from './errors.ts';
import { factsOnRecord } from './facts-on-record.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { judgePerson } from './open-offer.ts';
import { OverrideInput, readOverride } from './override-input.ts';
import { targetOf } from './policy.ts';
import { seatPerson } from './seat-person.ts';

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** Who is enrolled, and by what right: the input of enrollPerson, and of each entry of a list. */
export function enrollmentInput(t: InputFields) {
  return {
    personId: t.id({ description: 'Somebody whom the organization knows.' }),
    displayName: t.string({ description: 'Or the name of somebody new.' }),
    person: t.field({
      type: PersonFactsInput,
      description: 'What is known of them; where left out, what is on record.',
    }),
    origin: t.field({
      type: EnrollmentOriginType,
      defaultValue: 'invitation' as const,
      description: 'INVITATION or IMPORT.',
    }),
    role: t.field({
      type: EnrollmentRoleType,
      defaultValue: 'member' as const,
      description: 'As what they take part. Only members take seats.',
    }),
    override: t.field({ type: OverrideInput, description: 'To admit against a rule.' }),
  };
}

export interface EnrollmentInputShape {
  readonly personId?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  readonly person?: PersonFactsInputShape | null | undefined;
  readonly origin?: EnrollmentOrigin | null | undefined;
  readonly role?: EnrollmentRole | null | undefined;
  readonly override?: { readonly reason: string } | null | undefined;
}

type Enrolled =
  | { readonly ok: true; readonly value: Enrollment }
  | { readonly ok: false; readonly refusal: RefusalValue };

const waysIn: { readonly [O in EnrollmentOrigin]?: WayIn } = { invitation: 'invitation', import: 'import' };

/** Enrolls one person by invitation or import. They pass the same gate as everybody else. */
export async function enrollOne(
  run: Run,
  locked: LockedCycle,
  input: EnrollmentInputShape,
): Promise<Enrolled> {
  const origin = input.origin ?? 'invitation';
  const wayIn = waysIn[origin];
  if (wayIn === undefined) {
    return {
      ok: false,
      refusal: invalidInput([
        {
          path: ['origin'],
          reason: 'People are enrolled by INVITATION or IMPORT; the other origins have ways in of their own.',
        },
      ]),
    };
  }
  const read =
    input.person === null || input.person === undefined
      ? null
      : readPersonFacts(input.person, vocabularyOfCycle(locked.row));
  if (read !== null && !read.ok) {
    return {
      ok: false,
      refusal: invalidInput(read.error.map((problem) => ({ ...problem, path: ['person', ...problem.path] }))),
    };
  }
  const given = read?.value ?? null;
  const found = await findOrCreate(run, locked, input, given);
  if (!found.ok) return found;
  const { personId } = found;
  const declared = await withPostsOnRecord(run, personId, given);
  const role = input.role ?? 'member';
  const verdict = await judgePerson(run, locked, personId, declared);
  const facts = await loadEntryFacts(
    run.tx,
    locked,
    {
      personId,
      applicationId: null,
      wayIn,
      hasApplied: false,
      eligibility: verdict.outcome,
      declared,
      wanted: role === 'member' ? 1 : 0,
      standing: [],
    },
    run.now,
  );
  const request = {
    cycleId: locked.cycle.id,
    personId: id<'Person'>(personId),
    role,
    origin,
    applicationId: null,
    offerId: null,
  };
  const seated = await seatPerson(run, request, facts, readOverride(run, locked, input.override));
  return seated.ok ? seated : tellAdmission(seated.error, { zone: locked.row.timeZone });
}

type Found =
  | { readonly ok: true; readonly personId: string }
  | { readonly ok: false; readonly refusal: RefusalValue };

async function findOrCreate(
  run: Run,
  locked: LockedCycle,
  input: EnrollmentInputShape,
  facts: Facts | null,
): Promise<Found> {
  const { tx, organizationId, viewer } = run;
  const known = input.personId ?? null;
  if ((known === null) === ((input.displayName ?? null) === null)) {
    const reason = 'Name a person by personId, or somebody new by displayName, and not both.';
    return { ok: false, refusal: invalidInput([{ path: ['personId'], reason }]) };
  }
  if (known !== null) {
    const personId = run.idOf(known, 'Person');
    const row =
      personId === null
        ? null
        : await tx.person.findFirst({
            where: { organizationId, id: personId, AND: [visiblePersons(viewer)] },
            select: { id: true },
          });
    return row === null
      ? { ok: false, refusal: notFound('person', ['personId']) }
      : { ok: true, personId: row.id };
  }
  requireCapability(viewer, 'person.edit', targetOf(locked.row));
  const { name, problems } = readDisplayName(input.displayName, ['displayName']);
  if (problems.length > 0) return { ok: false, refusal: invalidInput(problems) };
  return { ok: true, personId: await createUnclaimedPerson(run, { displayName: name, facts }) };
}

/** What is said now holds; posts that are left out are those on record. */
async function withPostsOnRecord(run: Run, personId: string, given: Facts | null): Promise<Facts> {
  const recorded = await factsOnRecord(run, personId, null);
  if (given === null) return recorded;
  const posts = given.collections['affiliations'];
  return posts === undefined || posts.items.length === 0
    ? { ...given, collections: recorded.collections }
    : given;
}
