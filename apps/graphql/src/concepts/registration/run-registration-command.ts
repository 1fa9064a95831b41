import type { Decision, DomainEvent, Registration, RegistrationRefusal } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { registrationRefusals } from './errors.ts';
import { seesWhole, targetOfRegistration, visibleRegistrations } from './policy.ts';
import { lockRegistration, type RegistrationRow, saveRegistration, toRegistration } from './store.ts';

interface Held {
  readonly row: RegistrationRow;
  readonly registration: Registration;
}

/** Locks a registration that the viewer may know of; `null` for any other. */
export async function holdRegistration(run: CommandRun<{ registrationId: string }>): Promise<Held | null> {
  const { tx, viewer, organizationId } = run;
  const registrationId = run.idOf(run.input.registrationId, 'Registration');
  if (registrationId === null) return null;
  const held = await lockRegistration(tx, organizationId, registrationId);
  if (held === null) return null;
  const visible = await tx.registration.count({
    where: { organizationId, id: registrationId, AND: [visibleRegistrations(viewer)] },
  });
  return visible === 0 ? null : { row: held.row, registration: toRegistration(held.row, held.participants) };
}

/** Refuses whoever may not: staff always may; the payer where `orPayer` is set. */
export function requireRight(
  run: CommandRun<unknown>,
  row: RegistrationRow,
  { orPayer }: { orPayer: boolean },
): void {
  if (orPayer && seesWhole(run.viewer, row)) return;
  requireCapability(run.viewer, 'registration.manage', targetOfRegistration(row));
}

export function registrationNotFound(): CommandOutcome<{ registration: 'Registration' }> {
  return { ok: false, refusal: notFound('registration', ['registrationId']) };
}

/** Stores and records what the core decided, or tells why not. */
export async function finishRegistrationCommand(
  run: CommandRun<{ registrationId: string }>,
  row: RegistrationRow,
  decision: Decision<Registration, DomainEvent, RegistrationRefusal>,
  {
    path,
    paymentReference = null,
  }: { readonly path: readonly string[]; readonly paymentReference?: string | null },
): Promise<CommandOutcome<{ registration: 'Registration' }>> {
  if (!decision.ok) return { ok: false, refusal: registrationRefusals.tell(decision.error, path) };
  const { next, events } = decision.value;
  await saveRegistration(run.tx, row, next, { paymentReference });
  await recordEvents(run, {
    subjectKind: 'registration',
    subjectId: row.id,
    personId: row.personId,
    events,
    notify: [row.personId],
  });
  return { ok: true, value: { registration: { organizationId: row.organizationId, id: row.id } } };
}
