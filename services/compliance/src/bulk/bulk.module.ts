import { Module } from '@nestjs/common';
import { BulkCommands } from './bulk-commands.service.js';

/** Commands of many rows. */
@Module({ providers: [BulkCommands], exports: [BulkCommands] })
export class BulkModule {}
