import 'reflect-metadata';
import { EventConsumerServer } from '@rasad/messaging';
import { serve } from '@rasad/service-kit';
import { AppModule } from './app.module.js';
import { readServiceEnv } from './env.js';

const env = readServiceEnv();

await serve(AppModule.forEnv(env), {
  service: 'compliance',
  host: env.RASAD_HTTP_HOST,
  port: env.RASAD_HTTP_PORT,
  transports: (app) => [{ strategy: app.get(EventConsumerServer) }],
});
