import { Module } from '@nestjs/common';
import { AppointmentsQueries } from './appointments.queries.js';
import { AppointmentsResolver } from './appointments.resolver.js';
import { AppointmentsService } from './appointments.service.js';
import { PersonAppointmentsResolver } from './person-appointments.resolver.js';

@Module({
  providers: [AppointmentsQueries, AppointmentsService, AppointmentsResolver, PersonAppointmentsResolver],
  exports: [AppointmentsQueries],
})
export class AppointmentsModule {}
