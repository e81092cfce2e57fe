import { Module, type DynamicModule } from '@nestjs/common';
import { REBUILD_URLS, RebuildService, type RebuildUrls } from './rebuild.service.js';

@Module({})
export class RebuildModule {
  static register(urls: RebuildUrls): DynamicModule {
    return {
      module: RebuildModule,
      providers: [RebuildService, { provide: REBUILD_URLS, useValue: urls }],
    };
  }
}
