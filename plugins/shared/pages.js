// Tables that go on, a page at a time.

/** Rows of one page. */
export const ON_TAB = 25;

export function pageOf(input) {
  const page = Number((input.page || {}).cursor || 1);
  return Number.isInteger(page) && page > 0 && page <= 40 ? page : 1;
}

export function paged(table, id, next) {
  return next === undefined ? table : { ...table, id, next: String(next) };
}
