import type { CompletionForecast } from '@coterie/core';

/** A forecast in sentences that can be read aloud to the member. */
export function tellForecast(forecast: CompletionForecast): string {
  const {
    standing,
    attended,
    bestAttainable,
    minimumNeeded,
    mayStillMiss,
    risks,
    restsOnNotRecorded,
    sessionsToCome,
  } = forecast;
  const counted =
    minimumNeeded === null
      ? `${sessions(attended)} attended so far.`
      : `${sessions(attended)} attended of the ${minimumNeeded} that are asked for; at most ${bestAttainable} can be reached.`;
  const toCome =
    sessionsToCome.length === 0 ? 'No session is to come.' : `${sessions(sessionsToCome.length)} to come.`;
  const said = {
    completed: 'What completion asks for is met.',
    on_track:
      mayStillMiss === null || mayStillMiss === 0
        ? 'Completion can be reached.'
        : `Completion can be reached; ${mayStillMiss} of them may still be missed.`,
    at_risk: [
      'Completion can still be reached, but is at risk:',
      risks
        .map(
          (risk) =>
            ({
              no_session_to_spare: 'no further session may be missed',
              needs_make_ups: 'sessions that were missed have to be made up for',
              nothing_left_but_lacking: 'no session is to come, and something is still lacking',
            })[risk],
        )
        .join('; '),
    ]
      .join(' ')
      .concat('.'),
    cannot_complete: 'Completion can no longer be reached.',
    undetermined: 'Whether completion can be reached cannot be told yet.',
  }[standing];
  const open = restsOnNotRecorded ? ' Sessions that are past and not recorded may change this.' : '';
  return `${counted} ${toCome} ${said}${open}`;
}

function sessions(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`;
}
