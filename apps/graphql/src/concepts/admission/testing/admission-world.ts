import { expect } from 'vitest';
import { seedPrograms } from '../../../seed/seed-programs.ts';
import { type Answer, startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

/** An educator whom the rule of the equity program lets in. */
export const eligibleEducator = {
  facts: [
    { attribute: 'sessionsAvailable', number: 8 },
    { attribute: 'willEngageInPlatform', boolean: true },
  ],
  posts: [
    {
      facts: [
        { attribute: 'employer', text: 'Example School District' },
        { attribute: 'employerKind', text: 'school_district' },
        { attribute: 'publicSchool', boolean: true },
        { attribute: 'state', text: 'WI' },
        { attribute: 'educator', boolean: true },
        { attribute: 'currentlyWorking', boolean: true },
      ],
    },
  ],
  postsComplete: true,
};

export interface AdmissionWorld extends TestServer {
  /** Sends a mutation of one input and gives back what it answers with, whatever that is. */
  command(subject: string | null, name: string, input: object, selection?: string): Promise<Answer['data']>;
  /** As `command`, where it must succeed. */
  carryOut(subject: string | null, name: string, input: object, selection?: string): Promise<Answer['data']>;
  read(subject: string | null, query: string, variables?: Record<string, unknown>): Promise<Answer['data']>;
  /** The global id of a cycle. */
  cycleId(slug: string, key: string): Promise<string>;
}

const problems = '... on Refusal { message problems { path code message ruleId } }';

/** The five programs with their example people, spoken to over HTTP. */
export async function openAdmissionWorld(options: { now?: string } = {}): Promise<AdmissionWorld> {
  const server = await startTestServer(options);
  await seedPrograms(server.database, {
    now: new Date(options.now ?? '2024-01-15T15:00:00Z'),
    examplePeople: true,
  });
  const read: AdmissionWorld['read'] = async (subject, query, variables = {}) => {
    const answer = await server.send(subject, query, variables);
    expect(answer.errors, JSON.stringify(answer.errors)).toBeUndefined();
    return answer.data;
  };
  const command: AdmissionWorld['command'] = async (subject, name, input, selection = '__typename') => {
    const typeName = name.charAt(0).toUpperCase() + name.slice(1);
    const query = `mutation ($input: ${typeName}Input!) { ${name}(input: $input) { __typename ... on ${typeName}Success { ${selection} } ${problems} } }`;
    return (await read(subject, query, { input }))[name];
  };
  return {
    ...server,
    read,
    command,
    async carryOut(subject, name, input, selection) {
      const answer = await command(subject, name, input, selection);
      expect(answer, JSON.stringify(answer)).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
      return answer;
    },
    async cycleId(slug, key) {
      const { organization } = await read(
        null,
        'query ($slug: String!) { organization(slug: $slug) { cycles(first: 100) { edges { node { id key } } } } }',
        { slug },
      );
      const found = organization.cycles.edges.find(
        (edge: { node: { key: string } }) => edge.node.key === key,
      );
      expect(found).toBeDefined();
      return found.node.id;
    },
  };
}
