import { Module } from '@nestjs/common';
import { ClientAuthentication } from './client-authentication.service.js';
import { ClientSecretsQueries } from './client-secrets.queries.js';
import { ClientSecretsResolver } from './client-secrets.resolver.js';
import { ClientSecretsService } from './client-secrets.service.js';

@Module({
  providers: [ClientAuthentication, ClientSecretsQueries, ClientSecretsService, ClientSecretsResolver],
  exports: [ClientAuthentication, ClientSecretsQueries],
})
export class ClientSecretsModule {}
