import { randomUUIDv7 } from 'node:crypto';
import {
  decideProgramLoading,
  type ExpandedProgram,
  expandProgram,
  type LoadingRefusal,
  labelOrganization,
  type Program,
  type Refusals,
} from '@coterie/core';
import type { ReadProgram } from '@coterie/programs';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { hasSameContent } from './has-same-content.ts';
import { toProgramRows } from './program-rows.ts';

/** What a program row keeps in its details. */
export interface ProgramDetails {
  readonly language: string | null;
  readonly season: Program['season'];
  /** What its rules may name beyond what all rules may. */
  readonly vocabulary: Program['vocabulary'];
  readonly referenceDates: Program['referenceDates'];
  readonly source: Program['source'];
  readonly pricesComplete: boolean | null;
  readonly otherMoney: ExpandedProgram['otherMoney'];
  readonly policies: ExpandedProgram['policies'];
  readonly instruments: ExpandedProgram['instruments'];
  readonly results: ExpandedProgram['results'];
  readonly texts: Program['texts'];
  readonly holidays: Program['holidays'];
}

export type StoredProgram =
  | { readonly outcome: 'stored' | 'unchanged'; readonly programId: string }
  | { readonly outcome: 'refused'; readonly refusals: Refusals<LoadingRefusal> };

/** Makes the row of an organization, from what a program file says of it. */
export async function storeOrganization(tx: Tx, id: string, program: Program): Promise<void> {
  const { organization } = program;
  await tx.organization.create({
    data: {
      id,
      slug: organization.key,
      name: organization.name,
      label: labelOrganization(organization).text,
      timeZone: organization.timeZone,
      currency: organization.currency,
      locale: organization.locale,
      provenance: json(organization.provenance),
    },
    select: { id: true },
  });
}

/**
 * Writes the rows of a program into an organization, as the core decides; the caller's transaction acts
 * in it. A program of that key that is there already is left alone: it is `unchanged` or refused.
 */
export async function storeProgram(
  tx: Tx,
  { organizationId, read, now }: { organizationId: string; read: ReadProgram; now: Date },
): Promise<StoredProgram> {
  const { program } = read;
  // Two loads of one key must not both find nothing; the organization's row is what they wait for.
  await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  const there = await tx.program.findUnique({
    where: { organizationId_key: { organizationId, key: program.key } },
    select: { id: true, source: { select: { document: true } } },
  });
  const isSame = there?.source != null && hasSameContent(there.source.document, program);
  const decision = decideProgramLoading({
    organizationKey: program.organization.key,
    into: null,
    programKey: program.key,
    loaded: there === null ? 'nothing' : isSame ? 'same' : 'different',
  });
  if (!decision.ok) return { outcome: 'refused', refusals: decision.error };
  if (there !== null) return { outcome: 'unchanged', programId: there.id };
  const programId = randomUUIDv7();
  const expanded = expandProgram(program);
  const details: ProgramDetails = {
    language: expanded.language,
    season: expanded.season,
    vocabulary: expanded.vocabulary,
    referenceDates: expanded.referenceDates,
    source: program.source,
    pricesComplete: expanded.pricesComplete,
    otherMoney: expanded.otherMoney,
    policies: expanded.policies,
    instruments: expanded.instruments,
    results: expanded.results,
    texts: program.texts,
    holidays: program.holidays,
  };
  await tx.program.create({
    data: {
      organizationId,
      id: programId,
      key: program.key,
      title: program.title,
      label: program.title ?? `Program “${program.key}” (title not published)`,
      season: program.season?.label ?? program.season?.key ?? null,
      findings: json(read.findings),
      editorNotes: json(program.editorsNotes),
      contacts: json(program.organization.contacts),
      details: json(details),
      provenance: json(program.provenance),
      loadedAt: now,
    },
    select: { id: true },
  });
  await tx.programSource.create({
    data: { organizationId, programId, name: read.name, document: json(program) },
    select: { programId: true },
  });
  const rows = toProgramRows(expanded, { organizationId, programId, loadedAt: now });
  await tx.region.createMany({ data: rows.regions });
  await tx.community.createMany({ data: rows.communities });
  await tx.communityRegion.createMany({ data: rows.communityRegions });
  await tx.cycle.createMany({ data: rows.cycles });
  await tx.cycleSeats.createMany({ data: rows.cycleSeats });
  await tx.gathering.createMany({ data: rows.gatherings });
  await tx.session.createMany({ data: rows.sessions });
  await tx.sessionCycle.createMany({ data: rows.sessionCycles });
  await tx.fee.createMany({ data: rows.fees });
  await tx.resource.createMany({ data: rows.resources });
  return { outcome: 'stored', programId };
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
