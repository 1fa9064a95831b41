import {
  type ApplicationCommandKind,
  availableApplicationCommands,
  availableEnrollmentCommands,
  availableOfferCommands,
  availableWaitlistCommands,
  type Capability,
  type CapabilityTarget,
  type CommandAvailability,
  type EnrollmentCommandKind,
  type Facts,
  type OfferCommandKind,
  type WaitlistEntryCommandKind,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { may } from '../../platform/policy.ts';
import { type CycleColumns, readCycle } from '../cycle/read-cycle.ts';
import { checkAgainstCycle, type EligibilityRow } from '../eligibility/policy-of-cycle.ts';
import {
  type AvailableCommand,
  AvailableCommandType,
  type CommandDoor,
  tellAvailability,
} from '../lifecycle/available-command.ts';
import { type AdmissionFacts, type Entry, loadFactsOfEntries } from './entry-facts.ts';
import { type AdmissionRefusal, admissionRefusals } from './errors.ts';
import { determinationsOf, factsOnRecordOf } from './facts-on-record.ts';
import { admissionColumns } from './lock-cycle.ts';
import { targetOf } from './policy.ts';
import {
  readAnswers,
  readOverrides,
  toApplication,
  toEnrollment,
  toOffer,
  toWaitlistEntry,
} from './store.ts';

type Doors<Command extends string> = { readonly [C in Command]?: CommandDoor };

const applicationDoors: Doors<ApplicationCommandKind> = {
  saveDraft: door('saveApplication', 'application.submit'),
  submit: door('submitApplication', 'application.submit'),
  requestInformation: door('requestInformation', 'application.review'),
  provideInformation: door('provideInformation', 'application.submit'),
  startReview: door('startReview', 'application.review'),
  markIneligible: door('markIneligible', 'application.decide'),
  shortlist: door('shortlistApplication', 'application.decide'),
  accept: door('acceptApplication', 'application.decide'),
  reject: door('rejectApplication', 'application.decide'),
  waitlist: door('waitlistApplication', 'waitlist.manage'),
  withdraw: door('withdrawApplication', 'application.submit'),
  reopen: door('reopenApplication', 'application.decide'),
};

const offerDoors: Doors<OfferCommandKind> = {
  handOver: door('markOfferHandedOver', 'offer.make'),
  accept: door('acceptOffer', 'offer.answer'),
  decline: door('declineOffer', 'offer.answer'),
  expire: door('expireOffers', 'offer.make'),
  rescind: door('rescindOffer', 'offer.make'),
};

const enrollmentDoors: Doors<EnrollmentCommandKind> = {
  withdraw: door('withdrawEnrollment', 'enrollment.withdraw'),
  remove: door('removeEnrollment', 'enrollment.manage'),
};

const waitlistDoors: Doors<WaitlistEntryCommandKind> = {
  offer: door('offerNextInLine', 'offer.make'),
  leave: door('leaveWaitlist', 'application.submit'),
  reinstate: door('reinstateWaitlistEntry', 'waitlist.manage'),
};

function door(mutation: string, capability: Capability): CommandDoor {
  return { mutation, capability };
}

interface Matter {
  readonly organizationId: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly applicationId: string | null;
  readonly hasApplied: boolean;
  readonly declared: Facts;
  readonly standing: AdmissionFacts['standing'];
}

const cycleOf = batched<RowOfTenant, CycleColumns & EligibilityRow>(
  async (tx, cycles) =>
    inOrder(
      cycles,
      await tx.cycle.findMany({ where: anyOf(cycles), select: admissionColumns, take: cycles.length }),
    ),
  nameOfRow,
);

/** What an enrollment asks of its cycle; its program need not be visible any more. */
const placeOfCycle = batched<RowOfTenant, Pick<CycleColumns, keyof typeof placeColumns>>(
  async (tx, cycles) =>
    inOrder(
      cycles,
      await tx.cycle.findMany({ where: anyOf(cycles), select: placeColumns, take: cycles.length }),
    ),
  nameOfRow,
);

const placeColumns = {
  organizationId: true,
  id: true,
  communityId: true,
  status: true,
  timeZone: true,
} as const;

function anyOf(cycles: readonly RowOfTenant[]) {
  return {
    organizationId: distinct(cycles, ({ organizationId }) => organizationId),
    id: distinct(cycles, ({ id }) => id),
  };
}

function inOrder<Row extends { readonly id: string }>(
  cycles: readonly RowOfTenant[],
  rows: readonly Row[],
): Row[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return cycles.map(({ id }) => {
    const row = rowOf.get(id);
    if (row === undefined) throw new Error(`cycle ${id} is not to be seen`);
    return row;
  });
}

const entryFactsOf = batched<Entry, AdmissionFacts>(
  (tx, entries, { now }) => loadFactsOfEntries(tx, entries, now),
  ({ row, subject }) =>
    `${row.id} ${subject.personId} ${subject.applicationId} ${subject.hasApplied} ${JSON.stringify(subject.standing)}`,
);

/** The same facts on which a command would be decided, as far as the viewer's transaction shows them. */
async function factsOf(ctx: Context, matter: Matter) {
  const { organizationId, cycleId, personId, applicationId, hasApplied, declared, standing } = matter;
  const row = await cycleOf(ctx, { organizationId, id: cycleId });
  const determinations = await determinationsOf(ctx, matter);
  const verdict = checkAgainstCycle(row, declared, determinations, ctx.now);
  const facts = await entryFactsOf(ctx, {
    row,
    cycle: readCycle(row),
    lastSequence: 0,
    subject: {
      personId,
      applicationId,
      wayIn: 'form',
      hasApplied,
      eligibility: verdict.outcome,
      declared,
      wanted: 1,
      standing,
    },
  });
  return { row, facts };
}

/** What stands against a command is told to those who could give it; of the others, that they may not. */
function tell<Command extends string>(
  ctx: Context,
  target: CapabilityTarget,
  zone: string | null,
  availabilities: readonly CommandAvailability<Command, AdmissionRefusal>[],
  doors: Doors<Command>,
): AvailableCommand[] {
  const told = availabilities.map((one): typeof one => {
    const capability = doors[one.command]?.capability;
    if (one.possible || capability === undefined) return one;
    if (!may(ctx.viewer, capability, target)) return { command: one.command, possible: true };
    const [first, ...others] = one.refusals;
    return {
      ...one,
      refusals: [{ ...first, zone }, ...others.map((refusal) => ({ ...refusal, zone }))] as never,
    };
  });
  return tellAvailability(ctx.viewer, target, told, doors, admissionRefusals as never);
}

const description = 'What can be done about it now, and what stands against the rest.';

builder.prismaObjectField('Application', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description,
    resolve: async (application, _args, ctx) => {
      const { organizationId, cycleId, personId } = application;
      const { row, facts } = await factsOf(ctx, {
        organizationId,
        cycleId,
        personId,
        applicationId: application.id,
        hasApplied: application.status !== 'draft',
        declared: readAnswers(application),
        standing: readOverrides(application),
      });
      const availabilities = availableApplicationCommands(toApplication(application), facts, ctx.now);
      return tell(ctx, targetOf(row, personId), row.timeZone, availabilities, applicationDoors);
    },
  }),
);

