import 'reflect-metadata';
import { EventConsumerServer } from '@rasad/messaging';
import { serve } from '@rasad/service-kit';
import { AppModule } from './app.module.js';
import { readReportingEnv } from './env.js';

const env = readReportingEnv();
await serve(AppModule.register(env), {
  service: 'reporting',
  host: env.RASAD_HTTP_HOST,
  port: env.RASAD_HTTP_PORT,
  transports: (app) => [{ strategy: app.get(EventConsumerServer) }],
});
