import { randomUUIDv7 } from 'node:crypto';
import { expandProgram, id, parseProgram } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { tellProgramProblem } from '../program/errors.ts';
import { cycleColumns } from '../program/program-rows.ts';

defineCommand({
  name: 'createCycle',
  description: 'Drafts a further cycle of a community. Nobody else sees it before it is announced.',
  input: (t) => ({
    communityId: t.id({ required: true, description: 'The community.' }),
    key: t.string({
      required: true,
      description: 'Its key, unlike those of the other cycles of the program: spring-2025.',
    }),
    title: t.string({ description: 'Its title.' }),
    startsOn: t.field({ type: 'LocalDate', description: 'The first day; given together with the last.' }),
    endsOn: t.field({ type: 'LocalDate', description: 'The last day.' }),
  }),
  target: ['communityId', 'Community'],
  success: { cycle: 'Cycle' },
  async run(run) {
    const { input, tx, viewer, organizationId } = run;
    const communityId = run.idOf(input.communityId, 'Community');
    const community =
      communityId === null
        ? null
        : await tx.community.findUnique({
            where: { organizationId_id: { organizationId, id: communityId } },
            select: {
              id: true,
              key: true,
              label: true,
              programId: true,
              organization: { select: { timeZone: true } },
            },
          });
    if (community === null) return { ok: false, refusal: notFound('community', ['communityId']) };
    const communityIds = [id<'Community'>(community.id)];
    requireCapability(viewer, 'cycle.edit', {
      organizationId: id<'Organization'>(organizationId),
      communityIds,
    });
    if (((input.startsOn ?? null) === null) !== ((input.endsOn ?? null) === null)) {
      const reason = 'Give the first day and the last day together.';
      return { ok: false, refusal: invalidInput([{ path: ['endsOn'], reason }]) };
    }
    // The core reads a cycle as a program file would say it, so that both ways have the same rules.
    const parsed = parseProgram({
      formatVersion: 1,
      key: 'draft',
      organization: { key: 'draft', timeZone: community.organization.timeZone },
      communities: [{ key: community.key }],
      cycles: [
        {
          key: input.key,
          community: community.key,
          title: input.title ?? null,
          period:
            typeof input.startsOn === 'string'
              ? { kind: 'dates', start: input.startsOn, end: input.endsOn }
              : null,
        },
      ],
    });
    if (!parsed.ok) {
      const problems = parsed.error.map((problem) => ({
        path: [inputOf(problem.place.pointer)],
        reason: tellProgramProblem(problem),
        ruleId: problem.ruleId,
      }));
      return { ok: false, refusal: invalidInput(problems) };
    }
    const [cycle] = expandProgram(parsed.value.program).cycles;
    if (cycle === undefined) throw new Error('a cycle that was parsed is gone');
    // The program's row is what two who choose the same key wait for.
    await tx.$queryRaw`SELECT 1 FROM program
      WHERE organization_id = ${organizationId}::uuid AND id = ${community.programId}::uuid FOR UPDATE`;
    const siblings = await tx.cycle.findMany({
      where: { organizationId, programId: community.programId },
      orderBy: { position: 'desc' },
      select: { key: true, position: true },
      take: 5_000,
    });
    if (siblings.some(({ key }) => key === cycle.key)) {
      const reason = `The program has a cycle “${cycle.key}” already. Choose another key.`;
      return { ok: false, refusal: invalidInput([{ path: ['key'], reason, ruleId: 'program.keys-unique' }]) };
    }
    const cycleId = randomUUIDv7();
    await tx.cycle.create({
      data: {
        ...cycleColumns(cycle),
        organizationId,
        id: cycleId,
        programId: community.programId,
        communityId: community.id,
        label: cycle.title ?? `${community.label}, ${cycle.key}`,
        position: (siblings[0]?.position ?? 0) + 1,
      },
      select: { id: true },
    });
    await tx.cycleSeats.create({ data: { organizationId, cycleId }, select: { cycleId: true } });
    await recordEvents(run, {
      subjectKind: 'cycle',
      subjectId: cycleId,
      events: [{ kind: 'cycle_drafted' }],
    });
    return { ok: true, value: { cycle: { organizationId, id: cycleId } } };
  },
});

function inputOf(pointer: string): string {
  if (pointer.endsWith('/title')) return 'title';
  return pointer.includes('/period') ? 'endsOn' : 'key';
}
