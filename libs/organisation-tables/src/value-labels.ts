import type { OrgUnitKind, PositionKind, Role } from '@rasad/event-contracts';
import type { Confidence } from '@rasad/import-formats';

/** Values of a field and how each is called in Persian; in English the value itself is written. */
export type ValueLabels = Readonly<Record<string, string>>;

export const kindLabels: Readonly<Record<OrgUnitKind, string>> = {
  COUNCIL: 'شورا',
  COUNCIL_BODY: 'نهاد شورا',
  HEADQUARTERS: 'ستاد',
  DEPUTY: 'معاونت',
  DIRECTORATE: 'اداره کل',
  DISTRICT: 'منطقه',
  DISTRICT_OFFICE: 'ادارهٔ منطقه',
  ORGANISATION: 'سازمان',
  COMPANY: 'شرکت',
  UNIT: 'واحد',
};

export const postLabels: Readonly<Record<PositionKind, string>> = {
  HEAD: 'رئیس',
  DEPUTY: 'معاون',
  SECRETARY: 'دبیر',
  INSPECTOR: 'بازرس',
  SECURITY_OFFICER: 'مسئول حراست',
  EXPERT: 'کارشناس',
  MEMBER: 'عضو',
  OTHER: 'دیگر',
};

export const roleLabels: Readonly<Record<Role, string>> = {
  ADMIN: 'مدیر سامانه',
  LAW_EDITOR: 'ویراستار قانون',
  COMMITTEE: 'کمیتهٔ ستاد',
  INSPECTOR: 'بازرس',
  UNIT_MANAGER: 'مدیر واحد',
  REPORTER: 'گزارشگر',
  VIEWER: 'بیننده',
  SERVICE: 'سرویس',
};

export const confidenceLabels: Readonly<Record<Confidence, string>> = {
  HIGH: 'زیاد',
  MEDIUM: 'متوسط',
  LOW: 'کم',
};
