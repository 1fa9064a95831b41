import type { CommunityScope, CommunityStatus, Program } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { EditorNoteType } from '../provenance/annotations.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';
import { RegionType } from '../region/type.ts';

export const CommunityStatusType = builder.enumType('CommunityStatus', {
  description: 'Whether a community operates; apart from its maturity.',
  values: {
    ANNOUNCED: { value: 'announced', description: 'Coming soon.' },
    ACTIVE: { value: 'active', description: 'It runs cycles.' },
    PAUSED: { value: 'paused', description: 'It rests.' },
    ARCHIVED: { value: 'archived', description: 'It is history.' },
  } satisfies Record<string, { value: CommunityStatus; description: string }>,
});

const CommunityScopeType = builder.enumType('CommunityScope', {
  description: 'Where a community is for.',
  values: {
    ORGANIZATION: { value: 'organization', description: 'The whole area of the organization.' },
    REGIONS: { value: 'regions', description: 'Some of its regions.' },
    UNKNOWN: { value: 'unknown', description: 'Not published.' },
  } satisfies Record<string, { value: CommunityScope['kind']; description: string }>,
});

interface Maturity {
  readonly stage: string;
  readonly vocabulary: string | null;
  readonly reason: string | null;
}

const MaturityType = builder.objectRef<Maturity>('Maturity').implement({
  description: 'The stage that a community has reached, by one version of the literature.',
  fields: (t) => ({
    stage: t.exposeString('stage', { nullable: false, description: 'The stage: coalescing, maturing.' }),
    vocabulary: t.exposeString('vocabulary', { description: 'The version of the stages: 1998 or 2002.' }),
    reason: t.exposeString('reason', { description: 'Why it is judged so.' }),
  }),
});

interface CommunityDetails {
  readonly maturityReason: string | null;
  readonly editorsNotes: Program['editorsNotes'];
}

function readDetails(row: { readonly details: unknown }): CommunityDetails {
  return { maturityReason: null, editorsNotes: [], ...(row.details as Partial<CommunityDetails>) };
}

/** More regions than a community can name. */
const mostRegions = 2_000;

builder.prismaNode('Community', {
  description: 'People with a shared concern who meet to learn together.',
  id: { resolve: rowId },
  findUnique: rowKey,
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key in the program file.' }),
    title: t.exposeString('title', { description: 'Its title; null where none is published.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the title, or a computed label.',
    }),
    purpose: t.exposeString('purpose', { description: 'What it is for, in the words of the program.' }),
    audience: t.exposeString('audience', { description: 'Whom it addresses, in the words of the program.' }),
    status: t.field({
      type: CommunityStatusType,
      nullable: false,
      description: 'Whether it operates.',
      resolve: ({ status }) => status as CommunityStatus,
    }),
    scope: t.field({
      type: CommunityScopeType,
      nullable: false,
      description: 'Where it is for.',
      resolve: ({ scope }) => scope as CommunityScope['kind'],
    }),
    regions: t.field({
      type: [RegionType],
      nullable: false,
      description: 'The regions that it serves, where it serves some.',
      select: (_args, _ctx, nestedSelection) => ({
        regions: {
          take: mostRegions,
          orderBy: { region: { position: 'asc' } },
          select: { region: nestedSelection(true) },
        },
      }),
      resolve: (community) =>
        (community.regions as unknown as { region: never }[]).map(({ region }) => region),
    }),
    maturity: t.field({
      type: MaturityType,
      description: 'How mature it is; null where nobody has judged it.',
      resolve: (community) =>
        community.maturityStage === null
          ? null
          : {
              stage: community.maturityStage,
              vocabulary: community.maturityVocabulary,
              reason: readDetails(community).maturityReason,
            },
    }),
    editorNotes: t.field({
      type: [EditorNoteType],
      nullable: false,
      description: 'What a person added by hand.',
      resolve: (community) => [...readDetails(community).editorsNotes],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (community) => readProvenance(community.provenance),
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    organization: t.relation('organization', {
      nullable: false,
      description: 'The organization that hosts it.',
    }),
  }),
});
