import { Module } from '@nestjs/common';
import { HandOverResolver } from './handover.resolver.js';
import { HandOverService } from './handover.service.js';

@Module({ providers: [HandOverService, HandOverResolver] })
export class HandOverModule {}
