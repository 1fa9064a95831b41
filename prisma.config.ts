// `prisma generate` looks for an engine that it then does not use, and that cannot be downloaded everywhere.
// Any program that exists will do.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['MIGRATION_DATABASE_URL'] ?? 'postgresql://' },
};
