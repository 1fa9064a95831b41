/** The worked examples with which GraphiQL opens; each is run by a test against the seeded server. */
export const exampleDocuments: readonly { readonly query: string; readonly variables?: string }[] = [
  {
    query: `# What every organization offers. Anyone may read this.
query Catalog {
  clock { now development }
  organizations {
    edges { node { slug label timeZone provenance { path basis note } } }
  }
}
`,
  },
];
