import pino from 'pino';
import type { Context } from '../context.ts';
import type { Options } from '../platform/options.ts';

/** Structured lines on standard error, so that standard output stays the conversation with the person. */
export function openLog(level: Options['logLevel']): Context['log'] {
  const logger = pino(
    { level, redact: ['authorization', '*.authorization', 'token', '*.token'] },
    pino.destination(2),
  );
  return (severity, message, facts) => logger[severity](facts ?? {}, message);
}
