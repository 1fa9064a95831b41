import type { ExamplePerson } from '../seed/example-people.ts';

export interface StartPageFacts {
  readonly now: Date;
  readonly organizations: readonly {
    readonly slug: string;
    readonly label: string;
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
  body { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
  table { border-collapse: collapse; width: 100%; margin-block: 0.5rem 2rem; }
  caption { text-align: start; font-weight: 600; padding-block: 0.25rem; }
  th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-block-end: 1px solid #8888; }
  td.number, th.number { text-align: end; }
  a:focus-visible { outline: 3px solid; outline-offset: 2px; }
  code { font-size: 0.95em; overflow-wrap: anywhere; }
</style>
</head>
<body>
<header>
<h1>Coterie</h1>
<p>A development server with five real programs, as far as their published pages tell.
The clock stands at <time datetime="${now.toISOString()}">${now.toISOString()}</time>;
the mutation <code>moveDevelopmentClock</code> moves it.</p>
</header>
<main>
<p><a href="/graphql">Open GraphiQL as a visitor</a>: it starts with worked examples.</p>
<table>
<caption>Organizations</caption>
<thead><tr><th scope="col">Organization</th><th scope="col">Slug</th><th scope="col" class="number">Communities</th><th scope="col" class="number">Cycles</th><th scope="col" class="number">Gatherings</th><th scope="col" class="number">Sessions</th></tr></thead>
<tbody>
${organizations.map(organizationRow).join('\n')}
</tbody>
</table>
<table>
<caption>Example people (all invented)</caption>
<thead><tr><th scope="col">Person</th><th scope="col">What they can show</th><th scope="col">Act as</th></tr></thead>
<tbody>
${people.map(personRow).join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}

function organizationRow({ slug, label, _count }: StartPageFacts['organizations'][number]): string {
  const counts = [_count.communities, _count.cycles, _count.gatherings, _count.sessions];
  return `<tr><th scope="row">${escapeHtml(label)}</th><td><code>${escapeHtml(slug)}</code></td>${counts.map((count) => `<td class="number">${count}</td>`).join('')}</tr>`;
}

function personRow({ subject, name, hint }: ExamplePerson): string {
  const person = escapeHtml(name);
  return `<tr><th scope="row">${person}</th><td>${escapeHtml(hint)}</td><td><a href="/graphql?as=${encodeURIComponent(subject)}">GraphiQL as ${person}</a> · <a href="/token/${encodeURIComponent(subject)}">token of ${person}</a></td></tr>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
