/**
 * Prisma's schema engine as WebAssembly, on a PostgreSQL database through the ordinary driver. The stock engine is
 * a program that cannot be downloaded everywhere; this is the same code from the package registry.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import type { Migration } from '../src/platform/migrate.ts';

export type Diff = { readonly empty: boolean; readonly output: string };

/** What turns the database into what the schema says: as SQL, or in words. */
export async function diffWithSchema(options: {
  readonly databaseUrl: string;
  readonly schemaFile: string;
  readonly form: 'sql' | 'words';
}): Promise<Diff> {
  const { databaseUrl, schemaFile } = options;
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, 'utf8') }];
  return withEngine(databaseUrl, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: path.dirname(schemaFile) },
      to: { tag: 'schemaDatamodel', files },
      script: options.form === 'sql',
      exitCode: true,
      filters,
    });
    return { empty: exitCode === 0, output: stdout ?? '' };
  });
}

/** Which of the migrations Prisma itself would still apply; it also refuses those that were changed since. */
export async function findUnappliedByPrisma(
  databaseUrl: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  return withEngine(databaseUrl, async (engine) => {
    const { editedMigrationNames, failedMigrationNames, history } = await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: '/migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters,
    });
    if (
      editedMigrationNames.length + failedMigrationNames.length > 0 ||
      history?.diagnostic === 'historiesDiverge'
    ) {
      throw new Error(
        `Prisma disagrees: ${JSON.stringify({ editedMigrationNames, failedMigrationNames, history })}`,
      );
    }
    return history?.diagnostic === 'databaseIsBehind' ? history.unappliedMigrationNames : [];
  });
}

const filters = { externalTables: [], externalEnums: [] };

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new CatalogPool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapterFactory(pool));
  const engine = await (await loadEngine()).new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * The engine reads catalogs, which have columns of PostgreSQL's type "char" (one byte, with its quotes). The driver
 * adapter does not know that type: it is shown them as text, and the engine is told what they were.
 */
class CatalogPool extends pg.Pool {
  readonly charColumns = new WeakMap<readonly unknown[], readonly number[]>();

  override query = (async (...args: Parameters<pg.Pool['query']>) => {
    const result = (await pg.Pool.prototype.query.apply(this, args)) as unknown as pg.QueryResult;
    const found: number[] = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== charOid) continue;
      field.dataTypeID = bpcharOid;
      found.push(index);
    }
    this.charColumns.set(result.rows, found);
    return result;
  }) as unknown as pg.Pool['query'];
}

class CatalogAdapterFactory extends PrismaPg {
  readonly #pool: CatalogPool;

  constructor(pool: CatalogPool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const column of this.#pool.charColumns.get(result.rows) ?? []) {
        result.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return result;
    };
    return adapter;
  }
}

const charOid = 18;
const bpcharOid = 1042;

type Bindings = {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let engineClass: Promise<typeof SchemaEngine> | null = null;

/** Its own entry imports the WebAssembly file as a module, which not every loader can do. */
function loadEngine(): Promise<typeof SchemaEngine> {
  engineClass ??= (async () => {
    const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bindings = (await import(entry)) as Bindings;
    const file = path.join(path.dirname(entry), 'schema_engine_bg.wasm');
    const module = new WebAssembly.Module(readFileSync(file));
    const { exports } = new WebAssembly.Instance(module, {
      './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
    });
    bindings.__wbg_set_wasm(exports);
    // Where the engine leaves its last words when it panics.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: reportPanic } });
    (exports['__wbindgen_start'] as () => void)();
    return bindings.SchemaEngine;
  })();
  return engineClass;
}

function reportPanic(message: string): void {
  process.stderr.write(`The schema engine stopped: ${message}\n`);
}
