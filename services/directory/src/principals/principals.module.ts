import { Module } from '@nestjs/common';
import { PrincipalVerifier } from '@rasad/service-kit';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { ClientSecretsModule } from '../client-secrets/client-secrets.module.js';
import { DIRECTORY_ENV, type DirectoryEnv } from '../env.js';
import { GrantsModule } from '../grants/grants.module.js';
import { BootstrapAdmin } from './bootstrap-admin.service.js';
import { ClientsController } from './clients.controller.js';
import { PrincipalsController } from './principals.controller.js';

@Module({
  imports: [AccountsModule, AppointmentsModule, ClientSecretsModule, GrantsModule],
  controllers: [ClientsController, PrincipalsController],
  providers: [
    {
      provide: PrincipalVerifier,
      inject: [DIRECTORY_ENV],
      useFactory: (env: DirectoryEnv) =>
        PrincipalVerifier.fromJwk(env.RASAD_PRINCIPAL_PUBLIC_KEY, 'directory'),
    },
    BootstrapAdmin,
  ],
})
export class PrincipalsModule {}
