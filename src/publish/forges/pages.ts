import type { Call, Rest } from './rest';

/** How a forge's lists are cut into pages. */
interface Paging {
  /** Parameter with the number of things on a page. */
  readonly sizeIn: string;
  readonly size: number;
}

/** More pages than any commit or repository has use for. */
const mostPages = 200;

/** Everything in a list, page by page. */
export async function allOf(rest: Rest, call: Call, { sizeIn, size }: Paging): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const query = { ...call.query, [sizeIn]: String(size), page: String(page) };
    const { json: list, headers } = await rest.call({ ...call, query });
    if (!Array.isArray(list)) throw rest.fail(`could not ${call.doing}: the answer is no list`);
    all.push(...(list as unknown[]));
    const total = headers.get('x-total-count');
    const more =
      // A forge may give fewer on a page than it was asked for; then its Link says that there is a next one.
      /rel="?next\b/.test(headers.get('link') ?? '') || list.length >= size;
    if (list.length === 0 || !more || (total !== null && all.length >= Number(total))) return all;
  }
  throw rest.fail(`could not ${call.doing}: the list does not end`);
}
