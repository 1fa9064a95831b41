import type { Clock } from '../platform/clock.ts';
import { examplePeople } from '../seed/example-people.ts';

/** What the terminal says once the server answers: address, data, clock, and how to act as somebody. */
export function describeStart({
  address,
  place,
  clock,
  development,
}: {
  address: string;
  place: string;
  clock: Clock;
  development: boolean;
}): string[] {
  const lines = [
    '',
    `Coterie answers at ${address}`,
    `  GraphQL  ${address}/graphql`,
    `  Data     ${place}`,
    clock.kind === 'development'
      ? `  Clock    stands at ${clock.now().toISOString()}; the mutation moveDevelopmentClock moves it`
      : '  Clock    real time',
  ];
  if (!development) {
    return [
      ...lines,
      '  Nobody can sign in yet: this server is no issuer of its own in production or beyond loopback.',
    ];
  }
  const width = Math.max(...examplePeople.map(({ subject }) => subject.length));
  return [
    ...lines,
    '',
    'Act as one of the example people (all invented): open the link, or send the token as a bearer token.',
    `  curl -s ${address}/token/SUBJECT`,
    ...examplePeople.map(({ subject, hint }) => `  ${subject.padEnd(width)}  ${hint}`),
    `  ${'(no token)'.padEnd(width)}  a visitor`,
    '',
    `GraphiQL as one of them: ${address}/graphql?as=SUBJECT`,
    'Ctrl-C stops the server and its database.',
  ];
}
