const names = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** Whether a host's name means this machine to itself, whoever it resolves to elsewhere. */
export function isLoopbackName(hostname: string): boolean {
  return names.has(hostname);
}
