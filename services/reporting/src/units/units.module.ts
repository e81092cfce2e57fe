import { Module } from '@nestjs/common';
import { RollupsModule } from '../rollups/rollups.module.js';
import { UnitsConsumer } from './units.consumer.js';
import { UnitsService } from './units.service.js';

@Module({ imports: [RollupsModule], controllers: [UnitsConsumer], providers: [UnitsService] })
export class UnitsModule {}
