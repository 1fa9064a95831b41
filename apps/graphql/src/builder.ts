import type { JsonValue } from '@coterie/core';
import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { GraphQLError } from 'graphql';
import {
  DateTimeISOResolver,
  JSONResolver,
  LocalDateResolver,
  LocalTimeResolver,
  TimeZoneResolver,
} from 'graphql-scalars';
import type { Context } from './context.ts';
import type PrismaTypes from './generated/pothos-types.ts';
import { getDatamodel } from './generated/pothos-types.ts';
import { decodeGlobalId } from './platform/global-id.ts';

const mostNodes = 100;

/** The schema builder: plugins and scalars, no types. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: true;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    DateTime: { Input: Date; Output: Date | string };
    LocalDate: { Input: string; Output: string };
    LocalTime: { Input: string; Output: string };
    TimeZone: { Input: string; Output: string };
    JSON: { Input: JsonValue; Output: unknown };
  };
}>({
  plugins: [DataloaderPlugin, RelayPlugin, PrismaPlugin],
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    decodeGlobalID: (text) => {
      const decoded = decodeGlobalId(text);
      if (decoded === null)
        throw new GraphQLError('This is not an id of this server.', {
          extensions: { code: 'BAD_USER_INPUT' },
        });
      return { typename: decoded.type, id: `${decoded.organizationId}:${decoded.id}` };
    },
    encodeGlobalID: (typename, id) => Buffer.from(`${typename}:${id}`).toString('base64url'),
    nodesOnConnection: false,
    nodesQueryOptions: {
      resolve: (_root, { ids }, _ctx, _info, resolveNodes) => {
        // Each id may be a statement of its own.
        if (ids.length > mostNodes)
          throw new GraphQLError(`These are too many ids: at most ${mostNodes} at once.`, {
            extensions: { code: 'BAD_USER_INPUT' },
          });
        return resolveNodes(ids);
      },
    },
  },
  prisma: {
    client: (context) => context.db as never,
    dmmf: getDatamodel(),
    defaultConnectionSize: 20,
    maxConnectionSize: 100,
    filterConnectionTotalCount: true,
    onUnusedQuery: null,
  },
});

builder.addScalarType('DateTime', DateTimeISOResolver as never);
builder.addScalarType('LocalDate', LocalDateResolver as never);
builder.addScalarType('LocalTime', LocalTimeResolver as never);
builder.addScalarType('TimeZone', TimeZoneResolver as never);
builder.addScalarType('JSON', JSONResolver as never);

builder.queryType({ description: 'What can be read.' });
builder.mutationType({
  description: 'What can be done. Every mutation answers with its success or a named refusal.',
});
