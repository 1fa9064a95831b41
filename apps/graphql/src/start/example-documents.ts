/** One worked example: a document, and its variables where it has some. */
export interface ExampleDocument {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The organization and the cycle that the examples are about; it takes applications when the development clock starts. */
export const exampleCycle = { organizationSlug: 'educational-equity-network', key: 'equity-2024' } as const;

/**
 * The worked examples with which GraphiQL opens; each is run by a test against the seeded server.
 *
 * @param cycleId the id of the example cycle on this server; empty where it was not loaded
 */
export function exampleDocuments(cycleId: string): readonly ExampleDocument[] {
  return [
    {
      query: `# What every organization offers. Anyone may read this.
query Catalog {
  clock { now development }
  organizations {
    edges { node {
      slug
      label
      timeZone
      communities(first: 20) { edges { node { label status } } }
    } }
  }
}
`,
    },
    {
      query: `# A cycle with its dates as instants: they follow the clock change of its time zone.
query Cycle($slug: String!) {
  organization(slug: $slug) {
    communities {
      edges { node {
        label
        cycles(first: 5) {
          edges { node {
            id
            label
            status
            printedDeadline
            sessions(first: 20) { edges { node { label startsAt endsAt } } }
            availableCommands { command possible because { message ruleId } }
          } }
        }
      } }
    }
  }
}
`,
      variables: { slug: exampleCycle.organizationSlug },
    },
    {
      query: `# Could this person join? The verdict with its reasons, and what is still worth asking. Nothing is kept.
query Preview($cycleId: ID!, $person: PersonFactsInput!) {
  eligibilityPreview(cycleId: $cycleId, person: $person) {
    ... on EligibilityPreview {
      verdict {
        outcome
        explanation
        questions { question attribute }
        reasons { depth label outcome decisive quotation }
      }
    }
    ... on Refusal { message }
  }
}
`,
      variables: { cycleId, person: { facts: [{ attribute: 'sessionsAvailable', number: 5 }] } },
    },
    {
      query: `# What a careful reader of the published pages would flag, each with its rule and its place in the file.
query Findings($slug: String!) {
  organization(slug: $slug) {
    gatherings(first: 4) {
      edges { node { label findings { severity ruleId understood quotation place { pointer } } } }
    }
  }
}
`,
      variables: { slug: 'whsa' },
    },
    {
      query: `# Who you are here. Add a token under Headers, or open the page with ?as= and an example person.
query Me {
  viewer { signedIn persons { displayName } }
}
`,
    },
    {
      query: `# Ask to join, as somebody who signs in: open the page with ?as=wisconsin-equity-applicant. The answer is the
# application with its verdict, or a refusal with its rule, such as the second time.
mutation Apply($input: SubmitApplicationInput!) {
  submitApplication(input: $input) {
    ... on SubmitApplicationSuccess {
      application { status eligibility { outcome explanation questions { question } } }
    }
    ... on Refusal { message problems { path code message ruleId } }
  }
}
`,
      variables: {
        input: {
          cycleId,
          displayName: 'Avery Example',
          person: {
            facts: [
              { attribute: 'sessionsAvailable', number: 8 },
              { attribute: 'willEngageInPlatform', boolean: true },
            ],
            posts: [
              {
                facts: [
                  { attribute: 'employerKind', text: 'school_district' },
                  { attribute: 'publicSchool', boolean: true },
                  { attribute: 'state', text: 'Wisconsin' },
                  { attribute: 'educator', boolean: true },
                  { attribute: 'currentlyWorking', boolean: true },
                ],
              },
            ],
            postsComplete: true,
          },
        },
      },
    },
    {
      query: `# Who applied, and what can be done about each now, or why not: ?as=wisconsin-equity-coordinator. Others see
# their own applications only.
query Applications($cycleId: ID!) {
  node(id: $cycleId) {
    ... on Cycle {
      label
      applications(first: 10) {
        edges { node {
          person { displayName }
          status
          availableCommands { command possible because { message ruleId } }
        } }
      }
    }
  }
}
`,
      variables: { cycleId },
    },
    {
      query: `# The development clock stands still until somebody moves it.
mutation MoveClock {
  moveDevelopmentClock(to: "2024-01-20T09:00:00-06:00")
}
`,
    },
  ];
}
