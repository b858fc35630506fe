/** Longer texts are rare, and have memory of their own. */
const longest = 4 * 1024 * 1024;

let memory = Buffer.allocUnsafeSlow(1024 * 1024);

/** Memory for one file at a time, with what was put into it last, and with room for some bytes. */
export function scratch(size: number): Buffer {
  if (memory.length < size) {
    const larger = Buffer.allocUnsafeSlow(Math.max(size, 2 * memory.length));
    memory.copy(larger);
    memory = larger;
  }
  return memory;
}

/** The bytes of a text, until the next call. */
export function encode(text: string): Buffer {
  if (text.length > longest) return Buffer.from(text);
  // UTF-8 takes at most three bytes for each unit of UTF-16.
  const room = scratch(3 * text.length);
  return room.subarray(0, room.write(text));
}
