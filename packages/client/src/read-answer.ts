import type { Answer, ResponseError } from './answer.ts';

/** Reads a response. The server is trusted to keep to its schema; anything else is told as it came. */
export function readAnswer<Data>(status: number, text: string): Answer<Data> {
  const body = parseJson(text);
  if (!isObject(body) || !('data' in body || 'errors' in body)) {
    return { ok: false, error: { kind: 'not_graphql', status, text: text.slice(0, 1_000) } };
  }
  const errors = Array.isArray(body['errors']) ? body['errors'].map(readError) : [];
  const data = body['data'];
  // A non-null `data` is complete by the specification: what is missing is null where the schema allows it.
  if (isObject(data)) return { ok: true, data: data as Data, errors };
  return { ok: false, error: { kind: 'rejected', status, errors } };
}

function readError(error: unknown): ResponseError {
  const { message, path, extensions } = isObject(error) ? error : {};
  const code = isObject(extensions) ? extensions['code'] : null;
  return {
    message: typeof message === 'string' ? message : '',
    path: Array.isArray(path)
      ? path.filter((part) => typeof part === 'string' || typeof part === 'number')
      : [],
    code: typeof code === 'string' ? code : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
