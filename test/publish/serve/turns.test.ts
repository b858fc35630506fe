import { Guests } from '../../../src/publish/serve/guests';
import { Turns } from '../../../src/publish/serve/turns';

/** Who has had a turn so far, by asking for them in an order. */
async function begun(turns: Turns, addresses: readonly string[]): Promise<[string[], (() => void)[]]> {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  for (const address of addresses)
    void turns.take(address).then(end => {
      order.push(address);
      ends.push(end);
    });
  await settled();
  return [order, ends];
}

const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('one address leaves turns to others, and gets its own as they end', async () => {
  const [order, ends] = await begun(new Turns(new Guests(3, 2)), ['a', 'a', 'a', 'b', 'b', 'a']);
  expect(order).toEqual(['a', 'a', 'b']);
  // A turn of the second: the third of the first may not begin yet.
  ends[2]?.();
  await settled();
  expect(order).toEqual(['a', 'a', 'b', 'b']);
  ends[0]?.();
  await settled();
  expect(order).toEqual(['a', 'a', 'b', 'b', 'a']);
});

test('guests are counted by address and in all', () => {
  const guests = new Guests(3, 2);
  const leave = guests.enter('a');
  expect([guests.enter('a'), guests.enter('a'), guests.enter('b'), guests.enter('c')]).toEqual([
    expect.any(Function),
    undefined,
    expect.any(Function),
    undefined,
  ]);
  leave?.();
  expect([guests.enter('c'), guests.enter('a')]).toEqual([expect.any(Function), undefined]);
});
