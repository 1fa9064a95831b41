import type { Vocabulary } from '../rules/vocabulary.ts';

/**
 * What an eligibility rule may name of a person. An organization extends it with what its own
 * programs ask for. A rule that needs several things of one post asks for them by
 * `{ some: 'affiliations', where: … }`.
 */
export const personVocabulary = {
  attributes: {
    sessionsAvailable: {
      kind: 'number',
      label: 'Live sessions that the person can attend',
      question: 'How many of the live sessions can you attend?',
      unit: 'sessions',
      min: 0,
      whole: true,
    },
    willEngageInPlatform: {
      kind: 'boolean',
      label: 'Will engage in the virtual platform',
      question: 'Will you engage in the virtual platform between the sessions?',
    },
    hoursAvailable: {
      kind: 'number',
      label: 'Hours a week for work between the sessions',
      question: 'How many hours a week can you give to work between the sessions?',
      unit: 'hours a week',
      min: 0,
      max: 168,
    },
    willCarryOutProject: {
      kind: 'boolean',
      label: 'Will carry out a project',
      question: 'Will you plan and carry out a project of your own?',
    },
    trainedFacilitator: {
      kind: 'boolean',
      label: 'Has a current training as facilitator',
      question: null,
    },
    cyclesCompleted: {
      kind: 'number',
      label: 'Earlier cycles completed',
      question: null,
      unit: 'cycles',
      min: 0,
      whole: true,
    },
    cyclesMissed: {
      kind: 'number',
      label: 'Earlier cycles joined and not attended',
      question: null,
      unit: 'cycles',
      min: 0,
      whole: true,
    },
  },
  collections: {
    affiliations: {
      label: 'Posts',
      itemLabel: 'Post',
      question: 'Where else do you work?',
      attributes: {
        employer: {
          kind: 'text',
          label: 'Employer',
          question: 'Who employs you?',
        },
        employerKind: {
          kind: 'choice',
          label: 'Kind of employer',
          question: 'What kind of employer is it?',
          choices: [
            { value: 'school_district', label: 'School district' },
            { value: 'selpa', label: 'Special Education Local Plan Area (SELPA)' },
            { value: 'county_office_of_education', label: 'County office of education' },
            { value: 'head_start', label: 'Head Start program' },
            { value: 'state_agency', label: 'State agency' },
            { value: 'child_care', label: 'Child care provider' },
            { value: 'higher_education', label: 'College or university' },
            {
              value: 'technical_assistance',
              label: 'Technical assistance or professional development provider',
            },
            { value: 'other', label: 'Another employer' },
          ],
        },
        state: {
          kind: 'text',
          label: 'State',
          question: 'In which state is the post?',
        },
        county: {
          kind: 'text',
          label: 'County',
          question: 'In which county is the post?',
          optional: true,
        },
        district: {
          kind: 'text',
          label: 'District',
          question: 'In which school district is the post?',
          optional: true,
        },
        region: {
          kind: 'text',
          label: 'Service region',
          question: 'In which service region is the post?',
          optional: true,
        },
        role: {
          kind: 'choice',
          label: 'Role',
          question: 'What is your role there?',
          choices: [
            { value: 'teacher', label: 'Teacher or provider' },
            { value: 'practitioner', label: 'School-site practitioner' },
            { value: 'specialist', label: 'Specialist' },
            { value: 'coach', label: 'Coach' },
            { value: 'home_visitor', label: 'Home visitor' },
            { value: 'family_services', label: 'Family services' },
            { value: 'health', label: 'Health' },
            { value: 'mental_health', label: 'Mental health' },
            { value: 'data_manager', label: 'Data management' },
            { value: 'education_manager', label: 'Education manager' },
            { value: 'program_designer', label: 'Program designer' },
            { value: 'professional_development_provider', label: 'Provider of professional development' },
            { value: 'administrator', label: 'Administrator' },
            { value: 'leader', label: 'Leader' },
            { value: 'support_staff', label: 'Support staff' },
            { value: 'other', label: 'Another role' },
          ],
        },
        educator: {
          kind: 'boolean',
          label: 'Works as an educator',
          question: 'Do you work as an educator there?',
        },
        gradeBand: {
          kind: 'choices',
          label: 'Ages or grades served',
          question: 'Which ages or grades do you serve there?',
          choices: [
            { value: 'birth_to_three', label: 'Birth to three' },
            { value: 'pre_k', label: 'Pre-kindergarten' },
            { value: 'elementary', label: 'Kindergarten and elementary' },
            { value: 'middle', label: 'Middle grades' },
            { value: 'high', label: 'High school' },
            { value: 'adult', label: 'Adults' },
          ],
        },
        publicSchool: {
          kind: 'boolean',
          label: 'Public school or district',
          question: 'Is it a public school or district?',
        },
        worksDirectlyWithChildren: {
          kind: 'boolean',
          label: 'Works directly with children and families',
          question: 'Do you work directly with children and families there?',
        },
        currentlyWorking: {
          kind: 'boolean',
          label: 'Currently working in the post',
          question: 'Do you currently work there?',
        },
        since: {
          kind: 'date',
          label: 'In the post since',
          question: 'Since when have you worked there?',
        },
        until: {
          kind: 'date',
          label: 'In the post until',
          question: 'Until when did you work there?',
          optional: true,
        },
      },
    },
  },
  referenceDates: {
    today: 'the day of the check',
    applicationDeadline: 'the last day to apply',
    cycleStart: 'the first day of the cycle',
    cycleEnd: 'the last day of the cycle',
  },
} as const satisfies Vocabulary;
