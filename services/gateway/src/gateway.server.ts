import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Readiness } from '@rasad/service-kit';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { GatewayEnv } from './env.js';
import { GraphRuntime, type GraphDocuments } from './graph/graph.runtime.js';
import { GraphSockets } from './graph/graph.sockets.js';
import { buildPipeline } from './http/http-pipeline.js';
import { LiveOperations } from './live/live-operations.js';

/** Milliseconds that requests in hand get to finish when the gateway stops. */
const finishMs = 5_000;

/** A gateway that serves. */
export interface RunningGateway {
  app: NestExpressApplication;
  /** Unready first; then live streams end, requests in hand finish, and everything is closed. */
  stop: () => Promise<void>;
}

/** Starts the gateway. @param graph the composed graph, the committed one if left out. */
export async function startGateway(env: GatewayEnv, graph?: GraphDocuments): Promise<RunningGateway> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.for(env, graph), {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  await buildPipeline(app);
  await app.listen(env.RASAD_PORT, env.RASAD_HOST);
  app.get(Logger).log({ msg: 'ready', service: 'gateway', url: await app.getUrl() });
  return { app, stop: () => stop(app) };
}

async function stop(app: NestExpressApplication): Promise<void> {
  app.get(Readiness, { strict: false }).drain();
  const server = app.getHttpServer() as Server;
  app.get(LiveOperations).endAll();
  await app.get(GraphSockets).close();
  await closeServer(server);
  await app.get(GraphRuntime).stop();
  await app.close();
}

/** Kept connections are closed as soon as they have nothing in hand. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, pause(finishMs, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
