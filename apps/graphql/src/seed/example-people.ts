import type { OptionalCapability, Role } from '@coterie/core';

/** Somebody whom one can act as on a development server. All of them are plainly invented. */
export interface ExamplePerson {
  /** The subject under which the development issuer vouches for them. */
  readonly subject: string;
  readonly name: string;
  readonly organizationSlug: string | null;
  readonly role: Role;
  /** What one can see or do as them. */
  readonly hint: string;
}

/** What a seeded person brings along beside their name. */
export interface SeededPerson extends ExamplePerson {
  readonly organizationSlug: string;
  /** Roles that were given to them, on the organization or on a community by its key. */
  readonly grants?: readonly {
    readonly role: Role;
    readonly community?: string;
    readonly also?: readonly OptionalCapability[];
  }[];
  readonly training?: { readonly title: string; readonly completedOn: string; readonly expiresOn: string };
  /** Keys of cycles in which they hold, or held, a seat. */
  readonly memberOf?: readonly string[];
  readonly alumnusOf?: readonly string[];
  /** Their posts, by the names of the vocabulary of persons. */
  readonly affiliations?: readonly { readonly [fact: string]: string | boolean }[];
}

export const platformAdministrator: ExamplePerson = {
  subject: 'platform-administrator',
  name: 'Pat Example',
  organizationSlug: null,
  role: 'platform_administrator',
  hint: 'sets up organizations and loads their programs',
};

const training = {
  title: 'Facilitating a community of practice',
  completedOn: '2023-09-12',
  expiresOn: '2025-09-11',
};

/** Whoever runs an organization: an administrator and a coordinator, under its short name. */
function staff(
  organizationSlug: string,
  short: string,
  what: string,
  names: { readonly administrator: string; readonly coordinator: string },
  also: readonly OptionalCapability[] = [],
): readonly SeededPerson[] {
  return [
    {
      subject: `${short}-administrator`,
      name: names.administrator,
      organizationSlug,
      role: 'organization_administrator',
      hint: `administers ${what}: programs, roles, the history`,
      grants: [{ role: 'organization_administrator' }],
    },
    {
      subject: `${short}-coordinator`,
      name: names.coordinator,
      organizationSlug,
      role: 'coordinator',
      hint: `coordinates ${what}${also.length > 0 ? ', and may admit against a rule' : ''}`,
      grants: [{ role: 'coordinator', also }],
    },
  ];
}

function applicant(organizationSlug: string, subject: string, name: string, hint: string): SeededPerson {
  return { subject, name, organizationSlug, role: 'applicant', hint };
}

const equity = 'educational-equity-network';
const cohorts = 'closed-cohorts';
const whsa = 'whsa';
const illinois = 'early-choices';
const california = 'calecse';

const educator = {
  employer: 'Example School District',
  employerKind: 'school_district',
  publicSchool: true,
  state: 'WI',
  role: 'teacher',
  educator: true,
  currentlyWorking: true,
} as const;

