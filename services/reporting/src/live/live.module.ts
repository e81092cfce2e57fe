import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock.js';
import { GrantsConsumer } from './grants.consumer.js';
import { LiveAccess } from './live-access.js';
import { RollupNotices } from './rollup-notices.js';

/** What live queries share; global, since every feature follows changes. */
@Global()
@Module({
  controllers: [GrantsConsumer],
  providers: [Clock, LiveAccess, RollupNotices],
  exports: [Clock, LiveAccess, RollupNotices],
})
export class LiveModule {}
