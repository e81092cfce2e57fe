import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ExplanationsResolver } from './explanations.resolver.js';
import { ExplanationsService } from './explanations.service.js';
import { GrantVerdictsResolver } from './grant-verdicts.resolver.js';

@Module({
  imports: [AccountsModule, GrantsModule, UnitsModule],
  providers: [ExplanationsService, ExplanationsResolver, GrantVerdictsResolver],
})
export class ExplanationsModule {}