/** The example people of the five programs, organization by organization. */
export const seededPeople: readonly SeededPerson[] = [
  ...staff(equity, 'wisconsin-equity', 'the Wisconsin equity program', {
    administrator: 'Ada Example',
    coordinator: 'Casey Example',
  }),
  {
    subject: 'wisconsin-equity-facilitator',
    name: 'Finley Example',
    organizationSlug: equity,
    role: 'facilitator',
    hint: 'facilitates the Wisconsin equity community: sessions and attendance',
    grants: [{ role: 'facilitator', community: 'educational-equity' }],
    training,
  },
  {
    ...applicant(
      equity,
      'wisconsin-equity-applicant',
      'Avery Example',
      'an educator in Wisconsin who may apply until January 26, 2024',
    ),
    affiliations: [educator],
  },
  {
    ...applicant(
      equity,
      'wisconsin-equity-applicant-2',
      'Blake Example',
      'another educator in Wisconsin who may apply',
    ),
    affiliations: [educator],
  },
  applicant(equity, 'wisconsin-equity-applicant-3', 'Cameron Example', 'who has not said where they work'),
  ...staff(whsa, 'whsa', 'the WHSA communities', {
    administrator: 'Adrian Example',
    coordinator: 'Corey Example',
  }),
  {
    subject: 'whsa-facilitator',
    name: 'Francis Example',
    organizationSlug: whsa,
    role: 'facilitator',
    hint: 'facilitates the Data Management community of WHSA',
    grants: [{ role: 'facilitator', community: 'data-management' }],
  },
  {
    subject: 'whsa-participant',
    name: 'Parker Example',
    organizationSlug: whsa,
    role: 'member',
    hint: 'is in Family Services and in Data Management, whose April sessions clash as printed',
    memberOf: ['family-services-2023-24', 'data-management-2023-24'],
  },
  {
    subject: 'whsa-participant-2',
    name: 'Peyton Example',
    organizationSlug: whsa,
    role: 'member',
    hint: 'is in Coaches and in ERSEA, which do not clash',
    memberOf: ['coaches-2023-24', 'ersea-2023-24'],
  },
  applicant(whsa, 'whsa-payer', 'Quinn Example', 'registers colleagues for a gathering and pays for them'),
  ...staff(
    cohorts,
    'closed-cohorts',
    'the closed cohorts',
    { administrator: 'Alex Example', coordinator: 'Charlie Example' },
    ['entry.override'],
  ),
  ...(['Frankie Example', 'Flynn Example'] as const).map(
    (name, index): SeededPerson => ({
      subject: `closed-cohorts-facilitator-${index + 1}`,
      name,
      organizationSlug: cohorts,
      role: 'facilitator',
      hint: 'a trained facilitator, not assigned to a cycle yet',
      grants: [{ role: 'facilitator', community: 'coaches' }],
      training,
    }),
  ),
  {
    subject: 'closed-cohorts-facilitator-untrained',
    name: 'Farah Example',
    organizationSlug: cohorts,
    role: 'facilitator',
    hint: 'would facilitate, but has no training on record',
    grants: [{ role: 'facilitator', community: 'coaches' }],
  },
  applicant(cohorts, 'closed-cohorts-applicant', 'Armani Example', 'asks to join a cohort, and may be late'),
  ...staff(illinois, 'illinois', 'the Illinois program', {
    administrator: 'Ariel Example',
    coordinator: 'Cody Example',
  }),
  {
    subject: 'illinois-alumnus',
    name: 'Logan Example',
    organizationSlug: illinois,
    role: 'alumnus',
    hint: 'took part in the first group, and still sees its people and resources',
    alumnusOf: ['group-1'],
  },
  {
    subject: 'illinois-alumnus-2',
    name: 'Morgan Example',
    organizationSlug: illinois,
    role: 'alumnus',
    hint: 'took part in the first group, too',
    alumnusOf: ['group-1'],
  },
  {
    subject: 'illinois-alumnus-of-group-2',
    name: 'Noel Example',
    organizationSlug: illinois,
    role: 'alumnus',
    hint: 'took part in the second group, and sees nobody of the first',
    alumnusOf: ['group-2'],
  },
  ...staff(california, 'california', 'the California communities', {
    administrator: 'Angel Example',
    coordinator: 'Carmen Example',
  }),
  {
    ...applicant(
      california,
      'california-applicant',
      'Robin Example',
      'works in a school district of California',
    ),
    affiliations: [
      {
        employer: 'Example Unified School District',
        employerKind: 'school_district',
        state: 'CA',
        currentlyWorking: true,
      },
    ],
  },
  {
    ...applicant(
      california,
      'california-applicant-2',
      'Sasha Example',
      'worked in a county office once, and elsewhere now',
    ),
    affiliations: [
      {
        employer: 'Example County Office of Education',
        employerKind: 'county_office_of_education',
        state: 'CA',
        currentlyWorking: false,
      },
    ],
  },
];

export const examplePeople: readonly ExamplePerson[] = [
  ...seededPeople.map(({ subject, name, organizationSlug, role, hint }) => ({
    subject,
    name,
    organizationSlug,
    role,
    hint,
  })),
  platformAdministrator,
];
