import { Module } from '@nestjs/common';
import { PrincipalVerifier } from '@rasad/service-kit';
import { DIRECTORY_ENV, type DirectoryEnv } from '../env.js';
import { GrantsModule } from '../grants/grants.module.js';
import { ScimDiscoveryController } from './scim-discovery.controller.js';
import { ScimGroupsService } from './scim-groups.service.js';
import { ScimUsersService } from './scim-users.service.js';
import { ScimController } from './scim.controller.js';
import { ScimQueries } from './scim.queries.js';

@Module({
  imports: [GrantsModule],
  controllers: [ScimDiscoveryController, ScimController],
  providers: [
    {
      provide: PrincipalVerifier,
      inject: [DIRECTORY_ENV],
      useFactory: (env: DirectoryEnv) =>
        PrincipalVerifier.fromJwk(env.RASAD_PRINCIPAL_PUBLIC_KEY, 'directory'),
    },
    ScimQueries,
    ScimUsersService,
    ScimGroupsService,
  ],
})
export class ScimModule {}
