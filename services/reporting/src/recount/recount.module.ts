import { Module } from '@nestjs/common';
import { RecountService } from './recount.service.js';

@Module({ providers: [RecountService] })
export class RecountModule {}
