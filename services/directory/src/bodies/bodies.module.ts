import { Module } from '@nestjs/common';
import { BodiesQueries } from './bodies.queries.js';
import { BodiesResolver } from './bodies.resolver.js';
import { BodiesService } from './bodies.service.js';
import { BodySeatsResolver } from './body-seats.resolver.js';
import { UnitBodiesResolver } from './unit-bodies.resolver.js';
import { ViewerBodiesResolver } from './viewer-bodies.resolver.js';

@Module({
  providers: [
    BodiesQueries,
    BodiesService,
    BodiesResolver,
    BodySeatsResolver,
    UnitBodiesResolver,
    ViewerBodiesResolver,
  ],
  exports: [BodiesQueries],
})
export class BodiesModule {}
