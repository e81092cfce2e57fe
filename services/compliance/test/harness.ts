import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  OrgUnitClosedV1,
  OrgUnitCreatedV1,
  OrgUnitMovedV1,
  OrgUnitRetaggedV1,
  type EventDefinition,
  type OrgUnitSnapshot,
  type PayloadOf,
} from '@rasad/event-contracts';
import {
  EventConsumerServer,
  EventStore,
  MessagingModule,
  messagingProducerTables,
  Transactions,
} from '@rasad/messaging';
import {
  createService,
  migrate,
  serviceDataSource,
  toGlobalId,
  type PrincipalGrant,
} from '@rasad/service-kit';
import {
  createTestDatabase,
  eventually,
  principalKeys,
  signPrincipal,
  TestNats,
  type TestDatabase,
} from '@rasad/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { prepareJobs } from '../src/jobs/job-queues.js';
import { migrationOptions } from '../src/data-source.js';
import { readServiceEnv } from '../src/env.js';

const sources = [
  new URL('../src/migrations', import.meta.url),
  new URL('../../../libs/messaging/src/messaging.tables.ts', import.meta.url),
  new URL('../src/jobs/job-queues.ts', import.meta.url),
];

/** An answer of the subgraph. */
export interface Answer<T> {
  status: number;
  data: T | null;
  errors: { message: string; extensions?: { code?: string } }[];
}

/** Somebody with grants who calls the subgraph. */
export class Caller {
  readonly id = randomUUID();

  constructor(
    private readonly url: () => string,
    readonly grants: { role: string; unitId: string; validTo?: string; onBehalfOf?: string }[],
    private readonly lang: 'FA' | 'EN' = 'EN',
    private readonly kind: 'PERSON' | 'SERVICE' = 'PERSON',
    /** Posts that they hold. */
    readonly appointments: { unitId: string; positionId?: string; acting?: boolean; validTo?: string }[] = [],
  ) {}

  token(): Promise<string> {
    const grants = this.grants.map((grant): Partial<PrincipalGrant> & { role: string; unitId: string } => ({
      validFrom: null,
      validTo: null,
      ...grant,
      role: grant.role as PrincipalGrant['role'],
    }));
    return signPrincipal({
      audience: 'compliance',
      subject: this.id,
      kind: this.kind,
      lang: this.lang,
      grants,
      appointments: this.appointments,
    });
  }

