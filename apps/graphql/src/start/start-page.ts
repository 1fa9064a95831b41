import type { ExamplePerson } from '../seed/example-people.ts';

export interface StartPageFacts {
  readonly now: Date;
  readonly organizations: readonly {
    readonly slug: string;
    readonly label: string;
    readonly timeZone: string | null;
    /** Its communities with their cycles, and its gatherings, as far as they are in the catalog. */
    readonly communities: readonly {
      readonly label: string;
      readonly status: string;
      readonly cycles: readonly { readonly label: string; readonly status: string }[];
    }[];
    readonly gatherings: readonly { readonly label: string }[];
    readonly _count: {
      readonly communities: number;
      readonly cycles: number;
      readonly gatherings: number;
      readonly sessions: number;
    };
  }[];
  readonly people: readonly ExamplePerson[];
}

/** The page at the server's address: what is loaded, where the clock stands, whom one can act as. */
export function renderStartPage({ now, organizations, people }: StartPageFacts): string {
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coterie: development server</title>
<style>
  :root { color-scheme: light dark; font: 100%/1.6 system-ui, sans-serif; }
  body { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
  table { border-collapse: collapse; width: 100%; margin-block: 0.5rem 2rem; }
  caption { text-align: start; padding-block: 0.25rem; }
  .wide { overflow-x: auto; }
  .wide:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid; outline-offset: 2px; }
  details { margin-block-end: 0.5rem; }
  summary { cursor: pointer; }
  th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-block-end: 1px solid #8888; }
  td.number, th.number { text-align: end; }
  code { font-size: 0.95em; }
</style>
</head>
<body>
<header>
<h1>Coterie</h1>
<p>A development server with five real programs, as far as their published pages tell.
The clock stands at <time datetime="${now.toISOString()}">${now.toISOString()}</time>${zonesOf(organizations)
    .map((zone) => `, which is ${escapeHtml(tellLocalTime(now, zone))} in ${escapeHtml(zone)}`)
    .join('')};
the mutation <code>moveDevelopmentClock</code> moves it.</p>
</header>
<main>
<p><a href="/graphql">Open GraphiQL as a visitor</a>: it starts with worked examples.</p>
<h2 id="organizations">Organizations</h2>
<div class="wide" role="region" aria-labelledby="organizations" tabindex="0">
<table>
<caption>How much each has in the catalog; its slug is its name in queries.</caption>
<thead><tr><th scope="col">Organization</th><th scope="col">Slug</th><th scope="col" class="number">Communities</th><th scope="col" class="number">Cycles</th><th scope="col" class="number">Gatherings</th><th scope="col" class="number">Sessions</th></tr></thead>
<tbody>
${organizations.map(organizationRow).join('\n')}
</tbody>
</table>
</div>
${organizations.map(catalogOf).join('\n')}
<h2 id="people">Example people</h2>
<div class="wide" role="region" aria-labelledby="people" tabindex="0">
<table>
<caption>All invented. A token goes into the header <code>authorization: Bearer …</code>; without one, you are a visitor.</caption>
<thead><tr><th scope="col">Person</th><th scope="col">Organization</th><th scope="col">What they can show</th><th scope="col">Act as</th></tr></thead>
<tbody>
${people.map((person) => personRow(person, organizations)).join('\n')}
</tbody>
</table>
</div>
</main>
</body>
</html>
`;
}

function organizationRow({ slug, label, _count }: StartPageFacts['organizations'][number]): string {
  const counts = [_count.communities, _count.cycles, _count.gatherings, _count.sessions];
  return `<tr><th scope="row">${escapeHtml(label)}</th><td><code>${escapeHtml(slug)}</code></td>${counts.map((count) => `<td class="number">${count}</td>`).join('')}</tr>`;
}

/** What one finds of an organization, without a query. */
function catalogOf({ label, communities, gatherings }: StartPageFacts['organizations'][number]): string {
  const lines = [
    ...communities.map((community) => {
      const cycles = community.cycles.map(
        (cycle) => `${escapeHtml(cycle.label)} (${escapeHtml(cycle.status)})`,
      );
      return `<li>${escapeHtml(community.label)}: ${escapeHtml(community.status)}${cycles.length === 0 ? '' : `; cycles: ${cycles.join(', ')}`}</li>`;
    }),
    ...gatherings.map((gathering) => `<li>Gathering: ${escapeHtml(gathering.label)}</li>`),
  ];
  return `<details><summary>${escapeHtml(label)}: communities, cycles and gatherings</summary><ul>${lines.join('')}</ul></details>`;
}

function personRow(
  { subject, name, organizationSlug, hint }: ExamplePerson,
  organizations: StartPageFacts['organizations'],
): string {
  const person = escapeHtml(name);
  const organization = organizations.find(({ slug }) => slug === organizationSlug)?.label ?? organizationSlug;
  return `<tr><th scope="row">${person}</th><td>${escapeHtml(organization ?? 'the platform')}</td><td>${escapeHtml(hint)}</td><td><a href="/graphql?as=${encodeURIComponent(subject)}">GraphiQL as ${person}</a> · <a href="/token/${encodeURIComponent(subject)}">token of ${person}</a></td></tr>`;
}

function zonesOf(organizations: StartPageFacts['organizations']): readonly string[] {
  return [...new Set(organizations.flatMap(({ timeZone }) => (timeZone === null ? [] : [timeZone])))];
}

function tellLocalTime(now: Date, timeZone: string): string {
  return now.toLocaleString('en-US', { timeZone, dateStyle: 'full', timeStyle: 'short' });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
