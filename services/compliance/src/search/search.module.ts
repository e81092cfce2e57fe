import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { SearchResolver } from './search.resolver.js';

/** Finding by words. */
@Module({ imports: [ReadsModule], providers: [SearchResolver] })
export class SearchModule {}
