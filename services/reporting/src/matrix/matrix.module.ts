import { Module } from '@nestjs/common';
import { MatrixStreams } from './matrix-streams.js';
import { MatrixLegendResolver, MatrixResolver } from './matrix.resolver.js';
import { MatrixService } from './matrix.service.js';

@Module({ providers: [MatrixService, MatrixStreams, MatrixResolver, MatrixLegendResolver] })
export class MatrixModule {}
