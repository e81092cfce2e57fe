// «ماده ۵ قانون …», «تبصره این ماده»: words after which the number before them only refers to something.
const AFTER_A_REFERENCE =
  /^(?:[([«"]|(?:های?|این|آن|همین|همان|قانون|قوانین|آیین نامه|اییننامه|آییننامه|ایین نامه|اساسنامه|اساس نامه|لایحه|مصوبه|تصویب ?نامه|دستورالعمل|اصلاحیه|فوق|مذکور|مزبور|یاد ?شده|اخیر|ذیل|زیر|پیش ?گفته|موضوع|مصوب|و|یا|تا|الی|لغایت|نیز|که|از|را|است|باشد|می|بند|بندهای|ماده|مواد|تبصره|جزء|اصل|فصل|بخش|باب)(?!\p{L}))/u;

/** Whether a text in matched form goes on as after a reference, not as after a marker. */
export function continuesReference(text: string): boolean {
  return AFTER_A_REFERENCE.test(text);
}

const TITLE_END = /: ?$/;
const LONGEST_TITLE = 200;

/** Whether what follows an article's number is its title («ماده ۹ قانون …:»), the body being in the next paragraph. */
export function isArticleTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && TITLE_END.test(text);
}
