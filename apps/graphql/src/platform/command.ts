import type { Instant } from '@coterie/core';
import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';
import { type Context, closeReading, presentOf, renewReading } from '../context.ts';
import type PrismaTypes from '../generated/pothos-types.ts';
import { checkTexts } from './check-texts.ts';
import { decodeGlobalId, type GlobalId } from './global-id.ts';
import { commonRefusals, invalidInput, notFound, type RefusalGroup, type RefusalValue } from './refusal.ts';
import { inTransaction, type Tx } from './tenant-transaction.ts';
import { enterAs, type Viewer } from './viewer.ts';

type BuilderTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;
type InputFields = PothosSchemaTypes.InputFieldBuilder<BuilderTypes, 'InputObject'>;

/** A row named by its keys, as a command's success gives it back. */
export interface RowKey {
  readonly organizationId: string;
  readonly id: string;
}

type Model = keyof PrismaTypes & string;
type SuccessFields = Readonly<Record<string, Model | readonly [Model]>>;
type SuccessValue<Fields extends SuccessFields> = {
  readonly [Field in keyof Fields]: Fields[Field] extends readonly [Model]
    ? readonly RowKey[]
    : RowKey | null;
};

/** What a command is given: a writing transaction that acts in one organization. */
export interface CommandRun<Input> {
  readonly input: Input;
  readonly tx: Tx;
  readonly viewer: Viewer;
  readonly now: Instant;
  /** The organization in which the command acts, decoded from its input. */
  readonly organizationId: string;
  /** The row that an id of the input names, if it is of that type and organization. */
  readonly idOf: (text: string, type: string) => string | null;
  readonly ctx: Context;
  /** Runs once the transaction has been committed. */
  readonly afterCommit: (work: () => void) => void;
}

export type CommandOutcome<Fields extends SuccessFields> =
  | { readonly ok: true; readonly value: SuccessValue<Fields> }
  | { readonly ok: false; readonly refusal: RefusalValue };

export interface CommandDefinition<Fields extends InputFieldMap, Success extends SuccessFields> {
  /** The operation's name: `openApplications`. */
  readonly name: string;
  readonly description: string;
  readonly input: (t: InputFields) => Fields;
  /** The input field whose id tells the organization, and the type that the id must name. */
  readonly target: readonly [field: string, type: string] | 'platform';
  /** The command makes the account a person of the organization if it is none yet. */
  readonly joins?: boolean;
  /** Fields of the success type, each a row of the named model. */
  readonly success: Success;
  // biome-ignore lint/suspicious/noExplicitAny: a group of any refusals will do here
  readonly refusals?: readonly RefusalGroup<any>[];
  /** Inputs that may be long texts, such as a program file; they are checked by their own reader. */
  readonly longTexts?: readonly string[];
  readonly run: (run: CommandRun<InputShapeFromFields<Fields>>) => Promise<CommandOutcome<Success>>;
}

class Refused extends Error {
  readonly refusal: RefusalValue;
  constructor(refusal: RefusalValue) {
    super('refused');
    this.refusal = refusal;
  }
}

/**
 * Adds one mutation: input type, success type, union, and the way of a request. The decision and what
 * it stores are one transaction; a refusal rolls it back; the response is read after the commit.
 */
export function defineCommand<Fields extends InputFieldMap, Success extends SuccessFields>(
  command: CommandDefinition<Fields, Success>,
): void {
  const typeName = command.name.charAt(0).toUpperCase() + command.name.slice(1);
  const input = builder.inputType(`${typeName}Input`, {
    description: `Input of ${command.name}.`,
    fields: command.input as (t: InputFields) => InputFieldMap,
  });
  const success = defineSuccess(`${typeName}Success`, command);
  const refusalNames = [
    ...new Set([commonRefusals, ...(command.refusals ?? [])].flatMap((group) => group.typeNames)),
  ];
  const result = builder.unionType(`${typeName}Result`, {
    description: `What ${command.name} answers with: its success, or why not.`,
    types: [success, ...refusalNames] as never,
    resolveType: (value) => (value as { typeName: string }).typeName,
  });
  builder.mutationField(command.name, (t) =>
    t.field({
      type: result,
      nullable: false,
      description: command.description,
      args: {
        input: t.arg({ type: input, required: true, description: 'What it is about, and what is wanted.' }),
      },
      resolve: async (_root, args, ctx) =>
        (await runCommand(command, typeName, args.input as never, ctx)) as never,
    }),
  );
}

