import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { editorsNote, provenanceEntry, valueReadings } from '../src/program/annotation-schema.ts';
import { cycle } from '../src/program/cycle-schema.ts';
import { instrument, resource, result } from '../src/program/evaluation-schema.ts';
import { gathering } from '../src/program/gathering-schema.ts';
import { fee, otherMoney } from '../src/program/money-schema.ts';
import { programSchema } from '../src/program/program-schema.ts';
import { cycleSchedule, session, sessionSeries, sessionTiming } from '../src/program/session-schema.ts';
import {
  currency,
  dateWindow,
  instant,
  key,
  languageTag,
  localDate,
  localTime,
  money,
  name,
  period,
  quotation,
  text,
  timeZone,
  windowEdge,
} from '../src/program/value-schema.ts';
import { conditionSchema } from '../src/rules/rule-schema.ts';

/** The JSON Schema of program files, made from the one schema that also validates them. */
export function programJsonSchema(): object {
  const { $schema, ...schema } = toJsonSchema(programSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // Checks (does the date exist?) have no counterpart; the format and pattern beside them do.
    ignoreActions: ['check', 'finite'],
    definitions: {
      Condition: conditionSchema,
      Currency: currency,
      Cycle: cycle,
      CycleSchedule: cycleSchedule,
      DateWindow: dateWindow,
      EditorsNote: editorsNote,
      Fee: fee,
      Gathering: gathering,
      Instant: instant,
      Instrument: instrument,
      Key: key,
      LanguageTag: languageTag,
      LocalDate: localDate,
      LocalTime: localTime,
      Money: money,
      Name: name,
      OtherMoney: otherMoney,
      Period: period,
      ProvenanceEntry: provenanceEntry,
      Quotation: quotation,
      Resource: resource,
      Result: result,
      Rule: v.strictObject({ version: v.literal(1), when: conditionSchema }),
      Session: session,
      SessionSeries: sessionSeries,
      SessionTiming: sessionTiming,
      Text: text,
      TimeZone: timeZone,
      ValueReadings: valueReadings,
      WindowEdge: windowEdge,
    },
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'custom' ? { $ref: '#/$defs/Rule' } : jsonSchema,
  }) as JsonSchema;
  return { $schema, $id: 'urn:coterie:program-file:1', ...schema };
}
