import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { v7 as uuidv7 } from 'uuid';

const redactedPaths = ['req.headers', 'res.headers', 'req.query', 'req.remoteAddress', 'req.remotePort'];

/** Structured logs, one JSON line each, with the request's id; no headers, bodies, addresses or personal data. */
export function loggingModule(service: string, level: string): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      base: { service },
      autoLogging: false,
      redact: { paths: redactedPaths, remove: true },
      genReqId: (request) => String(request.headers['x-request-id'] ?? uuidv7()),
    },
  });
}
