import { serve } from '@rasad/service-kit';
import { AppModule } from './app.module.js';
import { readDirectoryEnv } from './env.js';

const env = readDirectoryEnv();
await serve(AppModule.forRoot(env), {
  service: 'directory',
  host: env.RASAD_HTTP_HOST,
  port: env.RASAD_HTTP_PORT,
});
