import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PrincipalVerifier, type Principal } from '@rasad/service-kit';
import {
  buildASTSchema,
  extendSchema,
  graphql,
  GraphQLError,
  parse,
  visit,
  type GraphQLSchema,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** A request that reached a stub. */
export interface SeenRequest {
  query: string;
  principal: Principal;
  requestId: string | undefined;
}

/** What resolvers of a stub get as their context. */
export interface StubContext {
  principal: Principal;
}

type Resolver = (parent: never, args: never, context: StubContext) => unknown;
type FieldResolvers = Record<string, Resolver | { subscribe: Resolver }>;

/** What a stub subgraph serves. */
export interface StubOptions {
  name: 'directory' | 'compliance' | 'reporting';
  sdl: string;
  resolvers: Record<string, FieldResolvers>;
  /** Representations of `_entities` by type name. */
  entities: Record<string, (id: string, context: StubContext) => object | null>;
  publicKey: string;
  /** Other routes, such as the directory's `/internal/principals/resolve`. */
  route?: (
    path: string,
    body: unknown,
    authorization: string | undefined,
  ) => Promise<{ status: number; body: unknown }>;
}

/** A small real server: HTTP and WebSocket on loopback, principal tokens verified, harmed on demand. */
export class StubSubgraph {
  readonly seen: SeenRequest[] = [];
  /** Milliseconds after which it answers; a hung process never does. */
  hung = false;
  private server: Server | undefined;
  private readonly connections = new Set<Socket>();
  private sockets: WebSocketServer | undefined;
  port = 0;

  private constructor(
    private readonly options: StubOptions,
    private readonly schema: GraphQLSchema,
    private readonly verifier: PrincipalVerifier,
  ) {}

  static async start(options: StubOptions): Promise<StubSubgraph> {
    const verifier = await PrincipalVerifier.fromJwk(options.publicKey, options.name);
    const stub = new StubSubgraph(options, executableSchema(options), verifier);
    await stub.listen();
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Serves again on the same port after `kill`. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.serve(request, response));
    server.on('connection', (socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
    this.sockets = new WebSocketServer({ server, path: '/graphql' });
    useServer<Record<string, unknown>, { principal?: Principal }>(
      {
        schema: this.schema,
        onConnect: async ({ connectionParams, extra }) => {
          try {
            extra.principal = await this.verifier.verify(String(connectionParams?.['authorization']));
            return true;
          } catch {
            return false;
          }
        },
        context: ({ extra }) => ({ principal: extra.principal }),
      },
      this.sockets,
    );
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Ends like a killed process: connections break, nobody listens. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    for (const socket of this.connections) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (this.hung) return;
    const body: unknown = text ? JSON.parse(text) : undefined;
    const { url = '', headers } = request;
    if (url.startsWith('/health')) return answer(200, { status: 'ok' });
    if (url !== '/graphql') {
      const routed = await this.options.route?.(url, body, headers.authorization);
      return answer(routed?.status ?? 404, routed?.body ?? {});
    }
    try {
      const principal = await this.verifier.verify(headers.authorization);
      const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
      this.seen.push({ query, principal, requestId: headers['x-request-id'] as string | undefined });
      const source = { schema: this.schema, source: query, variableValues: variables ?? null };
      answer(200, await graphql({ ...source, contextValue: { principal } }));
    } catch {
      answer(401, { errors: [{ message: 'no token', extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  }
}

function executableSchema({ sdl, resolvers, entities }: StubOptions): GraphQLSchema {
  const plain = visit(parse(sdl), {
    SchemaExtension: () => null,
    Directive: () => null,
  });
  const schema = extendSchema(
    buildASTSchema(plain),
    parse(`scalar _Any union _Entity = ${Object.keys(entities).join(' | ')}
      extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`),
  );
  const withEntities: Record<string, FieldResolvers> = {
    ...resolvers,
    Query: {
      ...resolvers['Query'],
      _entities: (
        _: never,
        { representations }: { representations: { __typename: string; id: string }[] },
        context,
      ) =>
        representations.map(({ __typename, id }) => {
          const entity = entities[__typename]?.(id, context) ?? null;
          return entity && { __typename, ...entity };
        }),
    } as FieldResolvers,
  };
  for (const [typeName, fields] of Object.entries(withEntities)) {
    const type = schema.getType(typeName);
    if (!type || !('getFields' in type)) throw new Error(`no type ${typeName}`);
    for (const [fieldName, resolver] of Object.entries(fields)) {
      const field = type.getFields()[fieldName];
      if (!field || !('resolve' in field)) throw new Error(`no field ${typeName}.${fieldName}`);
      if (typeof resolver === 'function') field.resolve = resolver as never;
      else field.subscribe = resolver.subscribe as never;
    }
  }
  return schema;
}

/** A service's error with a code. */
export function stubError(code: string): GraphQLError {
  return new GraphQLError(`failed: ${code}`, { extensions: { code, retryAfterSeconds: 3 } });
}
