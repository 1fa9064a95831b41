import {
  type Entitlement,
  type Instant,
  id,
  type Money,
  type Quote,
  type Registration,
  type RegistrationParticipant,
  type RegistrationState,
} from '@coterie/core';
import type {
  RegistrationParticipant as ParticipantRow,
  Prisma,
  Registration as RegistrationRow,
} from '../../generated/prisma/client.ts';
import { fromInstant, toInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

export type { ParticipantRow, RegistrationRow };

/** What a registration's row keeps beside its columns. */
interface RegistrationDetails {
  readonly amountDue: Money | null;
  readonly amountPaid: Money | null;
  readonly paymentDueBy: Instant | null;
  readonly transferredTo: string | null;
  readonly reason: string | null;
}

/** An entitlement as it is stored: `fee` is the place of the fee that grants it among those that are taken. */
type StoredEntitlement = Entitlement & { readonly fee: number };

export function readDetails(row: Pick<RegistrationRow, 'details'>): RegistrationDetails {
  return row.details as unknown as RegistrationDetails;
}

export function readQuote(row: Pick<RegistrationRow, 'quote'>): Quote {
  return row.quote as unknown as Quote;
}

export function readMoneyDueBack(row: Pick<RegistrationRow, 'moneyDueBack'>): Money | null {
  return row.moneyDueBack as unknown as Money | null;
}

/** What one participant is entitled to by a registration. */
export function readEntitlements(row: Pick<ParticipantRow, 'entitlements'>): readonly Entitlement[] {
  return (row.entitlements as unknown as readonly StoredEntitlement[]).map(
    ({ fee: _fee, ...entitlement }) => entitlement,
  );
}

/** A row holds one person; the core has one participant for each fee that is taken. */
function toParticipants(row: ParticipantRow): readonly RegistrationParticipant[] {
  const stored = row.entitlements as unknown as readonly StoredEntitlement[];
  return row.feeKeys.map((feeKey, place) => ({
    personId: id<'Person'>(row.personId),
    feeKey,
    entitlements: stored
      .filter(({ fee }) => fee === place)
      .map(({ fee: _fee, ...entitlement }) => entitlement),
  }));
}

/** States in which a registration entitles nobody to anything any more. */
export const finalStates = [
  'cancelled',
  'transferred',
  'expired',
  'rejected',
] as const satisfies readonly RegistrationState[];

export function toRegistration(row: RegistrationRow, participants: readonly ParticipantRow[]): Registration {
  const { amountDue, amountPaid, paymentDueBy, transferredTo, reason } = readDetails(row);
  return {
    id: id<'Registration'>(row.id),
    gatheringId: id<'Gathering'>(row.gatheringId),
    payerId: id<'Person'>(row.personId),
    participants: participants.flatMap(toParticipants),
    state: row.status as RegistrationState,
    registeredAt: toInstant(row.createdAt),
    amountDue,
    amountPaid,
    paymentDueBy,
    moneyDueBack: readMoneyDueBack(row),
    transferredTo: transferredTo === null ? null : id<'Registration'>(transferredTo),
    reason,
  };
}

/** Stores a new registration, with one row for each person, in the order in which they were named. */
export async function insertRegistration(
  tx: Tx,
  organizationId: string,
  registration: Registration,
  quote: Quote,
  at: Instant,
): Promise<void> {
  await tx.registration.create({
    data: {
      organizationId,
      id: registration.id,
      gatheringId: registration.gatheringId,
      personId: registration.payerId,
      status: registration.state,
      quote: json(quote),
      details: json(detailsOf(registration)),
      createdAt: fromInstant(at),
    },
    select: { id: true },
  });
  const personIds = [...new Set(registration.participants.map((participant) => participant.personId))];
  await tx.registrationParticipant.createMany({
    data: personIds.map((personId, position) => ({
      organizationId,
      registrationId: registration.id,
      personId,
      payerId: registration.payerId,
      position,
      ...takenFees(registration, personId),
    })),
  });
}

/** Stores what a decision changed of a registration. */
export async function saveRegistration(
  tx: Tx,
  row: RegistrationRow,
  next: Registration,
  { paymentReference }: { readonly paymentReference?: string | null } = {},
): Promise<void> {
  await tx.registration.update({
    where: { organizationId_id: { organizationId: row.organizationId, id: row.id } },
    data: {
      status: next.state,
      details: json(detailsOf(next)),
      ...(next.moneyDueBack === null ? {} : { moneyDueBack: json(next.moneyDueBack) }),
      ...(paymentReference === undefined || paymentReference === null ? {} : { paymentReference }),
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** Stores that somebody takes the place of a participant, in the price's lines too. */
export async function saveSubstitution(
  tx: Tx,
  row: RegistrationRow,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { organizationId, id: registrationId } = row;
  await tx.registrationParticipant.update({
    where: { organizationId_registrationId_personId: { organizationId, registrationId, personId: from } },
    data: { personId: to },
    select: { id: true },
  });
  const quote = readQuote(row);
  const renamed = {
    ...quote,
    lines: quote.lines.map((line) => (line.participant === from ? { ...line, participant: to } : line)),
    unknown: quote.unknown.map((one) =>
      'participant' in one && one.participant === from ? { ...one, participant: to } : one,
    ),
  };
  await tx.registration.update({
    where: { organizationId_id: { organizationId, id: registrationId } },
    data: { quote: json(renamed) },
    select: { id: true },
  });
}

/** Locks the row of a gathering, so that nobody is registered twice for it at once. */
export async function lockGathering(tx: Tx, organizationId: string, gatheringId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM gathering
    WHERE organization_id = ${organizationId}::uuid AND id = ${gatheringId}::uuid FOR UPDATE`;
  return rows.length > 0;
}

/** Locks a registration and reads it with its participants, in their order. */
export async function lockRegistration(
  tx: Tx,
  organizationId: string,
  registrationId: string,
): Promise<{ readonly row: RegistrationRow; readonly participants: readonly ParticipantRow[] } | null> {
  await tx.$queryRaw`SELECT 1 FROM registration
    WHERE organization_id = ${organizationId}::uuid AND id = ${registrationId}::uuid FOR UPDATE`;
  const found = await tx.registration.findUnique({
    where: { organizationId_id: { organizationId, id: registrationId } },
    include: { participants: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 200 } },
  });
  if (found === null) return null;
  const { participants, ...row } = found;
  return { row, participants };
}

/** What persons are entitled to at a gathering, by registrations that are not final. */
export async function loadEntitled(
  tx: Tx,
  {
    organizationId,
    gatheringId,
    personIds,
    except,
  }: { organizationId: string; gatheringId: string; personIds: readonly string[]; except?: string },
) {
  const rows = await tx.registrationParticipant.findMany({
    where: {
      organizationId,
      personId: { in: [...personIds] },
      registration: { gatheringId, status: { notIn: [...finalStates] } },
      ...(except === undefined ? {} : { registrationId: { not: except } }),
    },
    select: { personId: true, entitlements: true },
    take: 5000,
  });
  return rows.flatMap((row) =>
    readEntitlements(row).map((entitlement) => ({ personId: id<'Person'>(row.personId), entitlement })),
  );
}

function takenFees({ participants }: Registration, personId: string) {
  const taken = participants.filter((one) => one.personId === personId);
  return {
    feeKeys: taken.map((one) => one.feeKey),
    entitlements: json(
      taken.flatMap((one, fee) => one.entitlements.map((entitlement) => ({ ...entitlement, fee }))),
    ),
  };
}

function detailsOf({
  amountDue,
  amountPaid,
  paymentDueBy,
  transferredTo,
  reason,
}: Registration): RegistrationDetails {
  return { amountDue, amountPaid, paymentDueBy, transferredTo, reason };
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
