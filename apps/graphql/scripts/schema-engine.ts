/**
 * Prisma's schema engine as WebAssembly, on a PostgreSQL database through the ordinary driver. The stock engine is
 * a program that cannot be downloaded everywhere; this is the same code from the package registry.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

export type Diff = { readonly empty: boolean; readonly output: string };

/** What turns the database, or nothing, into what the schema says: as SQL, or in words. */
export async function diffWithSchema(options: {
  readonly databaseUrl: string;
  readonly schemaFile: string;
  readonly form: 'sql' | 'words';
}): Promise<Diff> {
  const files = [{ path: options.schemaFile, content: readFileSync(options.schemaFile, 'utf8') }];
  const pool = new CatalogPool({ connectionString: options.databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapterFactory(pool));
  const engine = await (await loadEngine()).new(
    { datamodels: files.map(({ path: file, content }) => [file, content]) },
    () => {},
    adapter,
  );
  try {
    const from: DiffTarget = { tag: 'schemaDatasource', files, configDir: path.dirname(options.schemaFile) };
    const { exitCode, stdout } = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files },
      script: options.form === 'sql',
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return { empty: exitCode === 0, output: stdout ?? '' };
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

type Bindings = { readonly SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: WebAssembly.Exports): void };

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
