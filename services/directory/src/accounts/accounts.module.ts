import { Module } from '@nestjs/common';
import { AccountsQueries } from './accounts.queries.js';
import { DisablingResolver } from './disabling.resolver.js';
import { DisablingService } from './disabling.service.js';
import { PeopleService } from './people.service.js';
import { PeopleResolver } from './people.resolver.js';
import { ServiceAccountsResolver } from './service-accounts.resolver.js';
import { ServiceAccountsService } from './service-accounts.service.js';

@Module({
  providers: [
    AccountsQueries,
    DisablingService,
    DisablingResolver,
    PeopleService,
    PeopleResolver,
    ServiceAccountsService,
    ServiceAccountsResolver,
  ],
  exports: [AccountsQueries],
})
export class AccountsModule {}
