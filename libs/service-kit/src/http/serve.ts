import type { Type, DynamicModule } from '@nestjs/common';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { Logger } from 'nestjs-pino';
import { BadUserInput } from '../errors/bad-user-input.js';
import { Readiness } from './health.js';

/** How a service process starts. */
export interface ServeOptions {
  service: string;
  host: string;
  port: number;
  /** Event consumers or other transports to start before the HTTP server. */
  transports?: (app: NestExpressApplication) => MicroserviceOptions[];
  /** Milliseconds between being unready and closing the server, for load balancers and kept connections to notice. */
  drainMs?: number;
}

/** Milliseconds in which whoever keeps a connection has used it once more, and been told that it ends. */
const defaultDrainMs = 250;

/** Milliseconds after which a shutdown that hangs is ended by force. */
const shutdownLimitMs = 15_000;

/** Prepares a service's application: logger, input validation, bounded bodies. */
export async function createService(module: Type | DynamicModule): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.useBodyParser('json', { limit: '8mb' });
  app.use(letGoWhileDraining(app.get(Readiness, { strict: false })));
  app.useGlobalPipes(
    new ValidationPipe({ transform: true, exceptionFactory: (errors) => BadUserInput.from(errors) }),
  );
  return app;
}

/** On its way out a service ends each connection with an answer, so that none is closed in the middle of a request. */
function letGoWhileDraining(readiness: Readiness): RequestHandler {
  return (_request, response, next) => {
    if (readiness.isDraining) response.setHeader('connection', 'close');
    next();
  };
}

/** Starts a service and arranges its clean stop: unready first, then stop accepting, finish, close. */
export async function serve(
  module: Type | DynamicModule,
  options: ServeOptions,
): Promise<NestExpressApplication> {
  const app = await createService(module);
  for (const transport of options.transports?.(app) ?? []) {
    app.connectMicroservice(transport, { inheritAppConfig: true });
  }
  await app.startAllMicroservices();
  await app.listen(options.port, options.host);
  const stop = () => void shutDown(app, options.drainMs ?? defaultDrainMs);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  app.get(Logger).log({ msg: 'ready', service: options.service, url: await app.getUrl() });
  return app;
}

async function shutDown(app: NestExpressApplication, drainMs: number): Promise<void> {
  setTimeout(() => process.exit(1), shutdownLimitMs).unref();
  app.get(Readiness, { strict: false }).drain();
  if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
  await app.close();
  process.exit(0);
}