builder.prismaObjectField('Offer', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description,
    resolve: async (offer, _args, ctx) => {
      const { organizationId, cycleId, personId, applicationId } = offer;
      const declared = await factsOnRecordOf(ctx, { organizationId, personId, applicationId });
      const { row, facts } = await factsOf(ctx, {
        organizationId,
        cycleId,
        personId,
        applicationId,
        hasApplied: true,
        declared,
        standing: readOverrides(offer),
      });
      return tell(
        ctx,
        targetOf(row, personId),
        row.timeZone,
        availableOfferCommands(toOffer(offer), facts, ctx.now),
        offerDoors,
      );
    },
  }),
);

builder.prismaObjectField('WaitlistEntry', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description,
    resolve: async (entry, _args, ctx) => {
      const { organizationId, cycleId, personId, applicationId } = entry;
      const declared = await factsOnRecordOf(ctx, { organizationId, personId, applicationId });
      const { row, facts } = await factsOf(ctx, {
        organizationId,
        cycleId,
        personId,
        applicationId,
        hasApplied: true,
        declared,
        standing: [],
      });
      const availabilities = availableWaitlistCommands(toWaitlistEntry(entry), facts, ctx.now);
      return tell(ctx, targetOf(row, personId), row.timeZone, availabilities, waitlistDoors);
    },
  }),
);

builder.prismaObjectField('Enrollment', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description,
    resolve: async (enrollment, _args, ctx) => {
      const { organizationId, cycleId, personId } = enrollment;
      const cycle = await placeOfCycle(ctx, { organizationId, id: cycleId });
      const availabilities = availableEnrollmentCommands(
        toEnrollment(enrollment),
        { cycleState: cycle.status as never },
        ctx.now,
      );
      return tell(ctx, targetOf(cycle, personId), cycle.timeZone, availabilities, enrollmentDoors);
    },
  }),
);
