/**
 * A page of GraphiQL that starts anew where it was last opened as somebody else.
 *
 * GraphiQL keeps its tabs in the browser and prefers them to what the server sends: who opens it as the
 * coordinator after the applicant would go on with the applicant's token, and with ids of a database that may
 * be gone. What one wrote as the same person stays.
 *
 * @param page - the HTML of GraphiQL
 * @param session - for whom, and about what, it opens: the same text keeps the tabs
 */
export function forgetOtherTabs(page: string, session: string): string {
  // In a script, `<` could end it.
  const quoted = JSON.stringify(session).replaceAll('<', '\\u003c');
  const script = `<script>
try {
  if (localStorage.getItem('coterie:graphiql-session') !== ${quoted}) {
    for (const key of Object.keys(localStorage)) if (key.startsWith('graphiql')) localStorage.removeItem(key);
    localStorage.setItem('coterie:graphiql-session', ${quoted});
  }
} catch {
  // A browser that keeps nothing has nothing to forget.
}
</script>`;
  return page.replace('</head>', () => `${script}</head>`);
}