async function runCommand<Fields extends InputFieldMap, Success extends SuccessFields>(
  command: CommandDefinition<Fields, Success>,
  typeName: string,
  input: InputShapeFromFields<Fields>,
  ctx: Context,
): Promise<object> {
  // The selection of the field before this one is done; its transaction must not see this one's rows.
  await closeReading(ctx);
  const answer = await decide(command, input, ctx);
  await renewReading(ctx);
  return answer.ok ? { typeName: `${typeName}Success`, ...answer.value } : answer.refusal;
}

async function decide<Fields extends InputFieldMap, Success extends SuccessFields>(
  command: CommandDefinition<Fields, Success>,
  input: InputShapeFromFields<Fields>,
  ctx: Context,
): Promise<CommandOutcome<Success>> {
  if (ctx.identity === null) throw unauthenticated();
  const textProblems = checkTexts(input, command.longTexts ?? []);
  if (textProblems.length > 0) return { ok: false, refusal: invalidInput(textProblems) };
  const target = readTarget(command, input);
  if (target === null)
    return { ok: false, refusal: notFound(targetWord(command), [command.target[0] as string]) };
  const after: (() => void)[] = [];
  try {
    const outcome = await inTransaction(ctx.database, { role: 'coterie_public' }, async (tx) => {
      after.length = 0;
      const viewer = await enterAs(tx, ctx.identity, {
        ...(target === 'platform' ? {} : { organizationId: target.organizationId }),
        joins: command.joins ?? false,
      });
      const organizationId = target === 'platform' ? '' : target.organizationId;
      const done = await command.run({
        input,
        tx,
        viewer,
        now: presentOf(ctx.clock),
        organizationId,
        idOf: (text, type) => {
          const decoded = decodeGlobalId(text);
          return decoded !== null && decoded.type === type && decoded.organizationId === organizationId
            ? decoded.id
            : null;
        },
        ctx,
        afterCommit: (work) => after.push(work),
      });
      if (!done.ok) throw new Refused(done.refusal);
      return done;
    });
    for (const work of after) work();
    return outcome;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function readTarget(
  command: { target: readonly [string, string] | 'platform' },
  input: object,
): GlobalId | 'platform' | null {
  if (command.target === 'platform') return 'platform';
  const [field, type] = command.target;
  const value = (input as Record<string, unknown>)[field];
  const decoded = typeof value === 'string' ? decodeGlobalId(value) : null;
  return decoded !== null && decoded.type === type ? decoded : null;
}

function targetWord(command: { target: readonly [string, string] | 'platform' }): string {
  return command.target === 'platform' ? 'thing' : words(command.target[1]);
}

/** `WaitlistEntry` as a person says it: `waitlist entry`. */
export function words(typeName: string): string {
  return typeName.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

// biome-ignore lint/suspicious/noExplicitAny: the fields are known by name only
function defineSuccess(name: string, command: CommandDefinition<any, SuccessFields>) {
  return builder.objectRef<Record<string, RowKey | readonly RowKey[] | null>>(name).implement({
    description: `${command.name} was carried out.`,
    isTypeOf: (value) => (value as { typeName?: string }).typeName === name,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(command.success).map(([field, model]) => {
          const list = typeof model !== 'string';
          const modelName = (list ? model[0] : model) as Model;
          return [
            field,
            t.prismaField({
              type: (list ? [modelName] : modelName) as never,
              nullable: !list,
              description: `The ${words(modelName)} as it is now.`,
              resolve: async (
                query: object,
                parent: Record<string, RowKey | readonly RowKey[] | null>,
                _args: unknown,
                ctx: Context,
              ) => (await readRows(ctx, modelName, query, parent[field] ?? null)) as never,
            } as never) as never,
          ];
        }),
      ),
  });
}

type Reader = {
  findUnique(args: object): Promise<unknown>;
  findMany(args: object): Promise<RowKey[]>;
};

async function readRows(
  ctx: Context,
  model: Model,
  query: object,
  key: RowKey | readonly RowKey[] | null,
): Promise<unknown> {
  if (key === null) return null;
  const reader = (ctx.db as unknown as Record<string, Reader>)[
    model.charAt(0).toLowerCase() + model.slice(1)
  ];
  if (reader === undefined) throw new Error(`no model ${model}`);
  if (!Array.isArray(key)) {
    const { organizationId, id } = key as RowKey;
    return await reader.findUnique({
      ...query,
      where: model === 'Organization' ? { id } : { organizationId_id: { organizationId, id } },
    });
  }
  const keys = key as readonly RowKey[];
  const rows = await reader.findMany({
    ...query,
    where: { OR: keys.map(({ organizationId, id }) => ({ organizationId, id })) },
    take: keys.length,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return keys.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Signed-in people only: what a visitor gets who tries to do something. */
export function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in to do this.', { extensions: { code: 'UNAUTHENTICATED' } });
}
