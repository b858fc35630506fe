import fc from 'fast-check';
import { firsts, onceFor, onceForList } from '../../src/kinds/once';

test('a thing is asked about once', () => {
  const asked: object[] = [];
  const answer = onceFor((thing: object) => asked.push(thing));
  const [one, other] = [{}, {}];
  expect([answer(one), answer(other), answer(one)]).toEqual([1, 2, 1]);
  expect(asked).toHaveLength(2);
});

const things = [{ n: 0 }, { n: 1 }, { n: 2 }] as const;
const lists = fc.array(fc.array(fc.constantFrom(...things), { maxLength: 4 }), { maxLength: 20 });
const textOf = (list: readonly { readonly n: number }[]): string => list.map(({ n }) => n).join();

test('lists of the same things in the same order have one answer, others have others', () => {
  fc.assert(
    fc.property(lists, all => {
      const asked: string[] = [];
      const answer = onceForList((list: readonly { readonly n: number }[]) => {
        asked.push(textOf(list));
        return { text: textOf(list) };
      });
      for (const list of all) expect(answer(list).text).toBe(textOf(list));
      expect(asked).toEqual([...new Set(all.map(textOf))]);
    }),
  );
});

test('only the first of equal lists is a first', () => {
  fc.assert(
    fc.property(lists, all => {
      const isFirst = firsts();
      const texts = all.map(textOf);
      expect(all.map(list => isFirst(list))).toEqual(texts.map((text, i) => texts.indexOf(text) === i));
    }),
  );
});
