import { Module } from '@nestjs/common';
import { LawConsumer } from './law.consumer.js';
import { LawService } from './law.service.js';

@Module({ controllers: [LawConsumer], providers: [LawService] })
export class LawModule {}
