import { type CommunityCommandKind, type CommunityStatus, decideCommunity, id } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { communityRefusals } from './errors.ts';
import { countLiveCycles } from './live-cycles.ts';

/** The way of every command about a community's status. */
export async function runCommunityCommand(
  run: CommandRun<{ communityId: string }>,
  command: CommunityCommandKind,
): Promise<CommandOutcome<{ community: 'Community' }>> {
  const { tx, viewer, organizationId } = run;
  const communityId = run.idOf(run.input.communityId, 'Community');
  if (communityId === null) return { ok: false, refusal: notFound('community', ['communityId']) };
  await tx.$queryRaw`SELECT 1 FROM community WHERE organization_id = ${organizationId}::uuid AND id = ${communityId}::uuid FOR UPDATE`;
  const key = { organizationId_id: { organizationId, id: communityId } };
  const row = await tx.community.findUnique({ where: key, select: { status: true } });
  if (row === null) return { ok: false, refusal: notFound('community', ['communityId']) };
  requireCapability(viewer, 'community.edit', {
    organizationId: id<'Organization'>(organizationId),
    communityIds: [id<'Community'>(communityId)],
  });
  const liveCycles = await countLiveCycles(tx, organizationId, communityId);
  const decision = decideCommunity(row.status as CommunityStatus, command, { liveCycles });
  if (!decision.ok) return { ok: false, refusal: communityRefusals.tell(decision.error, ['communityId']) };
  await tx.community.update({
    where: key,
    data: { status: decision.value.next, version: { increment: 1 } },
    select: { id: true },
  });
  await recordEvents(run, {
    subjectKind: 'community',
    subjectId: communityId,
    events: decision.value.events,
  });
  return { ok: true, value: { community: { organizationId, id: communityId } } };
}
