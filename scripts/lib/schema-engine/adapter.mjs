import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { query } from "./commands.mjs";

const SYSTEM_CHAR = 18; // the one-letter "char" of the system catalogues
const TEXT = 25;
const CHARACTER = 6; // the engine's ColumnTypeEnum.Character

/**
 * Connections for the schema engine. @prisma/adapter-pg is made for an app's queries: it does not know the "char" type, splits
 * scripts at each ";" (which breaks functions), and its shadow database is the main one when given an address. So those are mended.
 */
export class SchemaAdapterFactory {
  provider = /** @type {const} */ ("postgres");
  adapterName = "@prisma/adapter-pg";
  /** @type {(() => Promise<void>)[]} */
  opened = [];

  /** @param {string} url @param {string} schema @param {string} [shadowUrl] a database kept for this, else one is made and dropped */
  constructor(url, schema, shadowUrl) {
    /** @type {string} */ this.url = url;
    /** @type {string} */ this.schema = schema;
    /** @type {string | undefined} */ this.shadowUrl = shadowUrl;
  }

  connect() {
    return this.open(this.url);
  }

  async connectToShadowDb() {
    if (this.shadowUrl) {
      const adapter = await this.open(this.shadowUrl);
      await adapter.executeScript(`drop schema if exists "public" cascade; create schema "public"`);
      return adapter;
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await query(this.url, `create database "${name}"`);
    const shadow = new URL(this.url);
    shadow.pathname = `/${name}`;
    return this.open(shadow.href, () => query(this.url, `drop database if exists "${name}" with (force)`));
  }

  /** @param {string} url @param {() => Promise<void>} [afterwards] */
  async open(url, afterwards) {
    const pool = new pg.Pool({ connectionString: url, max: 1, options: `-c search_path="${this.schema}"` });
    const adapter = mend(await new PrismaPg(pool, { schema: this.schema }).connect());
    /** @type {Promise<void> | undefined} */
    let closed;
    adapter.dispose = () => (closed ??= pool.end().then(afterwards));
    this.opened.push(adapter.dispose);
    return adapter;
  }

  /** Closes what the engine left open, and with it the advisory lock that the next request will wait for. */
  async close() {
    for (const dispose of this.opened) await dispose();
  }
}

/** @template {object} A @param {A} adapter @returns {A} */
function mend(adapter) {
  // The methods are private to the adapter's base class, whose transactions inherit them too.
  const base = Object.getPrototypeOf(Object.getPrototypeOf(adapter));
  if (!base.mended) {
    const { performIO, queryRaw } = base;
    base.mended = true;
    base.performIO = async function (/** @type {unknown} */ statement) {
      const result = await performIO.call(this, statement);
      this.charColumns = [...(result.fields ?? []).keys()].filter(
        (i) => result.fields[i].dataTypeID === SYSTEM_CHAR,
      );
      for (const i of this.charColumns) result.fields[i].dataTypeID = TEXT;
      return result;
    };
    base.queryRaw = async function (/** @type {unknown} */ statement) {
      const result = await queryRaw.call(this, statement);
      for (const i of this.charColumns) result.columnTypes[i] = CHARACTER;
      return result;
    };
  }
  return Object.assign(adapter, { executeScript });
}

/** @this {any} @param {string} script */
async function executeScript(script) {
  try {
    await this.client.query(script); // the simple protocol takes a script whole
  } catch (error) {
    this.onError(error);
  }
}
