import { randomUUID } from 'node:crypto';
import {
  PrincipalVerifier,
  toGlobalId,
  type PrincipalAppointment,
  type PrincipalGrant,
} from '@rasad/service-kit';
import { principalKeys } from '@rasad/testing';
import { composeGraph, type ComposedGraph } from '../src/composition/compose-supergraph.js';
import { StubSubgraph, stubError, type StubContext } from './stub-subgraph.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;

const sdl = {
  directory: `${link}
    interface Node { id: ID! }
    type Query { me: Viewer orgUnit(code: String!): OrgUnit orgUnits: [OrgUnit!]! broken: String busy: String }
    type Viewer { username: String! lang: String! }
    type OrgUnit implements Node @key(fields: "id") { id: ID! code: String! name: String! parent: OrgUnit children: [OrgUnit!]! }`,
  compliance: `${link}
    interface Node { id: ID! }
    type PageInfo @shareable { hasNextPage: Boolean! }
    type TaskConnection { nodes: [Task!]! pageInfo: PageInfo! totalCount: Int! }
    type Query { task(id: ID!): Task tasks(first: Int = 50): TaskConnection! echo(text: String): String }
    type Mutation { startTask(id: ID!): Task }
    type Subscription { taskChanged: Task! }
    type Task implements Node @key(fields: "id") { id: ID! status: String! unit: OrgUnit! }
    type OrgUnit @key(fields: "id") { id: ID! openTasks: Int }`,
  reporting: `${link}
    type Query { score: Float! }
    type Subscription { scoreChanged: Float! }
    type OrgUnit @key(fields: "id") { id: ID! score: Float }`,
};

/** A person as the directory knows them. */
export interface StubPerson {
  id: string;
  disabled: boolean;
  grants: PrincipalGrant[];
  appointments: PrincipalAppointment[];
  /** Null for a person; the secrets of a service account, in clear. */
  secrets: { id: string; value: string; expiresAt: string }[] | null;
}

/** A topic that tests publish to and stub subscriptions listen on. */
export class Topic<T> {
  private readonly listeners = new Set<(value: T) => void>();

  get listening(): number {
    return this.listeners.size;
  }

  publish(value: T): void {
    this.listeners.forEach((listener) => listener(value));
  }

  subscribe(): AsyncIterableIterator<T> {
    const queue: T[] = [];
    let wake: (() => void) | undefined;
    let over = false;
    const listener = (value: T) => {
      queue.push(value);
      wake?.();
    };
    this.listeners.add(listener);
    const next = async (): Promise<IteratorResult<T>> => {
      while (queue.length === 0 && !over) await new Promise<void>((resolve) => (wake = resolve));
      const value = queue.shift();
      return value === undefined ? { done: true, value: undefined } : { done: false, value };
    };
    const end = () => {
      over = true;
      this.listeners.delete(listener);
      wake?.();
      return Promise.resolve({ done: true as const, value: undefined });
    };
    return {
      next,
      return: end,
      [Symbol.asyncIterator]: () => ({
        next,
        return: end,
        [Symbol.asyncIterator]: () => {
          throw new Error('one reader');
        },
      }),
    };
  }
}

/** The three services of a very small city, and what tests do to them. */
export class StubCity {
  readonly unitId = toGlobalId('OrgUnit', randomUUID());
  readonly taskId = toGlobalId('Task', randomUUID());
  readonly hiddenTaskId = toGlobalId('Task', randomUUID());
  readonly people = new Map<string, StubPerson>();
  readonly taskChanges = new Topic<{ taskChanged: object }>();
  readonly scoreChanges = new Topic<{ scoreChanged: number }>();
  readonly started: string[] = [];
  resolveCalls = 0;
  directory!: StubSubgraph;
  compliance!: StubSubgraph;
  reporting!: StubSubgraph;
  graph!: ComposedGraph;

  static async start(): Promise<StubCity> {
    const city = new StubCity();
    const { publicKey } = await principalKeys();
    const verifier = await PrincipalVerifier.fromJwk(publicKey, 'directory');
    city.addPerson('mayor', 'VIEWER');
    city.addPerson('reporter-d1', 'REPORTER');
    city.addPerson('admin', 'ADMIN');
    city.graph = composeGraph(Object.entries(sdl).map(([name, text]) => ({ name, sdl: text })));
    const options = { sdl: '', publicKey };
    city.directory = await StubSubgraph.start({
      ...options,
      name: 'directory',
      sdl: sdl.directory,
      ...city.directoryResolvers(),
      route: city.resolveRoute(verifier),
    });
    city.compliance = await StubSubgraph.start({
      ...options,
      name: 'compliance',
      sdl: sdl.compliance,
      ...city.complianceResolvers(),
    });
    city.reporting = await StubSubgraph.start({
      ...options,
      name: 'reporting',
      sdl: sdl.reporting,
      ...city.reportingResolvers(),
    });
    return city;
  }

