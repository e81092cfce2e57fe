import { Module } from '@nestjs/common';
import { AppointmentsQueries } from './appointments.queries.js';

@Module({ providers: [AppointmentsQueries], exports: [AppointmentsQueries] })
export class AppointmentsModule {}
