import { Module } from '@nestjs/common';
import { ViewerGrantsResolver } from './viewer-grants.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';

@Module({ providers: [ViewerResolver, ViewerGrantsResolver] })
export class ViewerModule {}