  async stop(): Promise<void> {
    await Promise.all([this.directory.kill(), this.compliance.kill(), this.reporting.kill()]);
  }

  addPerson(username: string, role: PrincipalGrant['role']): StubPerson {
    const grant = { id: randomUUID(), role, unitId: randomUUID(), validFrom: null, validTo: null };
    const held = { id: randomUUID(), positionId: randomUUID(), unitId: grant.unitId, kind: 'HEAD' as const };
    const appointments = [{ ...held, acting: false, validFrom: null, validTo: null }];
    const person = { id: randomUUID(), disabled: false, grants: [grant], appointments, secrets: null };
    this.people.set(username, person);
    return person;
  }

  /** A service account with one secret. */
  addClient(username: string, value: string): StubPerson {
    const secret = { id: randomUUID(), value, expiresAt: '2999-01-01T00:00:00.000Z' };
    return Object.assign(this.addPerson(username, 'SERVICE'), { appointments: [], secrets: [secret] });
  }

  /** The person, who must exist. */
  person(username: string): StubPerson {
    const person = this.people.get(username);
    if (!person) throw new Error(`no person ${username}`);
    return person;
  }

  private unit(id: string) {
    return id === this.unitId ? { id, code: 'district-1', name: 'District 1', children: [] } : null;
  }

  private task(id: string) {
    return id === this.taskId ? { id, status: 'TO_DO', unit: { id: this.unitId, openTasks: 3 } } : null;
  }

  private directoryResolvers() {
    return {
      resolvers: {
        Query: {
          me: (_: never, __: never, { principal }: StubContext) => ({
            username: principal.username,
            lang: principal.lang,
          }),
          orgUnit: () => this.unit(this.unitId),
          orgUnits: () => [this.unit(this.unitId)],
          broken: () => {
            throw new Error('select secret from table');
          },
          busy: () => {
            throw stubError('SERVICE_UNAVAILABLE');
          },
        },
      },
      entities: { OrgUnit: (id: string) => this.unit(id) },
    };
  }

  private complianceResolvers() {
    const tasks = () => ({
      nodes: [this.task(this.taskId)],
      pageInfo: { hasNextPage: false },
      totalCount: 1,
    });
    return {
      resolvers: {
        Query: {
          task: (_: never, { id }: { id: string }) => this.task(id),
          tasks,
          echo: (_: never, { text }: { text: string }) => text,
        } as never,
        Mutation: {
          startTask: ((_: never, { id }: { id: string }) => {
            this.started.push(id);
            return this.task(id);
          }) as never,
        },
        Subscription: { taskChanged: { subscribe: () => this.taskChanges.subscribe() } },
      },
      entities: { Task: (id: string) => this.task(id), OrgUnit: (id: string) => ({ id, openTasks: 3 }) },
    };
  }

  private reportingResolvers() {
    return {
      resolvers: {
        Query: { score: () => 0.5 },
        Subscription: { scoreChanged: { subscribe: () => this.scoreChanges.subscribe() } },
      },
      entities: { OrgUnit: (id: string) => ({ id, score: 0.25 }) },
    };
  }

  private authenticate({ clientId, secret }: StubQuestion) {
    const client = this.people.get(clientId);
    const found = client?.secrets?.find(
      ({ value, expiresAt }) => value === secret && Date.parse(expiresAt) > Date.now(),
    );
    return found && !client?.disabled
      ? { status: 200, body: { secretId: found.id } }
      : { status: 404, body: {} };
  }

  private resolveRoute(verifier: PrincipalVerifier) {
    return async (path: string, body: unknown, authorization: string | undefined) => {
      const caller = await verifier.verify(authorization);
      if (caller.kind !== 'SYSTEM') return { status: 403, body: {} };
      if (path === '/internal/clients/authenticate') return this.authenticate(body as StubQuestion);
      if (path !== '/internal/principals/resolve') return { status: 404, body: {} };
      this.resolveCalls += 1;
      const username = (body as { subject: string }).subject;
      const person = this.people.get(username);
      if (!person) return { status: 404, body: {} };
      return {
        status: 200,
        body: { ...describe(person), username, name: { fa: username, en: username } },
      };
    };
  }
}

interface StubQuestion {
  clientId: string;
  secret: string;
}

/** A person or service account as the directory tells the gateway. */
function describe({ secrets, ...person }: StubPerson) {
  if (secrets === null) return { ...person, kind: 'PERSON' };
  return { ...person, kind: 'SERVICE', secrets: secrets.map(({ id, expiresAt }) => ({ id, expiresAt })) };
}