  async send<T>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.token()}` },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Partial<Answer<T>>;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** Sends an operation that must not fail. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors, status } = await this.send<T>(query, variables);
    if (errors.length > 0 || data === null) throw new Error(`${status}: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Sends a mutation with one input and returns its payload. */
  async mutate<P>(name: string, input: Record<string, unknown>, selection: string): Promise<P> {
    const type = inputTypes[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const data = await this.ask<Record<string, P>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code field message } } }`,
      { input },
    );
    return data[name] as P;
  }
}

const inputTypes: Record<string, string> = {
  importInstrument: 'InstrumentImportInput',
  previewInstrumentImport: 'InstrumentImportInput',
  importObligations: 'ObligationsImportInput',
  importHolidays: 'HolidaysImportInput',
  previewHolidaysImport: 'HolidaysImportInput',
  previewExpression: 'AddExpressionInput',
};

/** A unit to create: what is left out gets a plain default. */
export type NewUnit = Pick<OrgUnitSnapshot, 'code' | 'kind'> &
  Partial<OrgUnitSnapshot> & {
    /** Code of a unit that was created before. */
    parent?: string | null;
  };

/** A stand-in for the directory: says over the real stream what units there are. */
export class DirectoryDouble {
  readonly units = new Map<string, OrgUnitSnapshot>();

  constructor(private readonly app: INestApplicationContext) {}

  /** Row id of a unit by its code. */
  id(code: string): string {
    const unit = this.units.get(code);
    if (!unit) throw new Error(`no unit ${code}`);
    return unit.id;
  }

  create(unit: NewUnit): Promise<void> {
    return this.createAll([unit]);
  }

  /** Creates units, parents by their codes, in one transaction. */
  async createAll(units: readonly NewUnit[]): Promise<void> {
    const created = units.map((unit) => this.complete(unit));
    await this.tell(
      OrgUnitCreatedV1,
      created.map((unit) => ({ unit })),
    );
  }

  private complete({ code, kind, parent, ...more }: NewUnit): OrgUnitSnapshot {
    const unit = {
      id: randomUUID(),
      name: { fa: `واحد ${code}`, en: `Unit ${code}` },
      parentId: parent == null ? null : this.id(parent),
      position: this.units.size,
      tags: [],
      validFrom: null,
      validTo: null,
      sample: true,
      version: 1,
      code,
      kind,
      ...more,
    };
    this.units.set(code, unit);
    return unit;
  }

  /** @param successors codes of the units that take over. */
  async close(code: string, validTo: string, successors: readonly string[] = []): Promise<void> {
    const successorIds = successors.map((successor) => this.id(successor));
    const unit = this.changed(code, { validTo, ...(successorIds.length > 0 ? { successorIds } : {}) });
    await this.tell(OrgUnitClosedV1, [{ unit }]);
  }

  async retag(code: string, tags: string[]): Promise<void> {
    const unit = this.changed(code, { tags });
    await this.tell(OrgUnitRetaggedV1, [{ unit }]);
  }

  async move(code: string, parent: string): Promise<void> {
    const previousParentId = this.units.get(code)?.parentId ?? null;
    const unit = this.changed(code, { parentId: this.id(parent) });
    await this.tell(OrgUnitMovedV1, [{ unit, previousParentId }]);
  }

  private changed(code: string, change: Partial<OrgUnitSnapshot>): OrgUnitSnapshot {
    const unit = this.units.get(code);
    if (!unit) throw new Error(`no unit ${code}`);
    return { ...unit, ...change, version: unit.version + 1 };
  }

  private async tell<D extends typeof OrgUnitCreatedV1 | typeof OrgUnitMovedV1>(
    definition: D,
    payloads: PayloadOf<D>[],
  ): Promise<void> {
    for (const { unit } of payloads) this.units.set(unit.code, unit);
    const events = payloads.map((payload) => ({
      aggregateId: payload.unit.id,
      aggregateVersion: payload.unit.version,
      payload,
    }));
    await this.say(definition, events);
  }

  /** Says what happened to aggregates of the directory, in one transaction. */
  async say<D extends EventDefinition>(
    definition: D,
    events: { aggregateId: string; aggregateVersion: number; payload: PayloadOf<D> }[],
  ): Promise<void> {
    const store = this.app.get(EventStore);
    const actor = { kind: 'SYSTEM' as const, id: 'test', role: null, unitId: null };
    const said = events.map((event) => ({ ...event, actor }));
    await this.app.get(Transactions).run((tx) => store.appendAll(tx, definition, said));
  }
}

/** The service on real servers, with a stand-in for the directory. */
export class World {
  directory: DirectoryDouble;
  database: TestDatabase;
  app: NestExpressApplication;
  url = '';
  /** Where the service keeps files. */
  readonly filesFolder = mkdtempSync(join(tmpdir(), 'rasad-files-'));
  private nats: TestNats;
  private directoryDatabase: TestDatabase;
  private directoryApp: INestApplicationContext;

  /** @param settings added to the service's environment, asked for when it starts. */
  constructor(private readonly settings: () => NodeJS.ProcessEnv) {}

  async start(): Promise<void> {
    [this.nats, this.database, this.directoryDatabase] = await Promise.all([
      TestNats.start(),
      createTestDatabase({ service: 'compliance', migrate: migrateService, sources }),
      createTestDatabase({ service: 'directory', migrate: makeProducerTables, sources: sources.slice(1, 2) }),
    ]);
    this.directoryApp = await startDirectory(this.directoryDatabase.runUrl, this.nats.url('directory'));
    this.directory = new DirectoryDouble(this.directoryApp);
    this.app = await this.startReplica();
    this.url = await this.app.getUrl();
  }

  /** Starts the service once more on the same databases and streams; whoever asks for it closes it. */
  async startReplica(): Promise<NestExpressApplication> {
    const { publicKey } = await principalKeys();
    const env = readServiceEnv({
      RASAD_HTTP_PORT: '0',
      RASAD_DATABASE_URL: this.database.runUrl,
      RASAD_NATS_URL: this.nats.url('compliance'),
      RASAD_PRINCIPAL_PUBLIC_KEY: publicKey,
      RASAD_FILES_FOLDER: this.filesFolder,
      RASAD_FILES_LINK_SECRET: 'mV3k0pQz7LwX1rT5yB8nC2hD6aJsEgUf',
      ...this.settings(),
      RASAD_LOG_LEVEL: process.env['RASAD_TEST_LOG_LEVEL'] ?? 'silent',
    });
    const app = await createService(AppModule.forEnv(env));
    app.connectMicroservice({ strategy: app.get(EventConsumerServer) });
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    return app;
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.directoryApp?.close();
    await Promise.all([this.nats?.stop(), this.database?.drop(), this.directoryDatabase?.drop()]);
    rmSync(this.filesFolder, { recursive: true, force: true });
  }

  /** Somebody with a role over a unit, by its code. */
  caller(role: string, unitCode: string, lang?: 'FA' | 'EN'): Caller {
    const kind = role === 'SERVICE' ? 'SERVICE' : 'PERSON';
    return new Caller(() => this.url, [{ role, unitId: this.directory.id(unitCode) }], lang, kind);
  }

  /** The global id of a unit by its code. */
  unitId(code: string): string {
    return toGlobalId('OrgUnit', this.directory.id(code));
  }

  /** Waits until the service has taken over all units that the directory told of, as it told of them last. */
  async unitsArrived(): Promise<void> {
    await eventually(async () => {
      const rows = await this.database.query<{ id: string; version: number }>('select id, version from unit');
      const versions = new Map(rows.map(({ id, version }) => [id, version]));
      for (const unit of this.directory.units.values()) expect(versions.get(unit.id)).toBe(unit.version);
    });
  }

  /** Types of the events in the log, in the order in which they were appended. */
  async eventTypes(aggregateId?: string): Promise<string[]> {
    const rows = await this.database.query<{ type: string }>(
      'select type from event where $1::uuid is null or aggregate_id = $1 order by id',
      [aggregateId ?? null],
    );
    return rows.map(({ type }) => type);
  }
}

/** Gives a suite its world. */
export function useWorld(
  prepare: (world: World) => Promise<void>,
  settings: () => NodeJS.ProcessEnv = () => ({}),
): World {
  const world = new World(settings);
  beforeAll(async () => {
    await world.start();
    await prepare(world);
  }, 90_000);
  afterAll(() => world.stop(), 30_000);
  return world;
}

async function migrateService(ownerUrl: string): Promise<void> {
  await migrate(migrationOptions(ownerUrl));
  await prepareJobs(ownerUrl);
}

async function makeProducerTables(ownerUrl: string): Promise<void> {
  const options = serviceDataSource({ service: 'directory', url: ownerUrl, entities: [] });
  const dataSource = await new DataSource(options).initialize();
  for (const statement of messagingProducerTables) await dataSource.query(statement);
  await dataSource.destroy();
}

async function startDirectory(databaseUrl: string, natsUrl: string): Promise<INestApplicationContext> {
  const database = serviceDataSource({ service: 'directory', url: databaseUrl, entities: [] });
  const module = {
    module: DirectoryModule,
    imports: [
      TypeOrmModule.forRoot(database),
      MessagingModule.forRoot({ service: 'directory', natsUrl, produces: true, consumes: [] }),
    ],
  };
  return NestFactory.createApplicationContext(module, { logger: ['error'] });
}

class DirectoryModule {}
