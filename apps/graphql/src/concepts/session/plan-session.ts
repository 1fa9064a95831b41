import { randomUUIDv7 } from 'node:crypto';
import { decideAdditionalSession, id, type Period, type SessionPlan } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { ModalityType } from '../cycle/type.ts';
import { sessionRefusals } from './errors.ts';
import { insertSession } from './read-session.ts';
import { readTimingInput, SessionTimingInput } from './timing-input.ts';

defineCommand({
  name: 'planSession',
  description: 'Adds a tentative session to a cycle, beyond what its program planned.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    title: t.string({ description: 'Its title.' }),
    timing: t.field({
      type: SessionTimingInput,
      required: true,
      description: 'When it takes place, as far as it is known.',
    }),
    modality: t.field({ type: ModalityType, description: 'How people take part.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { session: 'Session' },
  refusals: [sessionRefusals],
  async run(run) {
    const { input, tx, viewer, organizationId, now } = run;
    const cycleId = run.idOf(input.cycleId, 'Cycle') ?? '';
    await tx.$queryRaw`SELECT 1 FROM cycle WHERE organization_id = ${organizationId}::uuid AND id = ${cycleId}::uuid FOR UPDATE`;
    const cycle = await tx.cycle.findUnique({
      where: { organizationId_id: { organizationId, id: cycleId }, ...visibleCycle(viewer) },
      include: { organization: { select: { timeZone: true } } },
    });
    if (cycle === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'session.plan', targetOfCycle(cycle));
    const read = readTimingInput(input.timing, cycle.timeZone ?? cycle.organization.timeZone, ['timing']);
    if ('problems' in read) return { ok: false, refusal: invalidInput(read.problems) };
    const proposal = {
      id: id<'Session'>(randomUUIDv7()),
      title: input.title?.trim() || null,
      timing: read.timing,
      modality: input.modality ?? null,
    };
    const decision = decideAdditionalSession(toPlan(cycle), proposal, now);
    if (!decision.ok) return { ok: false, refusal: sessionRefusals.tell(decision.error) };
    const { next, events } = decision.value;
    await insertSession(tx, cycle, next);
    await recordEvents(run, { subjectKind: 'session', subjectId: next.id, events });
    return { ok: true, value: { session: { organizationId, id: next.id } } };
  },
});

const additional = { true: 'may_be_agreed', false: 'not_allowed', null: null } as const;

function toPlan(cycle: {
  readonly id: string;
  readonly period: unknown;
  readonly sessionPlan: unknown;
}): SessionPlan {
  const plan = cycle.sessionPlan as {
    readonly minimumSessions: number | null;
    readonly complete: boolean | null;
    readonly additionalByAgreement: boolean | null;
  } | null;
  return {
    cycle: id<'Cycle'>(cycle.id),
    minimumSessions: plan?.minimumSessions ?? null,
    isComplete: plan?.complete ?? false,
    additionalSessions: additional[`${plan?.additionalByAgreement ?? null}`],
    series: [],
    period: cycle.period as Period | null,
  };
}
