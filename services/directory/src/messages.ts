import type { MessageText } from '@rasad/service-kit';

/** Messages that only this service gives. */
export const directoryMessages = {
  usernameStays: {
    fa: 'نام کاربری عوض نمی‌شود؛ کاربر تازه‌ای بسازید.',
    en: 'A username does not change: make a new user.',
  },
  administratorsStay: {
    fa: 'کاربری که مدیر سامانه است از این راه تغییر نمی‌کند.',
    en: 'Somebody who administers the organisation is not changed this way.',
  },
  groupName: {
    fa: 'نام گروه باید از ۱ تا ۲۰۰ نویسه باشد.',
    en: 'The name of a group has 1 to 200 characters.',
  },
  groupMembers: {
    fa: 'گروه بیش از {max} عضو نمی‌گیرد.',
    en: 'A group has at most {max} members.',
  },
  groupStranger: {
    fa: 'عضو «{id}» کاربر شناخته‌ای نیست.',
    en: 'The member "{id}" is not a known person.',
  },
  documentOrFiles: {
    fa: 'یا سند را بدهید یا فایل‌ها را، نه هر دو را و نه هیچ‌کدام را.',
    en: 'Give either the document or files, not both and not neither.',
  },
  beforeParent: {
    fa: 'واحد بالادست در این تاریخ هنوز آغاز نشده است ({from}).',
    en: 'The parent unit has not begun on that date ({from}).',
  },
  beforeUnit: {
    fa: 'واحد در این تاریخ هنوز آغاز نشده است ({from}).',
    en: 'The unit has not begun on that date ({from}).',
  },
  changedSince: {
    fa: 'این واحد از {on} تغییر دیگری دارد؛ تغییری که پیش از آن اثر کند پذیرفته نیست.',
    en: 'The unit changes otherwise from {on} on: a change that takes effect before it is not accepted.',
  },
  cycleFrom: {
    fa: 'واحد از {on} زیر خودش می‌رفت.',
    en: 'From {on} on the unit would stand under itself.',
  },
  parentClosedFrom: {
    fa: 'واحد بالادست از {on} بسته است.',
    en: 'The parent unit is closed from {on} on.',
  },
  childrenOpenFrom: {
    fa: 'واحدهای زیرمجموعهٔ آن از {on} هنوز باز است.',
    en: 'Units below it are still open from {on} on.',
  },
  noHeir: {
    fa: 'این واحد در {on} نیست و نمی‌تواند جانشین باشد.',
    en: 'This unit does not exist on {on} and cannot take over.',
  },
  postBegins: {
    fa: 'سمت «{code}» از {on} در این واحد آغاز می‌شود؛ واحد پیش از آن بسته نمی‌شود.',
    en: 'The post "{code}" begins in this unit on {on}: it cannot close before that.',
  },
  oneHeir: {
    fa: 'یا یک واحد موجود را نام ببرید یا یک واحد تازه را، نه هر دو.',
    en: 'Name either an existing unit or a new one, not both.',
  },
  ownSuccessor: {
    fa: 'واحدی که بسته می‌شود جانشین خودش نیست.',
    en: 'A unit that closes cannot take over from itself.',
  },
  tooManyUnits: { fa: 'بیش از {max} واحد پذیرفته نیست.', en: 'More than {max} units are not accepted.' },
  tooFewParts: { fa: 'واحد دست‌کم دو پاره می‌شود.', en: 'A unit is split into two parts or more.' },
  namedTwice: { fa: 'یک واحد دو بار نام برده شده است.', en: 'A unit is named twice.' },
  noChild: {
    fa: 'یکی از این واحدها زیرمجموعهٔ واحدی که پاره می‌شود نیست.',
    en: 'One of these units is not a child of the unit that is split.',
  },
  childrenLeft: {
    fa: '{count} واحد زیرمجموعه هنوز به هیچ پاره‌ای داده نشده است.',
    en: '{count} of its children are given to no part.',
  },
  againstPlan: {
    fa: 'با تغییری که برای {on} دربارهٔ «{code}» برنامه‌ریزی شده است نمی‌سازد.',
    en: 'It contradicts what is planned for "{code}" from {on} on.',
  },
  outsideUnit: {
    fa: 'واحد این سمت در همهٔ این روزها وجود ندارد.',
    en: 'The unit of this post does not exist on all of these days.',
  },
  positionOfOtherUnit: {
    fa: 'این سمت از آنِ واحد دیگری است؛ سمت‌ها جابه‌جا نمی‌شوند.',
    en: 'This post belongs to another unit: posts do not move.',
  },
  positionClosed: { fa: 'این سمت بسته شده است.', en: 'This post is closed.' },
  positionTaken: {
    fa: 'این سمت در این زمان متصدی دارد.',
    en: 'This post has its holder at that time.',
  },
  outsidePosition: {
    fa: 'این سمت در همهٔ این روزها وجود ندارد.',
    en: 'This post does not exist on all of these days.',
  },
  alreadyAppointed: {
    fa: 'این شخص در این زمان همین سمت را دارد.',
    en: 'This person holds the post at that time already.',
  },
  appointmentEnded: {
    fa: 'این انتصاب تا آن روز پایان یافته است.',
    en: 'This appointment has ended by that day.',
  },
  tooDeep: { fa: 'درخت بیش از {max} لایه می‌شود.', en: 'The tree would become deeper than {max} levels.' },
  tooManyTags: { fa: 'بیش از {max} برچسب پذیرفته نیست.', en: 'More than {max} tags are not accepted.' },
  invalidTag: { fa: 'برچسب «{tag}» درست نیست.', en: 'The tag "{tag}" is not valid.' },
  invalidEmail: { fa: 'این نشانی ایمیل نیست.', en: 'This is not an e-mail address.' },
  usernameTaken: {
    fa: 'نام کاربری «{username}» از آنِ حسابی از گونهٔ دیگر است.',
    en: 'The username "{username}" belongs to an account of the other kind.',
  },
  delegatedOnce: {
    fa: 'اختیاری که تفویض شده است دوباره تفویض نمی‌شود.',
    en: 'A right that was delegated is not delegated further.',
  },
  delegationToOneself: { fa: 'کسی به خودش تفویض نمی‌کند.', en: 'Nobody delegates to themselves.' },
  handOverToOneself: {
    fa: 'کسی وظایف را به خودش تحویل نمی‌دهد.',
    en: 'Nobody hands duties over to themselves.',
  },
  nothingHeld: {
    fa: 'این شخص از آن روز چیزی برای تحویل ندارد.',
    en: 'This person holds nothing from that day on.',
  },
  grantEnded: { fa: 'این اختیار امروز برقرار نیست.', en: 'This grant does not hold today.' },
  longerThanSource: {
    fa: 'تفویض از خود اختیار بیرون نمی‌زند.',
    en: 'A delegation lies within the time of the grant itself.',
  },
  beforeVersion: {
    fa: 'نسخهٔ تازهٔ آیین‌نامه باید از روز نسخهٔ پیشین ({from}) یا پس از آن برقرار باشد.',
    en: 'A new version of a charter holds from the day of the one before it ({from}) or later.',
  },
  pastDate: { fa: 'تاریخ نمی‌تواند در گذشته باشد.', en: 'The date must not lie in the past.' },
  alreadyDisabled: { fa: 'این حساب پیش‌تر غیرفعال شده است.', en: 'This account is already disabled.' },
  notDisabled: { fa: 'این حساب غیرفعال نیست.', en: 'This account is not disabled.' },
  disablesOneself: { fa: 'کسی حساب خودش را غیرفعال نمی‌کند.', en: 'Nobody disables their own account.' },
  accountDisabled: { fa: 'این حساب غیرفعال است.', en: 'This account is disabled.' },
  secretDays: { fa: 'از ۱ تا {max} روز.', en: 'Between 1 and {max} days.' },
  tooManySecrets: {
    fa: 'این حساب {max} رمز برقرار دارد؛ نخست یکی را پس بگیرید.',
    en: 'This account has {max} secrets that count: withdraw one first.',
  },
  secretOver: { fa: 'این رمز دیگر اعتبار ندارد.', en: 'This secret does not count any more.' },
  alreadyRevoked: { fa: 'این اختیار پیش‌تر پس گرفته شده است.', en: 'This grant was already revoked.' },
  ownGrant: {
    fa: 'کسی نمی‌تواند به خودش نقشی بدهد که ندارد.',
    en: 'Nobody gives themselves a role that they do not have.',
  },
  serviceRole: {
    fa: 'نقش SERVICE تنها برای حساب سرویس است.',
    en: 'The role SERVICE is for service accounts only.',
  },
  roleOfPeople: {
    fa: 'حساب سرویس تنها نقش SERVICE می‌گیرد.',
    en: 'A service account has no role but SERVICE.',
  },
  delegatedGivesNone: {
    fa: 'با اختیاری که تفویض شده است به کسی نقش داده نمی‌شود.',
    en: 'A right that was delegated gives nobody a role.',
  },
  delegationToGiver: {
    fa: 'اختیار به کسی که آن را داده است تفویض نمی‌شود.',
    en: 'A right is not delegated to whoever gave it.',
  },
  longerThanOwnGrant: {
    fa: 'اختیار مدیریت نمی‌تواند دیرتر از اختیار دهنده‌اش پایان یابد.',
    en: 'An administrator’s grant cannot outlast that of the one who gives it.',
  },
  lastAdministrator: {
    fa: 'این آخرین مدیر کل سازمان است؛ نخست دیگری را بگمارید.',
    en: 'This is the last administrator of the whole organisation: appoint another one first.',
  },
} as const satisfies Record<string, MessageText>;
