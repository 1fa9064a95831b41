import { randomUUIDv7 } from 'node:crypto';
import type { CapabilityTarget } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput } from '../../platform/refusal.ts';
import type { ResourceVisibility } from './type.ts';

export interface ResourceToShare {
  readonly title: string;
  readonly kind?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly visibility: ResourceVisibility;
}

const longest = { title: 300, kind: 50, url: 2000 } as const;

/** What is wrong with a resource, with its place in the input. */
function findResourceProblems({ title, kind, url }: ResourceToShare): { path: string[]; reason: string }[] {
  const problems: { path: string[]; reason: string }[] = [];
  const mustBeLine = (name: 'title' | 'kind', text: string) => {
    if (text.trim() === '' || text.length > longest[name] || /[\r\n\t]/.test(text)) {
      problems.push({
        path: [name],
        reason: `Give the ${name} in one line of 1 to ${longest[name]} characters.`,
      });
    }
  };
  mustBeLine('title', title);
  if (kind !== null && kind !== undefined) mustBeLine('kind', kind);
  if (url !== null && url !== undefined && !isWebAddress(url)) {
    problems.push({
      path: ['url'],
      reason: `Give an address that begins with https:// or http://, of at most ${longest.url} characters and without a password.`,
    });
  }
  return problems;
}

/** Only what a browser opens as a page: no scripts, no files, and nobody's password. */
function isWebAddress(text: string): boolean {
  if (text.length > longest.url || text !== text.trim() || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (
    (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && hostname !== ''
  );
}

/** Shares a resource at a place that the viewer is known to see. */
export async function shareResource(
  run: CommandRun<ResourceToShare>,
  place: { readonly cycleId: string } | { readonly communityId: string },
  target: CapabilityTarget,
): Promise<CommandOutcome<{ resource: 'Resource' }>> {
  const { tx, input, organizationId } = run;
  requireCapability(run.viewer, 'resource.manage', target);
  const problems = findResourceProblems(input);
  if (problems.length > 0) return { ok: false, refusal: invalidInput(problems) };
  const resourceId = randomUUIDv7();
  const { title, kind, url, visibility } = input;
  await tx.resource.create({
    data: {
      organizationId,
      id: resourceId,
      ...place,
      title: title.trim(),
      kind: kind?.trim() ?? 'link',
      url: url ?? null,
      visibility,
      provenance: [{ path: '', basis: 'entered', printed: null, quotation: null, note: null }],
      addedAt: fromInstant(run.now),
    },
    select: { id: true },
  });
  await recordEvents(run, {
    subjectKind: 'resource',
    subjectId: resourceId,
    events: [{ kind: 'resource_added' }],
  });
  return { ok: true, value: { resource: { organizationId, id: resourceId } } };
}
