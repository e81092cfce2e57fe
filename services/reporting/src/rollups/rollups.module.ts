import { Module } from '@nestjs/common';
import { RollupsService } from './rollups.service.js';
import { TasksConsumer } from './tasks.consumer.js';

@Module({ controllers: [TasksConsumer], providers: [RollupsService] })
export class RollupsModule {}
